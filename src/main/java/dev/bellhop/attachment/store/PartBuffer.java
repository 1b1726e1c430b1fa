package dev.bellhop.attachment.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/// One part while it is read from a sender.
final class PartBuffer {
    private final long offset;
    private final byte[] bytes;
    private int length;
    private boolean changed;

    private PartBuffer(long offset, byte[] bytes, int length, boolean changed) {
        this.offset = offset;
        this.bytes = bytes;
        this.length = length;
        this.changed = changed;
    }

    static PartBuffer at(long offset, long most) {
        return new PartBuffer(offset, new byte[(int) Math.min(Part.MOST, most)], 0, false);
    }

    /// @param beginning what the part keeps of its bytes
    static PartBuffer after(Part part, byte[] beginning, long end, long most) {
        var bytes = Arrays.copyOf(beginning, (int) Math.min(Part.MOST, beginning.length + most));
        return new PartBuffer(part.offset(), bytes, beginning.length, part.end() > end);
    }

    PartBuffer next(long most) {
        return at(end(), most);
    }

    /// @return how many bytes came; 0 when no more will come
    int fill(InputStream from, long most) {
        var read = EarlyEnd.read(from, bytes, length, (int) Math.min(bytes.length - length, most));
        length += read;
        changed |= read > 0;
        return read;
    }

    boolean isFull() {
        return length == bytes.length;
    }

    boolean isChanged() {
        return changed;
    }

    long end() {
        return offset + length;
    }

    Part part() {
        return new Part(offset, length);
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }
}
