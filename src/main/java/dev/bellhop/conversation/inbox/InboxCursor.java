package dev.bellhop.conversation.inbox;

import dev.bellhop.common.CursorText;
import java.time.Instant;
import java.util.UUID;

/// The position where the next page of the inbox begins. Opaque to clients.
public record InboxCursor(Instant at, UUID id) {
    public String text() {
        return CursorText.of(CursorText.micros(at), id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /// @return null for null
    public static InboxCursor parse(String text) {
        return text == null
                ? null
                : CursorText.parse(text, 3)
                        .filter(numbers -> CursorText.isTime(numbers[0]))
                        .map(numbers -> new InboxCursor(CursorText.time(numbers[0]), new UUID(numbers[1], numbers[2])))
                        .orElseThrow(CursorText::refused);
    }
}
