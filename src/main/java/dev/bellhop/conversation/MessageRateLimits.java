package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import io.github.bucket4j.ConsumptionProbe;
import io.netty.buffer.ByteBufUtil;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Keeps one sender or one site from monopolising the log, and from filling the disk.
@Singleton
class MessageRateLimits {
    private static final String FAST = "You send faster than messages are taken here. Try again in a moment.";
    private static final String FULL = "That is more text than is taken here in a day. Try again later.";
    private final TokenBuckets<UUID> senders;
    private final TokenBuckets<UUID> sites;
    private final TokenBuckets<UUID> visitorBytes;
    private final TokenBuckets<UUID> siteBytes;

    MessageRateLimits(MessageRateConfig config) {
        senders = new TokenBuckets<>(config.senderBurst(), perSecond(config.senderPerSecond()));
        sites = new TokenBuckets<>(config.siteBurst(), perSecond(config.sitePerSecond()));
        visitorBytes = new TokenBuckets<>(perDay(config.visitorBytesPerDay()));
        siteBytes = new TokenBuckets<>(perDay(config.siteBytesPerDay()));
    }

    private static RateLimit perSecond(int messages) {
        return new RateLimit(messages, Duration.ofSeconds(1));
    }

    private static RateLimit perDay(MemorySize bytes) {
        return new RateLimit(bytes.asLongValue(), Duration.ofDays(1));
    }

    /// Counts one message, or refuses it with a retry time. Never blocks.
    void take(Caller caller, String body) {
        check(senders.take(caller.id()), FAST);
        check(sites.take(crowd(caller)), FAST);
        if (caller instanceof Caller.Visitor visitor) {
            var bytes = ByteBufUtil.utf8Bytes(body);
            check(visitorBytes.take(visitor.id(), bytes), FULL);
            check(siteBytes.take(visitor.site(), bytes), FULL);
        }
    }

    private static UUID crowd(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor -> visitor.site();
            case Caller.Staff staff -> staff.workspace();
        };
    }

    private static void check(ConsumptionProbe probe, String sentence) {
        if (!probe.isConsumed()) {
            var seconds = 1 + (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw Refusal.tooMany(sentence, seconds);
        }
    }
}
