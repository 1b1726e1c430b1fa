package dev.bellhop.common;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Limits timestamps in requests to a range that Java and PostgreSQL can both store.
public final class TimestampParam {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private TimestampParam() {}

    /// @param name of the query parameter
    /// @return null for null
    public static Instant parse(String name, String text) {
        try {
            var time = text == null ? null : Instant.parse(text);
            if (time == null || isUsable(time)) {
                return time;
            }
        } catch (DateTimeParseException _) {
            throw noTime(name);
        }
        throw noTime(name);
    }

    private static Refusal noTime(String name) {
        return Refusal.malformed("The parameter \"" + name + "\" is a time like 2026-03-01T09:30:00Z.");
    }

    public static boolean isUsable(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
    }
}
