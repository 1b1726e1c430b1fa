package dev.bellhop.ratelimit;

import io.github.bucket4j.Bucket;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/// A token bucket: `tokens` at once, refilled over `window`. Written as `30/1m`.
public record RateLimit(long tokens, Duration window) {
    public static RateLimit perSecond(long tokens) {
        return new RateLimit(tokens, Duration.ofSeconds(1));
    }

    public static RateLimit parse(CharSequence text) {
        var parts = text.toString().strip().split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A quota is written like 30/1m, not \"" + text + "\".");
        }
        return new RateLimit(Long.parseLong(parts[0].strip()), DurationConverter.parseDuration(parts[1].strip()));
    }

    /// A full bucket.
    public Bucket bucket(long burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(tokens, window))
                .build();
    }
}
