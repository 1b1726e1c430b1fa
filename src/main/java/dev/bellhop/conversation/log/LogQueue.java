package dev.bellhop.conversation.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Drafts waiting for the writer, in order of arrival; bounded in number and bytes (G9).
final class LogQueue {
    enum Offer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    private final int mostRows;
    private final long mostBytes;
    private final ArrayDeque<Draft> drafts = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long bytes;
    private boolean closed;

    LogQueue(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    Offer offer(Draft draft) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (drafts.size() == mostRows || bytes + draft.bytes() > mostBytes) {
                return Offer.FULL;
            }
            drafts.add(draft);
            bytes += draft.bytes();
            changed.signal();
            return Offer.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the oldest drafts, up to `rows` and `most` bytes but at least one; empty if none came within `wait`.
    List<Draft> take(int rows, long most, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = wait.toNanos();
            while (drafts.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            var taken = new ArrayList<Draft>(Math.min(rows, drafts.size()));
            for (long size = 0;
                    fits(taken, rows, size, most);
                    size += taken.getLast().bytes()) {
                taken.add(poll());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(List<Draft> taken, int rows, long size, long most) {
        var next = drafts.peek();
        return next != null && (taken.isEmpty() || (taken.size() < rows && size + next.bytes() <= most));
    }

    /// Removes and returns drafts that have waited at least this long.
    List<Draft> takeOlderThan(Duration age) {
        lock.lock();
        try {
            var taken = new ArrayList<Draft>();
            while (!drafts.isEmpty() && drafts.peek().isOlderThan(age)) {
                taken.add(poll());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private Draft poll() {
        var draft = drafts.poll();
        bytes -= draft.bytes();
        return draft;
    }

    /// Accepts no more drafts; waiting ones can still be taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it is closed and empty.
    boolean isOver() {
        lock.lock();
        try {
            return closed && drafts.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
