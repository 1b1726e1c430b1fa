package dev.bellhop.live.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests are worked on at a time, in all and for one address; the others wait, the addresses in turn. An
/// answer is counted when it is ready to be sent, so what is being made of answers is bounded by their number. Those
/// that may wait for another machine have half of it, so that one that hangs stops nothing else.
final class WorkSlots {
    private static final long BYTES_EACH = 4L * 1024 * 1024;
    private static final int LEAST = 32;
    private static final int MOST = 1024;
    private static final int SHARE = 4;

    /// Whose requests wait for one another.
    private record Line(String address, boolean elsewhere) {}

    /// A request that is worked on, or waits for it.
    static final class Work {
        private final Line line;
        private final Runnable begin;
        private boolean working;

        /// @param elsewhere whether it may have to wait for another machine
        /// @param begin called once it may begin, on any thread
        Work(String address, boolean elsewhere, Runnable begin) {
            this.line = new Line(address, elsewhere);
            this.begin = begin;
        }
    }

    /// What is worked on, of all requests or of some.
    private static final class Working {
        private final int most;
        private final int perAddress;
        private final Map<String, Integer> byAddress = new HashMap<>();
        private int all;

        Working(int most) {
            this.most = most;
            this.perAddress = Math.max(1, most / SHARE);
        }

        boolean hasRoom(String address) {
            return all < most && byAddress.getOrDefault(address, 0) < perAddress;
        }

        void add(String address) {
            all++;
            byAddress.merge(address, 1, Integer::sum);
        }

        void remove(String address) {
            all--;
            byAddress.computeIfPresent(address, (_, others) -> others == 1 ? null : Integer.valueOf(others - 1));
        }
    }

    private final Working all;
    private final Working elsewhere;
    private final Map<Line, Deque<Work>> waiting = new LinkedHashMap<>();

    WorkSlots() {
        this(Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_EACH, LEAST, MOST));
    }

    WorkSlots(int most) {
        this.all = new Working(most);
        this.elsewhere = new Working(most / 2);
    }

    /// @return whether it may begin now; else it is called
    synchronized boolean begin(Work work) {
        if (isFree(work.line)) {
            take(work);
            return true;
        }
        waiting.computeIfAbsent(work.line, _ -> new ArrayDeque<>(2)).add(work);
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
            all.remove(work.line.address);
            if (work.line.elsewhere) {
                elsewhere.remove(work.line.address);
            }
            next = next();
        }
        if (next != null) {
            next.begin.run();
        }
    }

    private boolean isFree(Line line) {
        return all.hasRoom(line.address) && (!line.elsewhere || elsewhere.hasRoom(line.address));
    }

    private void take(Work work) {
        work.working = true;
        all.add(work.line.address);
        if (work.line.elsewhere) {
            elsewhere.add(work.line.address);
        }
    }

    private void remove(Work work) {
        var others = waiting.get(work.line);
        if (others != null && others.remove(work) && others.isEmpty()) {
            waiting.remove(work.line);
        }
    }

    // Whose turn it was goes to the end.
    private Work next() {
        var line = waiting.keySet().stream().filter(this::isFree).findFirst();
        if (line.isEmpty()) {
            return null;
        }
        var others = waiting.remove(line.get());
        var next = others.remove();
        if (!others.isEmpty()) {
            waiting.put(line.get(), others);
        }
        take(next);
        return next;
    }
}
