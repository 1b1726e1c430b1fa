package dev.bellhop.live;

import java.util.ArrayDeque;
import java.util.Queue;

/// Framed bytes that wait for one client, in the order in which any thread gave them. A place in it costs a reference,
/// and nothing to collect: five hundred who hear each message would leave five hundred nodes of a linked queue behind
/// for each.
final class FrameBuffer {
    /// Places that an empty queue keeps.
    private static final int KEPT = 64;

    private Queue<byte[]> frames = small();
    private int most;
    private long bytes;

    private static Queue<byte[]> small() {
        return new ArrayDeque<>(2);
    }

    /// @return false where more than `room` bytes would wait; the frame is not added then
    synchronized boolean add(byte[] frame, long room) {
        if (bytes + frame.length > room) {
            return false;
        }
        frames.add(frame);
        bytes += frame.length;
        most = Math.max(most, frames.size());
        return true;
    }

    /// @return the first; null without one
    synchronized byte[] peek() {
        return frames.peek();
    }

    /// Takes the first out.
    ///
    /// @param room bytes that it may have
    /// @return null where nothing waits, or what does is larger
    synchronized byte[] take(int room) {
        var first = frames.peek();
        if (first == null || first.length > room) {
            return null;
        }
        frames.remove();
        bytes -= first.length;
        if (most > KEPT && frames.isEmpty()) {
            frames = small();
            most = 0;
        }
        return first;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }

    synchronized long bytes() {
        return bytes;
    }
}
