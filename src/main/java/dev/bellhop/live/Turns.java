package dev.bellhop.live;

import java.util.ArrayDeque;
import java.util.Queue;

/// One client's frames, one after the other: while one that may block is under way, a bounded number of others wait.
final class Turns {
    private static final int FRAMES = 512;
    private static final int CHARS = 512 * 1024;
    private final Queue<String> waiting = new ArrayDeque<>();
    private int chars;
    private boolean busy;

    enum Entry {
        /// It is this frame's turn, until [#next] is asked for another.
        NOW,
        LATER,
        /// Too many wait.
        NEVER
    }

    synchronized Entry enter(String frame) {
        if (!busy) {
            busy = true;
            return Entry.NOW;
        }
        if (waiting.size() >= FRAMES || chars + frame.length() > CHARS) {
            return Entry.NEVER;
        }
        waiting.add(frame);
        chars += frame.length();
        return Entry.LATER;
    }

    /// The next one that waited, or null, and then none waits.
    synchronized String next() {
        var frame = waiting.poll();
        if (frame == null) {
            busy = false;
        } else {
            chars -= frame.length();
        }
        return frame;
    }
}
