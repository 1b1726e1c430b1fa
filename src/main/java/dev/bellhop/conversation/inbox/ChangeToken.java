package dev.bellhop.conversation.inbox;

import dev.bellhop.common.CursorText;
import dev.bellhop.common.Refusal;
import java.util.UUID;

/// The last change that another system knows of. Opaque to clients, but for `0`: none.
///
/// @param change the number of a transaction
/// @param id among the conversations that it changed
public record ChangeToken(long change, UUID id) {
    private static final String NONE = "0";
    private static final UUID LAST = new UUID(-1, -1);

    /// Far below what any conversation has, and far from where numbers end.
    private static final ChangeToken BEGINNING = all(Long.MIN_VALUE / 2);

    /// Everything up to and with this transaction.
    static ChangeToken all(long change) {
        return new ChangeToken(change, LAST);
    }

    public String text() {
        return CursorText.of(change, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    public static ChangeToken parse(String text) {
        return text.equals(NONE)
                ? BEGINNING
                : CursorText.parse(text, 3)
                        .filter(numbers -> numbers[0] >= BEGINNING.change)
                        .map(numbers -> new ChangeToken(numbers[0], new UUID(numbers[1], numbers[2])))
                        .orElseThrow(ChangeToken::refused);
    }

    static Refusal refused() {
        return Refusal.malformed("The parameter \"changedSince\" is not what \"next\" said. Begin with 0.");
    }
}
