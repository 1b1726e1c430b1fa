package dev.bellhop.conversation.inbox;

import dev.bellhop.common.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// The last change that another system knows of. Opaque to clients, but for `0`: none.
///
/// @param change the number of a transaction
/// @param id among the conversations that it changed
public record ChangeToken(long change, UUID id) {
    private static final int BYTES = 24;
    private static final String NONE = "0";
    private static final UUID LAST = new UUID(-1, -1);

    /// Far below what any conversation has, and far from where numbers end.
    private static final ChangeToken BEGINNING = all(Long.MIN_VALUE / 2);

    /// Everything up to and with this transaction.
    static ChangeToken all(long change) {
        return new ChangeToken(change, LAST);
    }

    public String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(change)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static ChangeToken parse(String text) {
        if (text.equals(NONE)) {
            return BEGINNING;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var buffer = ByteBuffer.wrap(bytes);
            if (bytes.length == BYTES && buffer.getLong(0) >= BEGINNING.change) {
                return new ChangeToken(buffer.getLong(), new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw refused();
    }

    static Refusal refused() {
        return Refusal.malformed("The parameter \"changedSince\" is not what \"next\" said. Begin with 0.");
    }
}
