package dev.bellhop.ratelimit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.common.Refusal;
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

    /// Takes a token, or refuses with the sentence and a retry time.
    public void require(K key, String sentence) {
        require(key, 1, sentence);
    }

    /// Takes tokens, or refuses with the sentence and a retry time.
    public void require(K key, long tokens, String sentence) {
        var probe = take(key, tokens);
        if (!probe.isConsumed()) {
            throw refusal(sentence, probe);
        }
    }

    static Refusal refusal(String sentence, ConsumptionProbe probe) {
        return Refusal.tooMany(sentence, seconds(probe.getNanosToWaitForRefill()));
    }

    /// Rounded up, so that whoever waits as long is heard.
    static int seconds(long nanos) {
        return 1 + (int) NANOSECONDS.toSeconds(nanos);
    }
}
