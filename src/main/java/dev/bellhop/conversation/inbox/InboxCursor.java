package dev.bellhop.conversation.inbox;

import dev.bellhop.common.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// The position where the next page of the inbox begins. Opaque to clients.
public record InboxCursor(Instant at, UUID id) {
    private static final int BYTES = 24;
    /// The range of PostgreSQL's timestamps, so that a forged cursor is refused and does not fail in the database.
    private static final long LATEST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    public String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(micros)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static InboxCursor parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                return parse(ByteBuffer.wrap(bytes));
            }
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static InboxCursor parse(ByteBuffer buffer) {
        var micros = buffer.getLong();
        if (micros < 0 || micros > LATEST) {
            throw refused(null);
        }
        var at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return new InboxCursor(at, new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static Refusal refused(Exception cause) {
        var refusal = Refusal.malformed("This cursor is not one of ours. Send what \"next\" said, or none.");
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
