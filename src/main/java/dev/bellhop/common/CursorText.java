package dev.bellhop.common;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Where a next page begins, as text that is opaque to clients.
public final class CursorText {
    /// The range of PostgreSQL's timestamps, so that a forged cursor is refused and does not fail in the database.
    private static final long LATEST = micros(Instant.parse("9999-12-31T00:00:00Z"));

    private CursorText() {}

    public static String of(long... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        Arrays.stream(numbers).forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The numbers that [#of] was given; empty if these are not `count`.
    public static Optional<long[]> parse(String text, int count) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var numbers = new long[count];
            if (bytes.length == count * Long.BYTES) {
                ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
                return Optional.of(numbers);
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    public static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    public static boolean isTime(long micros) {
        return micros >= 0 && micros <= LATEST;
    }

    public static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static Refusal refused() {
        return Refusal.malformed("This cursor is not one of ours. Send what \"next\" said, or none.");
    }
}
