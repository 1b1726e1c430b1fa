package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// A message among all of a workspace, ordered by time; as text it is where the next page begins, opaque to clients.
record MessagePlace(Instant at, UUID conversation, long seq) {
    private static final int BYTES = 32;
    private static final long LATEST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(conversation.getMostSignificantBits())
                .putLong(conversation.getLeastSignificantBits())
                .putLong(seq)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @return null for null
    static MessagePlace parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var micros = bytes.remaining() == BYTES ? bytes.getLong() : -1;
            if (micros >= 0 && micros <= LATEST) {
                var conversation = new UUID(bytes.getLong(), bytes.getLong());
                return new MessagePlace(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), conversation, bytes.getLong());
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw Refusal.malformed("This cursor is not one of ours. Send what \"next\" said, or none.");
    }
}
