package dev.bellhop.conversation.search;

import dev.bellhop.common.CursorText;
import java.time.Instant;
import java.util.UUID;

/// A message among all of a workspace, ordered by time; as text it is where the next page begins, opaque to clients.
record MessagePlace(Instant at, UUID conversation, long seq) {
    String text() {
        return CursorText.of(
                CursorText.micros(at),
                conversation.getMostSignificantBits(),
                conversation.getLeastSignificantBits(),
                seq);
    }

    /// @return null for null
    static MessagePlace parse(String text) {
        return text == null
                ? null
                : CursorText.parse(text, 4)
                        .filter(numbers -> CursorText.isTime(numbers[0]))
                        .map(numbers -> new MessagePlace(
                                CursorText.time(numbers[0]), new UUID(numbers[1], numbers[2]), numbers[3]))
                        .orElseThrow(CursorText::refused);
    }
}
