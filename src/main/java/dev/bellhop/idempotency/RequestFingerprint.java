package dev.bellhop.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.database.Sql;
import dev.bellhop.security.StoredKeyHash;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Fingerprints of requests, keyed, since a request may contain a password.
@Singleton
class RequestFingerprint {
    private final StoredKeyHash hash;

    RequestFingerprint(Sql sql) {
        this.hash = new StoredKeyHash(sql, "select key from fingerprint_key");
    }

    String of(String request) {
        return HexFormat.of().formatHex(hash.of(request));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
