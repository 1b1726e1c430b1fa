package dev.bellhop.conversation;

import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import io.netty.buffer.ByteBufUtil;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// Keeps one sender or one site from monopolising the log, and from filling the disk.
@Singleton
class MessageRateLimits {
    private static final String FAST = "You send faster than messages are taken here. Try again in a moment.";
    private static final String FULL = "That is more text than is taken here in a day. Try again later.";
    /// What a row of a message or a conversation takes on the disk beside its text, with its indexes: 270 bytes were
    /// measured for messages of one letter, and no less for a conversation.
    private static final int ROW = 300;

    private final TokenBuckets<UUID> senders;
    private final TokenBuckets<UUID> sites;
    private final TokenBuckets<UUID> visitorBytes;
    private final TokenBuckets<UUID> siteBytes;

    MessageRateLimits(MessageRateConfig config) {
        senders = new TokenBuckets<>(config.senderBurst(), RateLimit.perSecond(config.senderPerSecond()));
        sites = new TokenBuckets<>(config.siteBurst(), RateLimit.perSecond(config.sitePerSecond()));
        visitorBytes = new TokenBuckets<>(perDay(config.visitorBytesPerDay()));
        siteBytes = new TokenBuckets<>(perDay(config.siteBytesPerDay()));
    }

    private static RateLimit perDay(MemorySize bytes) {
        return new RateLimit(bytes.asLongValue(), Duration.ofDays(1));
    }

    /// Counts one message, or refuses it with a retry time. Never blocks.
    void take(Caller caller, String body) {
        take(caller, ROW + bytes(body));
    }

    private static int bytes(String body) {
        return body == null ? 0 : ByteBufUtil.utf8Bytes(body);
    }

    /// Counts a new conversation and its first message.
    void takeStart(Caller.Visitor visitor, String body) {
        take(visitor, 2 * ROW + bytes(body));
    }

    private void take(Caller caller, int bytes) {
        senders.require(caller.id(), FAST);
        sites.require(crowd(caller), FAST);
        if (caller instanceof Caller.Visitor visitor) {
            visitorBytes.require(visitor.id(), bytes, FULL);
            siteBytes.require(visitor.site(), bytes, FULL);
        }
    }

    private static UUID crowd(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor -> visitor.site();
            case Caller.Staff staff -> staff.workspace();
        };
    }
}
