package dev.bellhop.site;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// A live identity key, ready to check a signature with.
///
/// @param algorithms by their names in JWTs; what is signed with another one is not checked with this key at all
public record VerificationKey(UUID id, IdentityKeyKind kind, Key key, List<String> algorithms) {
    private static final List<String> HMAC = List.of("HS256", "HS384", "HS512");

    static VerificationKey of(IdentityKey key) {
        return switch (key.kind()) {
            case SECRET -> new VerificationKey(key.id, key.kind(), secret(key.material), HMAC);
            case HASH -> new VerificationKey(key.id, key.kind(), secret(key.material), List.of());
            case PUBLIC -> {
                var known = PublicKeys.read(key.material);
                yield new VerificationKey(key.id, key.kind(), known, List.of(PublicKeys.algorithm(known)));
            }
        };
    }

    // The text itself, as every library takes it; it has 512 random bits, enough for each of the three.
    private static Key secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "VerificationKey[" + id + "]";
    }
}
