package dev.bellhop.attachment;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// How much may be uploaded, and kept.
@Singleton
class UploadLimits {
    private static final long MEGABYTE = 1024 * 1024;
    private static final String FULL_DAY = "That is more than is taken here in a day. Try again later.";
    private static final String KEPT = "select coalesce(sum(size), 0) from attachment where workspace = ?";
    private static final String UNPOSTED =
            "select count(*) from attachment where workspace = ? and owner = ? and conversation is null";

    private final FilesConfig config;
    private final Sql sql;
    private final TokenBuckets<UUID> visitors;
    private final TokenBuckets<UUID> workspaces;

    UploadLimits(FilesConfig config, Sql sql) {
        this.config = config;
        this.sql = sql;
        visitors = new TokenBuckets<>(new RateLimit(config.visitorPerDay().asLongValue(), Duration.ofDays(1)));
        workspaces = new TokenBuckets<>(new RateLimit(config.visitorsPerDay().asLongValue(), Duration.ofDays(1)));
    }

    /// In bytes.
    long largest() {
        return config.largest().asLongValue();
    }

    /// Counts a file that is about to come, or refuses it.
    void take(Caller caller, long size) {
        if (size < 1) {
            throw Refusal.malformed("The file is empty. Choose another one.");
        }
        if (size > largest()) {
            throw Refusal.tooLarge(
                    "The file has more than " + largest() / MEGABYTE + " MB. Make it smaller, or send a link to it.");
        }
        if (count(UNPOSTED, caller.workspace(), caller.id()) >= config.unposted()) {
            throw Refusal.conflict("There are " + config.unposted()
                    + " files already that are in no message. Send or remove some of them first.");
        }
        if (count(KEPT, caller.workspace()) + size > config.perWorkspace().asLongValue()) {
            throw Refusal.conflict("There is no room for more files in this workspace.");
        }
        if (caller instanceof Caller.Visitor visitor) {
            visitors.require(visitor.id(), size, FULL_DAY);
            workspaces.require(visitor.workspace(), size, FULL_DAY);
        }
    }

    private long count(String query, Object... values) {
        return sql.list(query, row -> row.getLong(1), values).getFirst();
    }
}
