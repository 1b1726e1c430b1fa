package dev.bellhop.bench.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// An open loop: work is done when it is due or, if the driver or the server is late, as soon as possible, but always
/// with the time at which it was due.
public final class Pacer {
    private static final int AT_ONCE = 64;
    private final EventLoop loop;
    private final double interval;
    private final long start;
    private long count;
    private final LongConsumer work;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long next;

    private Pacer(EventLoop loop, double perSecond, long start, long end, LongConsumer work) {
        this.loop = loop;
        this.interval = 1e9 / perSecond;
        this.start = start;
        this.count = (long) ((end - start) / interval);
        this.work = work;
    }

    /// @param work is given the time at which it was due
    public static Pacer start(EventLoop loop, double perSecond, long start, long end, LongConsumer work) {
        var pacer = new Pacer(loop, perSecond, start, end, work);
        loop.execute(pacer::tick);
        return pacer;
    }

    public void await(int seconds) {
        done.orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    /// How often the work was done.
    public long done() {
        return next;
    }

    /// Ends it early. What was due by now is still done.
    public void stop() {
        var due = (long) ((System.nanoTime() - start) / interval);
        loop.execute(() -> count = Math.max(next, Math.min(count, due)));
    }

    private void tick() {
        try {
            for (int n = 0; n < AT_ONCE && next < count; n++) {
                var due = start + (long) (next * interval);
                var early = due - System.nanoTime();
                if (early > 0) {
                    loop.schedule(this::tick, early, TimeUnit.NANOSECONDS);
                    return;
                }
                next++;
                work.accept(due);
            }
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
            return;
        }
        if (next < count) {
            // What has arrived meanwhile is read first.
            loop.execute(this::tick);
        } else {
            done.complete(null);
        }
    }
}
