package dev.bellhop.site;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// A valid identity key, ready to verify signatures.
///
/// @param algorithms by JWT name; a JWT with any other algorithm is not checked with this key
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

    // The bytes of the text, as every library uses it; 512 random bits are enough for all three algorithms.
    private static Key secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// Hides the secret.
    @Override
    public String toString() {
        return "VerificationKey[" + id + "]";
    }
}
