package dev.bellhop.attachment;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// How much may be uploaded, and kept.
@Singleton
class UploadLimits {
    private static final long MEGABYTE = 1024 * 1024;
    private static final String FULL_DAY = "That is more than is taken here in a day. Try again later.";
    /// What a file counts for at least: its row, its place in a folder and its block of the disk are kept, too.
    private static final long LEAST = 64 * 1024;
    /// Of what a workspace may keep, visitors leave a quarter to its agents.
    private static final double VISITORS = 0.75;
    private static final String KEPT =
            "select coalesce(sum(greatest(size, " + LEAST + ")), 0) from attachment where workspace = ?";
    private static final String UNPOSTED =
            "select count(*) from attachment where workspace = ? and owner = ? and conversation is null";

    private final FilesConfig config;
    private final Sql sql;
    private final TokenBuckets<UUID> visitors;
    private final TokenBuckets<String> addresses;
    private final RequestRateLimits requests;
    private final TokenBuckets<UUID> workspaces;

    UploadLimits(FilesConfig config, Sql sql, RequestRateLimits requests) {
        this.requests = requests;
        this.config = config;
        this.sql = sql;
        visitors = new TokenBuckets<>(daily(config.visitorPerDay()));
        addresses = new TokenBuckets<>(daily(config.addressPerDay()));
        workspaces = new TokenBuckets<>(daily(config.visitorsPerDay()));
    }

    private static RateLimit daily(MemorySize most) {
        return new RateLimit(most.asLongValue(), Duration.ofDays(1));
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
        var counted = Math.max(size, LEAST);
        if (caller instanceof Caller.Visitor visitor) {
            visitors.require(visitor.id(), counted, FULL_DAY);
            addresses.require(requests.address(), counted, FULL_DAY);
            workspaces.require(visitor.workspace(), counted, FULL_DAY);
        }
        // Last, since it adds up the rows of all files.
        if (count(KEPT, caller.workspace()) + counted > most(caller)) {
            throw Refusal.conflict("There is no room for more files in this workspace.");
        }
    }

    private long most(Caller caller) {
        var all = config.perWorkspace().asLongValue();
        return caller instanceof Caller.Visitor ? (long) (VISITORS * all) : all;
    }

    private long count(String query, Object... values) {
        return sql.list(query, row -> row.getLong(1), values).getFirst();
    }
}
