package dev.bellhop.bench.load;

import dev.bellhop.bench.net.Loop;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// A stretch of open-loop traffic: some seconds that do not count, those that do, then time for late deliveries.
public final class Traffic {
    private static final int LATE_SECONDS = 5;

    /// @param due how many were due in the window
    public record Window(long start, long end, long due) {}

    private Traffic() {}

    /// @param post is given the time at which it was due
    /// @param perDue how many deliveries one causes
    public static Window run(
            Loop loop, Deliveries deliveries, double perSecond, int warmup, int seconds, int perDue, LongConsumer post) {
        var window = loop.call(() -> {
            var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            var from = start + TimeUnit.SECONDS.toNanos(warmup);
            var to = from + TimeUnit.SECONDS.toNanos(seconds);
            deliveries.measure(from, to);
            return new Window(start, to, (long) (perSecond * seconds));
        });
        Pacer.start(loop.eventLoop(), perSecond, window.start, window.end, post).await(warmup + seconds + 60);
        awaitLate(deliveries, window.due * perDue);
        deliveries.check();
        return window;
    }

    private static void awaitLate(Deliveries deliveries, long wanted) {
        var latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(LATE_SECONDS);
        while (deliveries.delivery().count() < wanted && System.nanoTime() < latest) {
            pause(20);
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
