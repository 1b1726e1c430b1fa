package dev.bellhop.async;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Does over a while, and in small steps, what everybody else would feel if it were done at once: it holds rows that
/// others wait for, or the only core.
public final class Pacer {
    private static final int MOST_STEPS = 40;

    private Pacer() {}

    /// Blocks for about as long as it is given. The pauses are the point of it; nothing is waited for.
    ///
    /// @param atOnce how many items make a step, as long as it does not become too many steps
    /// @param step is given some of the items, in their order
    public static <T> void over(Duration time, List<T> items, int atOnce, Consumer<List<T>> step) {
        var steps = steps(items, atOnce);
        for (var some : steps) {
            step.accept(some);
            if (!pause(time.dividedBy(steps.size()))) {
                return;
            }
        }
    }

    /// @return false for one that is told to end, as all are when the service stops: there is nothing to report then
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
