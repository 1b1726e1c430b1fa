package dev.bellhop.common;

import java.time.Instant;

/// What a caller may name as a time: neither Java nor PostgreSQL can work with all that ISO 8601 can write.
public final class TimestampParam {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private TimestampParam() {}

    public static boolean isUsable(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
    }
}
