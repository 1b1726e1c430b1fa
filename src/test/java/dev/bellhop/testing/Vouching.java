package dev.bellhop.testing;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// What a company's own server does to say who a visitor is, and what an impostor would.
public final class Vouching {
    private Vouching() {}

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

    /// Claims that are good for an hour.
    public static JwtClaims claims(String sub) {
        var claims = new JwtClaims();
        claims.setSubject(sub);
        claims.setExpirationTimeMinutesInTheFuture(60);
        return claims;
    }

    public static JwtClaims ending(String sub, long inSeconds) {
        var claims = claims(sub);
        var end = NumericDate.now();
        end.addSeconds(inSeconds);
        claims.setExpirationTime(end);
        return claims;
    }

    public static String jwt(String secret, String sub) {
        return jwt("HS256", hmacKey(secret), claims(sub));
    }

    public static String jwt(String algorithm, Key key, JwtClaims claims) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setPayload(claims.toJson());
            signature.setKey(key);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
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
