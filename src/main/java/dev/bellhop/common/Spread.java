package dev.bellhop.common;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Does over a while, and in small steps, what everybody else would feel if it were done at once: it holds rows that
/// others wait for, or the only core.
public final class Spread {
    private static final int LEAST_AT_ONCE = 20;
    private static final int MOST_STEPS = 40;

    private Spread() {}

    /// Blocks until all is done, for as long as it is given and as the steps take.
    ///
    /// @param step is given some of the items, in their order
    public static <T> void over(Duration time, List<T> items, Consumer<List<T>> step) throws InterruptedException {
        var steps = steps(items);
        for (var some : steps) {
            step.accept(some);
            Thread.sleep(time.dividedBy(steps.size()));
        }
    }

    static <T> List<List<T>> steps(List<T> items) {
        var size = Math.max(LEAST_AT_ONCE, Math.ceilDiv(items.size(), MOST_STEPS));
        return items.stream().gather(Gatherers.windowFixed(size)).toList();
    }
}
