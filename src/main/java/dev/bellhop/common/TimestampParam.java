package dev.bellhop.common;

import java.time.Instant;

/// Limits timestamps in requests to a range that Java and PostgreSQL can both store.
public final class TimestampParam {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private TimestampParam() {}

    public static boolean isUsable(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
    }
}
