package dev.bellhop.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Keeps one sender, and one site, from taking the log for itself.
@Singleton
class Rates {
    // A bucket is full again long before it is forgotten.
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST = 200_000;
    private final RateConfig config;
    private final Cache<UUID, Bucket> senders = buckets();
    private final Cache<UUID, Bucket> sites = buckets();

    Rates(RateConfig config) {
        this.config = config;
    }

    private static Cache<UUID, Bucket> buckets() {
        return Caffeine.newBuilder().expireAfterAccess(IDLE).maximumSize(MOST).build();
    }

    /// Counts one message, or refuses it and says when to try again. Never blocks.
    void take(Caller caller) {
        take(senders.get(caller.id(), _ -> bucket(config.senderPerSecond(), config.senderBurst())));
        take(sites.get(crowd(caller), _ -> bucket(config.sitePerSecond(), config.siteBurst())));
    }

    private static UUID crowd(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor -> visitor.site();
            case Caller.Staff staff -> staff.workspace();
        };
    }

    private static void take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var seconds = 1 + (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw Refusal.tooMany("You send faster than messages are taken here. Try again in a moment.", seconds);
        }
    }

    private static Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
