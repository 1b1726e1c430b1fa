package dev.bellhop.attachment.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/// One part while it is read from a sender. It grows with what comes: who sends nothing keeps nothing here. What the
/// part has already is fetched when it is written.
final class PartBuffer {
    private static final int FIRST = 1024;
    private final long offset;
    /// How much of the part is in the store already, and stays.
    private final int kept;
    private final boolean isCut;
    private byte[] bytes = new byte[FIRST];
    private int length;

    private PartBuffer(long offset, int kept, boolean isCut) {
        this.offset = offset;
        this.kept = kept;
        this.isCut = isCut;
    }

    static PartBuffer at(long offset) {
        return new PartBuffer(offset, 0, false);
    }

    /// Goes on within a part, or behind it.
    static PartBuffer after(Part part, long end) {
        return new PartBuffer(part.offset(), part.lengthUpTo(end), part.end() > end);
    }

    PartBuffer next() {
        return at(end());
    }

    /// @return how many bytes came; 0 when no more will come
    int fill(InputStream from, long most) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * length, Part.MOST - kept));
        }
        var room = Math.min(bytes.length, Part.MOST - kept) - length;
        var read = EarlyEnd.read(from, bytes, length, (int) Math.min(room, most));
        length += read;
        return read;
    }

    boolean isFull() {
        return kept + length == Part.MOST;
    }

    boolean isChanged() {
        return length > 0 || isCut;
    }

    int kept() {
        return kept;
    }

    long end() {
        return offset + kept + length;
    }

    Part part() {
        return new Part(offset, kept + length);
    }

    /// What has come.
    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }
}
