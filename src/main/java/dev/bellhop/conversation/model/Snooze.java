package dev.bellhop.conversation.model;

import dev.bellhop.common.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How long a conversation rests.
public final class Snooze {
    /// The value of `reopened` where a snooze was over.
    public static final String OVER = "snooze_over";

    private static final Duration LONGEST = Duration.ofDays(366);

    private Snooze() {}

    /// The time until which it rests, in milliseconds as all times are.
    ///
    /// @param wanted null: until the visitor writes
    public static Instant until(Instant wanted, Instant now) {
        if (wanted == null) {
            return null;
        }
        if (!wanted.isAfter(now)) {
            throw Refusal.malformed("The time to snooze until has passed. Choose a later one.");
        }
        if (wanted.isAfter(now.plus(LONGEST))) {
            throw Refusal.malformed("A conversation is snoozed for a year at most. Choose an earlier time.");
        }
        return wanted.truncatedTo(ChronoUnit.MILLIS);
    }
}
