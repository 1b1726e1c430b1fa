package dev.bellhop.attachment.store;

/// One object of an unfinished file.
///
/// @param offset where it stands in the file
record Part(long offset, long length) {
    static final int MOST = 1024 * 1024;

    /// A smaller part is written anew with what follows: however small the steps a sender sends in, a file has few
    /// parts.
    private static final int SMALL = MOST / 4;

    long end() {
        return offset + length;
    }

    /// Whether a writer at `at` begins within this part, and not with a new one.
    boolean goesOnAt(long at) {
        return at < end() || (at == end() && length < SMALL);
    }

    int lengthUpTo(long at) {
        return Math.toIntExact(at - offset);
    }

    /// Padded, so that objects are listed in the order of the file.
    String nameIn(String folder) {
        return "%s%015d".formatted(folder, offset);
    }

    static Part of(String name, long length) {
        return new Part(Long.parseLong(name, name.lastIndexOf('/') + 1, name.length(), 10), length);
    }
}
