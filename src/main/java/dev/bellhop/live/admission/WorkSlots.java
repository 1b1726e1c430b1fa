package dev.bellhop.live.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests are worked on at a time, in all and for one address; the others wait, the addresses in turn. An
/// answer is counted when it is ready to be sent, so what is being made of answers is bounded by their number.
final class WorkSlots {
    private static final long BYTES_EACH = 4L * 1024 * 1024;
    private static final int LEAST = 32;
    private static final int MOST = 1024;
    private static final int SHARE = 4;

    /// A request that is worked on, or waits for it.
    static final class Work {
        private final String address;
        private final Runnable begin;
        private boolean working;

        /// @param begin called once it may begin, on any thread
        Work(String address, Runnable begin) {
            this.address = address;
            this.begin = begin;
        }
    }

    private final int most;
    private final int perAddress;
    private int working;
    private final Map<String, Integer> workingOf = new HashMap<>();
    private final Map<String, Deque<Work>> waiting = new LinkedHashMap<>();

    WorkSlots() {
        this(Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_EACH, LEAST, MOST));
    }

    WorkSlots(int most) {
        this.most = most;
        this.perAddress = most / SHARE;
    }

    /// @return whether it may begin now; else it is called
    synchronized boolean begin(Work work) {
        if (isFree(work.address)) {
            take(work);
            return true;
        }
        waiting.computeIfAbsent(work.address, _ -> new ArrayDeque<>(2)).add(work);
        return false;
    }

    /// It is answered, or nobody wants it any more.
    void end(Work work) {
        Work next;
        synchronized (this) {
            if (!work.working) {
                remove(work);
                return;
            }
            work.working = false;
            working--;
            workingOf.computeIfPresent(work.address, (_, others) -> others == 1 ? null : Integer.valueOf(others - 1));
            next = next();
        }
        if (next != null) {
            next.begin.run();
        }
    }

    private boolean isFree(String address) {
        return working < most && workingOf.getOrDefault(address, 0) < perAddress;
    }

    private void take(Work work) {
        work.working = true;
        working++;
        workingOf.merge(work.address, 1, Integer::sum);
    }

    private void remove(Work work) {
        var others = waiting.get(work.address);
        if (others != null && others.remove(work) && others.isEmpty()) {
            waiting.remove(work.address);
        }
    }

    // Whose turn it was goes to the end.
    private Work next() {
        var address = waiting.keySet().stream().filter(this::isFree).findFirst();
        if (address.isEmpty()) {
            return null;
        }
        var others = waiting.remove(address.get());
        var next = others.remove();
        if (!others.isEmpty()) {
            waiting.put(address.get(), others);
        }
        take(next);
        return next;
    }
}
