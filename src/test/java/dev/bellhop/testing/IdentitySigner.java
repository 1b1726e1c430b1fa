package dev.bellhop.testing;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What a company's own server does to say who a visitor is, and what an impostor would.
public final class IdentitySigner {
    private IdentitySigner() {}

    /// An identity key: its id, and its secret where it has one.
    public record MadeKey(UUID id, String secret) {}

    public static MadeKey secret(Company company) {
        return made(company, Map.of("kind", "secret"));
    }

    public static MadeKey hashing(Company company) {
        return made(company, Map.of("kind", "hash"));
    }

    public static MadeKey publicKey(Company company, Key key) {
        return made(company, Map.of("kind", "public", "publicKey", pem(key)));
    }

    private static MadeKey made(Company company, Map<String, String> draft) {
        var answer = as(company.signIn())
                .body(draft)
                .post(keys(company))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new MadeKey(answer.getUUID("key.id"), answer.getString("secret"));
    }

    public static String keys(Company company) {
        return "/api/v1/sites/" + company.site().id() + "/identity-keys";
    }

    public static String pem(Key key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    public static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Claims that are good for an hour; to be changed at will.
    public static Map<String, Object> claims(String sub) {
        return ending(sub, 3_600);
    }

    public static Map<String, Object> ending(String sub, long inSeconds) {
        return new HashMap<>(Map.of("sub", sub, "exp", Instant.now().getEpochSecond() + inSeconds));
    }

    public static String json(Map<String, ?> claims) {
        return JSONObjectUtils.toJSONString(claims);
    }

    public static String jwt(String secret, String sub) {
        return jwt("HS256", hmacKey(secret), claims(sub));
    }

    public static String jwt(String algorithm, Key key, Map<String, Object> claims) {
        return jwt(new JWSHeader(JWSAlgorithm.parse(algorithm)), key, claims);
    }

    public static String jwt(JWSHeader head, Key key, Map<String, Object> claims) {
        try {
            var signed = new JWSObject(head, new Payload(claims));
            signed.sign(signer(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner signer(Key key) throws JOSEException {
        return switch (key) {
            case SecretKey secret -> new MACSigner(secret);
            case RSAPrivateKey rsa -> new RSASSASigner(rsa);
            case ECPrivateKey ec -> new ECDSASigner(ec);
            case EdECPrivateKey ed -> new Ed25519Signer(ed);
            default -> throw new AssertionError(key.getAlgorithm());
        };
    }

    private static final class Ed25519Signer extends EdDSAProvider implements JWSSigner {
        private final EdECPrivateKey key;

        Ed25519Signer(EdECPrivateKey key) {
            this.key = key;
        }

        @Override
        public Base64URL sign(JWSHeader head, byte[] text) throws JOSEException {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(text);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException(e.getMessage(), e);
            }
        }
    }

    public static Key hmacKey(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// Put together by hand, for what no library would sign.
    public static String forged(String head, String claims, byte[] secret) {
        var signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + (secret.length == 0 ? "" : base64(hmac(secret, signed)));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String hash(String secret, String id) {
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), id));
    }

    private static byte[] hmac(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static Map<String, ?> byJwt(String jwt) {
        return Map.of("jwt", jwt);
    }

    public static Map<String, ?> byHash(String id, String hash) {
        return Map.of("id", id, "hash", hash);
    }

    /// @param token what the browser has, or null
    public static Response identify(Company company, Map<String, ?> identity, String token) {
        var body = new HashMap<String, Object>(Map.of("site", company.site().key(), "identity", identity));
        var request = token == null ? given().contentType(ContentType.JSON) : as(token);
        return request.header("Origin", Company.ORIGIN).body(body).post("/api/v1/visitors");
    }

    public static Company.Guest known(Company company, Map<String, ?> identity, String token) {
        var answer = identify(company, identity, token)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Company.Guest(
                answer.getUUID("visitor.id"), answer.getString("visitor.name"), answer.getString("token"));
    }
}
