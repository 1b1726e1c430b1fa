package dev.bellhop.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.LongAdder;

/// Counts entries that are left out of the audit, because strangers could fill the disk with them. The next entry says
/// how many they were.
///
/// @param <K> what they are about
public final class LeftOut<K> {
    private static final int MOST_COUNTED = 10_000;

    private final Cache<K, LongAdder> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    public void add(K about) {
        counts.get(about, _ -> new LongAdder()).increment();
    }

    /// @return how many were left out since the last call
    public long take(K about) {
        var count = counts.asMap().remove(about);
        return count == null ? 0 : count.sum();
    }

    /// The detail of the next entry.
    ///
    /// @param detail its own, or null
    public static String detail(String detail, long leftOut) {
        if (leftOut == 0) {
            return detail;
        }
        return (detail == null ? "" : detail + "; ") + leftOut + " more since the entry before";
    }
}
