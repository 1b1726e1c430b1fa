package dev.bellhop.bench.client;

import java.util.List;

/// What a visitor's tab sent of its page, as captured on the wire. The first piece begins a whole picture.
///
/// @param pieces in order of time
public record Trace(List<Piece> pieces) {
    /// @param at milliseconds since the first
    /// @param fields of `assist.page` behind the session's id, as JSON text in ASCII
    public record Piece(long at, String fields) {}

    public long millis() {
        return pieces.getLast().at();
    }

    public long bytes() {
        return pieces.stream().mapToLong(piece -> piece.fields().length()).sum();
    }
}
