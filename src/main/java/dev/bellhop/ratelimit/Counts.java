package dev.bellhop.ratelimit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many there are of each just now, such as requests of an address. Keeps nothing of those of which there are none.
public final class Counts<K> {
    private final Map<K, Integer> counts = new ConcurrentHashMap<>();

    /// @return how many there are with this one
    public int add(K key) {
        return counts.merge(key, 1, Integer::sum);
    }

    public void remove(K key) {
        counts.computeIfPresent(key, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    public int of(K key) {
        return counts.getOrDefault(key, 0);
    }

    /// Of how many there is at least one.
    public int keys() {
        return counts.size();
    }
}
