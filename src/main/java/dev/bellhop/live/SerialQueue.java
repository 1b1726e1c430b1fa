package dev.bellhop.live;

import java.util.ArrayDeque;
import java.util.Queue;

/// One client's frames, one after the other: while one that may block is under way, the others wait. How many can is
/// bounded before they get here: the `FrameGuard` stops reading from a client of whom too many wait.
final class SerialQueue<T> {
    private final Queue<T> waiting = new ArrayDeque<>(2);
    private boolean busy;

    /// @return whether it is this frame's turn, until [#next] is asked for another; otherwise it waits
    synchronized boolean enter(T frame) {
        if (busy) {
            waiting.add(frame);
            return false;
        }
        busy = true;
        return true;
    }

    /// The next one that waited, or null, and then none waits.
    synchronized T next() {
        var frame = waiting.poll();
        busy = frame != null;
        return frame;
    }
}
