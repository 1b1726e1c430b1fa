package dev.bellhop.assist.capture;

import dev.bellhop.protocol.ServerFrame.AssistPage;
import java.util.ArrayList;
import java.util.List;

/// What is kept of a page: its last whole picture, and what has changed since. Who comes to watch, or was slow, gets
/// it from the start. Not safe for threads: who holds it holds its lock.
public final class PageSnapshots {
    /// What is to be done after a frame came.
    public enum Then {
        PASS,
        /// There is no whole picture to add it to, or no room for more changes: ask for a picture.
        ASK,
        /// The picture alone is more than there is room for.
        TOO_LARGE
    }

    private final long room;
    private final List<AssistPage> frames = new ArrayList<>();
    private long size;
    private boolean whole;
    private boolean asked;
    private int generation;

    /// @param room in characters
    public PageSnapshots(long room) {
        this.room = room;
    }

    public Then add(AssistPage frame) {
        if (frame.begins()) {
            begin();
        } else if (frames.isEmpty()) {
            return askOnce();
        }
        if (size + frame.data().length() > room) {
            return full();
        }
        frames.add(frame);
        size += frame.data().length();
        whole |= frame.ends();
        // A new picture in good time, so that there is never a moment without one.
        return size > room / 2 && whole ? askOnce() : Then.PASS;
    }

    private void begin() {
        frames.clear();
        size = 0;
        whole = false;
        asked = false;
        generation++;
    }

    private Then full() {
        if (!whole) {
            return Then.TOO_LARGE;
        }
        // Whatever comes before the next picture cannot be shown to anyone.
        frames.clear();
        size = 0;
        return askOnce();
    }

    private Then askOnce() {
        if (asked) {
            return Then.PASS;
        }
        asked = true;
        return Then.ASK;
    }

    /// A picture is wanted, whatever is here.
    public boolean want() {
        return frames.isEmpty() && askOnce() == Then.ASK;
    }

    /// The page is gone, or its tab: what was asked of it will not be answered.
    public void forget() {
        frames.clear();
        size = 0;
        whole = false;
        asked = false;
    }

    /// Counts the pictures: who has come some way in one begins anew with the next.
    int generation() {
        return generation;
    }

    /// The frame at this place, or null where it has not come yet.
    AssistPage at(int place) {
        return place < frames.size() ? frames.get(place) : null;
    }
}
