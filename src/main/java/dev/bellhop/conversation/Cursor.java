package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// The place in the inbox where the next page begins. Opaque to clients.
record Cursor(Instant updatedAt, UUID id) {
    private static final int BYTES = 24;

    static Cursor of(Conversation conversation) {
        return new Cursor(conversation.updatedAt, conversation.id);
    }

    String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt);
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(micros)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                var at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                return new Cursor(at, new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static Refusal refused(Exception cause) {
        var refusal = Refusal.malformed("This cursor is not one of ours. Send what \"next\" said, or none.");
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
