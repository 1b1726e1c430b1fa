package dev.bellhop.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.database.Sql;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 with a key that the database keeps, so that all replicas have the same.
public final class StoredKeyHash {
    private static final String ALGORITHM = "HmacSHA256";
    private final Sql sql;
    private final String query;
    private volatile SecretKeySpec key;

    /// @param query selects the key: one row with one column
    public StoredKeyHash(Sql sql, String query) {
        this.sql = sql;
        this.query = query;
    }

    public byte[] of(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            var stored = sql.list(query, row -> row.getBytes(1));
            key = new SecretKeySpec(stored.getFirst(), ALGORITHM);
        }
        return key;
    }
}
