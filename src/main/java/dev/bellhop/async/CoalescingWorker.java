package dev.bellhop.async;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Work that gathers and is done by one thread, all of it together. There is no timer: what comes while it is at work
/// is done next. What cannot be done yet is tried again in a moment.
public final class CoalescingWorker {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private final Semaphore wanted = new Semaphore(0);
    private final String name;
    private final BooleanSupplier work;
    private volatile boolean stopped;

    /// @param work does what there is to do, blocks, throws nothing, and says whether it is done with it
    public CoalescingWorker(String name, BooleanSupplier work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    /// There is something to do. Never blocks.
    public void wake() {
        wanted.release();
    }

    /// After what it is at.
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
