package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Keeps one sender or one site from monopolising the log.
@Singleton
class MessageRateLimits {
    private final TokenBuckets<UUID> senders;
    private final TokenBuckets<UUID> sites;

    MessageRateLimits(MessageRateConfig config) {
        senders = new TokenBuckets<>(config.senderBurst(), perSecond(config.senderPerSecond()));
        sites = new TokenBuckets<>(config.siteBurst(), perSecond(config.sitePerSecond()));
    }

    private static RateLimit perSecond(int messages) {
        return new RateLimit(messages, Duration.ofSeconds(1));
    }

    /// Counts one message, or refuses it with a retry time. Never blocks.
    void take(Caller caller) {
        check(senders.take(caller.id()));
        check(sites.take(crowd(caller)));
    }

    private static UUID crowd(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor -> visitor.site();
            case Caller.Staff staff -> staff.workspace();
        };
    }

    private static void check(ConsumptionProbe probe) {
        if (!probe.isConsumed()) {
            var seconds = 1 + (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw Refusal.tooMany("You send faster than messages are taken here. Try again in a moment.", seconds);
        }
    }
}
