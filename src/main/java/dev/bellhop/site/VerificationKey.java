package dev.bellhop.site;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.EdECPublicKey;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// A valid identity key, ready to verify signatures.
///
/// @param algorithms a JWT with any other algorithm is not checked with this key
public record VerificationKey(UUID id, IdentityKeyKind kind, Key key, List<JWSAlgorithm> algorithms) {
    static VerificationKey of(IdentityKey key) {
        return switch (key.kind()) {
            case SECRET -> new VerificationKey(key.id, key.kind(), secret(key.material), hmac());
            case HASH -> new VerificationKey(key.id, key.kind(), secret(key.material), List.of());
            case PUBLIC -> {
                var known = PublicKeys.read(key.material);
                yield new VerificationKey(key.id, key.kind(), known, List.of(PublicKeys.algorithm(known)));
            }
        };
    }

    // No static: Nimbus is initialised at run time in a native image.
    private static List<JWSAlgorithm> hmac() {
        return List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512);
    }

    // The bytes of the text, as every library uses it; 512 random bits are enough for all three algorithms.
    private static Key secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// Whether a JWT is signed with this key by one of the key's algorithms, whatever the JWT's header says (RFC 8725,
    /// 3.1).
    public boolean signed(SignedJWT jwt) {
        try {
            return algorithms.contains(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier(jwt.getHeader()));
        } catch (JOSEException _) {
            return false;
        }
    }

    private JWSVerifier verifier(JWSHeader head) throws JOSEException {
        return key instanceof EdECPublicKey ed
                ? new Ed25519Verifier(ed)
                : new DefaultJWSVerifierFactory().createJWSVerifier(head, key);
    }

    /// Hides the secret.
    @Override
    public String toString() {
        return "VerificationKey[" + id + "]";
    }
}
