package dev.bellhop.async;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Spreads background work over time so that it causes no latency spikes.
public final class Pacer {
    private static final int MOST_STEPS = 40;

    private Pacer() {}

    /// Processes the items in batches spread over the given time, and blocks until the last one.
    ///
    /// @param atOnce the least batch size; larger if there would be too many batches
    /// @param step processes one batch; batches keep the items' order
    public static <T> void over(Duration time, List<T> items, int atOnce, Consumer<List<T>> step) {
        var steps = steps(items, atOnce);
        for (var some : steps) {
            step.accept(some);
            if (!pause(time.dividedBy(steps.size()))) {
                return;
            }
        }
    }

    /// @return false if interrupted, as when the service stops
    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static <T> List<List<T>> steps(List<T> items, int atOnce) {
        var size = Math.max(atOnce, Math.ceilDiv(items.size(), MOST_STEPS));
        return items.stream().gather(Gatherers.windowFixed(size)).toList();
    }
}
