package dev.bellhop.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.database.Sql;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Fingerprints of requests: HMAC-SHA256 with a key that the database keeps, since a request may contain a password.
@Singleton
class RequestFingerprint {
    private static final String ALGORITHM = "HmacSHA256";
    private final Sql sql;
    private volatile SecretKeySpec key;

    RequestFingerprint(Sql sql) {
        this.sql = sql;
    }

    String of(String request) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(request.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private SecretKeySpec key() {
        if (key == null) {
            var stored = sql.list("select key from fingerprint_key", row -> row.getBytes(1));
            key = new SecretKeySpec(stored.getFirst(), ALGORITHM);
        }
        return key;
    }
}
