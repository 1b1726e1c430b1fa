package dev.bellhop.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links under which files are fetched without a token: a picture in a page, a download. Who may have one is decided
/// before, and each is good for a while only.
@Singleton
public class FileLinks {
    /// @param url relative to the service
    public record Link(String url, Instant until) {}

    private static final String ALGORITHM = "HmacSHA256";
    private final Sql sql;
    private final FilesConfig config;
    private final Clock clock;
    private volatile SecretKeySpec key;

    FileLinks(Sql sql, FilesConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    public Link to(UUID id) {
        var until = clock.instant().plus(config.linkFor()).truncatedTo(ChronoUnit.SECONDS);
        var seconds = until.getEpochSecond();
        return new Link("/files/" + id + "?until=" + seconds + "&signature=" + signature(id, seconds), until);
    }

    /// Refuses a link that was not made here, or is too old.
    void check(UUID id, Long until, String signature) {
        var isOurs = until != null
                && signature != null
                && MessageDigest.isEqual(signature(id, until).getBytes(US_ASCII), signature.getBytes(US_ASCII));
        if (!isOurs || clock.instant().isAfter(Instant.ofEpochSecond(until))) {
            throw Refusal.forbidden(
                    "This link is too old, or not complete. Open the file from its conversation again.");
        }
    }

    private String signature(UUID id, long until) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            var signed = mac.doFinal((id + " " + until).getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            var stored = sql.list("select key from file_link_key", row -> row.getBytes(1));
            key = new SecretKeySpec(stored.getFirst(), ALGORITHM);
        }
        return key;
    }
}
