package dev.bellhop.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/// One token bucket per key, in this process. Never blocks.
public final class TokenBuckets<K> {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST = 200_000;
    private final Cache<K, Bucket> buckets;
    private final long burst;
    private final RateLimit refill;

    /// @param refill how fast a bucket refills
    public TokenBuckets(long burst, RateLimit refill) {
        this.burst = burst;
        this.refill = refill;
        // A bucket is full again before it expires.
        var keep = IDLE.compareTo(refill.window()) > 0 ? IDLE : refill.window();
        // Eviction on the calling thread takes less time than waking another one every few messages.
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(keep)
                .maximumSize(MOST)
                .executor(Runnable::run)
                .build();
    }

    public TokenBuckets(RateLimit quota) {
        this(quota.tokens(), quota);
    }

    public ConsumptionProbe take(K key) {
        return take(key, 1);
    }

    public ConsumptionProbe take(K key, long tokens) {
        return buckets.get(key, _ -> refill.bucket(burst)).tryConsumeAndReturnRemaining(tokens);
    }
}
