package dev.bellhop.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Loads many keys in one query. Without a timer: the first caller is served at once, and what is requested meanwhile
/// forms the next batch.
public final class BatchLoader<K, V> {
    private record Wanted<K, V>(K key, CompletableFuture<V> value) {}

    private final int most;
    private final Function<Set<K>, Map<K, V>> load;
    private final Queue<Wanted<K, V>> waiting = new ArrayDeque<>();
    private boolean busy;

    /// @param most the most keys per batch
    /// @param load may block; leaves out keys that it does not find
    public BatchLoader(int most, Function<Set<K>, Map<K, V>> load) {
        this.most = most;
        this.load = load;
    }

    /// Blocks. Throws what the load of its batch threw.
    ///
    /// @return null if nothing was found
    public V get(K key) {
        var wanted = new Wanted<K, V>(key, new CompletableFuture<>());
        if (isFirst(wanted)) {
            Thread.ofVirtual().name("batch-loader").start(this::work);
        }
        try {
            return wanted.value().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean isFirst(Wanted<K, V> wanted) {
        waiting.add(wanted);
        var first = !busy;
        busy = true;
        return first;
    }

    private void work() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            load(batch);
        }
    }

    private synchronized List<Wanted<K, V>> next() {
        var batch = new ArrayList<Wanted<K, V>>(Math.min(most, waiting.size()));
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.poll());
        }
        busy = !batch.isEmpty();
        return batch;
    }

    private void load(List<Wanted<K, V>> batch) {
        try {
            var keys = new LinkedHashSet<K>();
            batch.forEach(wanted -> keys.add(wanted.key()));
            var values = load.apply(keys);
            batch.forEach(wanted -> wanted.value().complete(values.get(wanted.key())));
        } catch (RuntimeException | Error e) {
            batch.forEach(wanted -> wanted.value().completeExceptionally(e));
        }
    }
}
