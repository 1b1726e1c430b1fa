package dev.bellhop.async;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One thread that processes all pending work in one go. Without a timer: work that arrives meanwhile is next. Work
/// that fails is retried after half a second.
public final class CoalescingWorker {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private final Semaphore wanted = new Semaphore(0);
    private final String name;
    private final BooleanSupplier work;
    private volatile boolean stopped;

    /// @param work processes everything pending; may block, must not throw, returns false to be retried
    public CoalescingWorker(String name, BooleanSupplier work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    /// Signals that there is work. Never blocks.
    public void wake() {
        wanted.release();
    }

    /// Stops after the current run.
    public void stop() {
        stopped = true;
        wanted.release();
    }

    private void run() {
        while (!stopped) {
            wanted.acquireUninterruptibly();
            wanted.drainPermits();
            while (!stopped && !work.getAsBoolean()) {
                LockSupport.parkNanos(MOMENT.toNanos());
            }
        }
    }
}
