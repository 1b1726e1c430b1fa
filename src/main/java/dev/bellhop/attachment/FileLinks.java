package dev.bellhop.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.security.StoredKeyHash;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// Links under which files are fetched without a token: a picture in a page, a download. Who may have one is decided
/// before, and each is good for a while only.
@Singleton
public class FileLinks {
    /// @param url relative to the service
    public record Link(String url, Instant until) {}

    private final StoredKeyHash hash;
    private final FilesConfig config;
    private final Clock clock;

    FileLinks(Sql sql, FilesConfig config, Clock clock) {
        this.hash = new StoredKeyHash(sql, "select key from file_link_key");
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(id + " " + until));
    }
}
