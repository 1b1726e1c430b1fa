package dev.bellhop.site;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import dev.bellhop.common.Refusal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Reads public keys in PEM (SubjectPublicKeyInfo; RFC 7468, 13).
final class PublicKeys {
    private static final String HEAD = "-----BEGIN PUBLIC KEY-----";
    private static final String TAIL = "-----END PUBLIC KEY-----";
    private static final List<String> FAMILIES = List.of("RSA", "EC", "Ed25519");
    /// RFC 7518, 3.3.
    private static final int LEAST_RSA = 2_048;
    private static final int MOST_RSA = 8_192;

    private PublicKeys() {}

    /// @return the Base64 between the two lines, without its line breaks
    static String parse(String pem) {
        var text = pem == null ? "" : pem.strip();
        if (!text.startsWith(HEAD) || !text.endsWith(TAIL) || text.length() < HEAD.length() + TAIL.length()) {
            throw unreadable();
        }
        var base64 =
                text.substring(HEAD.length(), text.length() - TAIL.length()).replaceAll("\\s", "");
        algorithm(read(base64));
        return base64;
    }

    static PublicKey read(String base64) {
        var encoded = new X509EncodedKeySpec(decode(base64));
        for (var family : FAMILIES) {
            try {
                return KeyFactory.getInstance(family).generatePublic(encoded);
            } catch (GeneralSecurityException _) {
                // A key of another algorithm family.
            }
        }
        throw unreadable();
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw unreadable();
        }
    }

    /// The only JWT algorithm that the key supports.
    static JWSAlgorithm algorithm(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa when isSound(rsa.getModulus().bitLength()) -> JWSAlgorithm.RS256;
            case ECPublicKey ec when Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams())) -> JWSAlgorithm.ES256;
            case EdECPublicKey _ -> JWSAlgorithm.EdDSA;
            default -> throw unreadable();
        };
    }

    private static boolean isSound(int bits) {
        return bits >= LEAST_RSA && bits <= MOST_RSA;
    }

    private static Refusal unreadable() {
        return Refusal.malformed("The field \"publicKey\" must be a public key as PEM (-----BEGIN PUBLIC KEY-----):"
                + " RSA of 2048 to 8192 bits, EC on P-256, or Ed25519.");
    }
}
