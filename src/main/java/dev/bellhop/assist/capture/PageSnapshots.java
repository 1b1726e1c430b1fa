package dev.bellhop.assist.capture;

import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.ratelimit.MemoryBudget.Holding;
import java.util.ArrayList;
import java.util.List;

/// The last full snapshot of a page and the changes since, for late and slow viewers. Not thread-safe: callers hold the
/// session's lock.
public final class PageSnapshots {
    /// What to do after a frame.
    public enum Then {
        PASS,
        /// No snapshot to add it to, or no room for more changes: ask for a snapshot.
        ASK,
        /// The snapshot alone exceeds the room.
        TOO_LARGE
    }

    private final long room;
    private final Holding held;
    private final List<AssistPage> frames = new ArrayList<>();
    private long size;
    private boolean whole;
    private boolean asked;
    private int generation;

    /// @param room in characters
    /// @param held of what all pages may have together
    public PageSnapshots(long room, Holding held) {
        this.room = room;
        this.held = held;
    }

    public Then add(AssistPage frame) {
        if (frame.begins()) {
            begin();
        } else if (frames.isEmpty()) {
            return askOnce();
        }
        if (size + frame.weight() > room || !held.grow(bytes(frame))) {
            return full();
        }
        frames.add(frame);
        size += frame.weight();
        whole |= frame.ends();
        // Ask early, so that there is always a snapshot; not so early that the pictures of a page bring on the next
        // one.
        return size > room / 8 * 7 && whole ? askOnce() : Then.PASS;
    }

    // A character takes two bytes at most.
    private static long bytes(AssistPage frame) {
        return 2L * frame.weight();
    }

    private void begin() {
        clear();
        whole = false;
        asked = false;
        generation++;
    }

    private Then full() {
        if (!whole) {
            return Then.TOO_LARGE;
        }
        // Frames before the next snapshot cannot be shown.
        clear();
        return askOnce();
    }

    private void clear() {
        frames.clear();
        size = 0;
        held.close();
    }

    private Then askOnce() {
        if (asked) {
            return Then.PASS;
        }
        asked = true;
        return Then.ASK;
    }

    /// Whether to ask for a snapshot, because there is none.
    public boolean want() {
        return frames.isEmpty() && askOnce() == Then.ASK;
    }

    /// Whether to ask for another snapshot; false if one is on its way.
    public boolean wantAgain() {
        return askOnce() == Then.ASK;
    }

    /// The page or tab is gone, so a requested snapshot will not come.
    public void forget() {
        clear();
        whole = false;
        asked = false;
    }

    /// Counts snapshots: a viewer starts again with each.
    int generation() {
        return generation;
    }

    /// The frame at this position, or null if it has not come yet.
    AssistPage at(int place) {
        return place < frames.size() ? frames.get(place) : null;
    }
}
