package dev.bellhop.conversation.model;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bellhop.common.Refusal;
import java.util.Arrays;
import java.util.Locale;

/// Where a conversation stands.
public enum Status {
    WAITING,
    OPEN,
    SNOOZED,
    RESOLVED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("A status is one of waiting, open, snoozed, resolved."));
    }

    /// Nobody works on it, until something more is said.
    public boolean isAside() {
        return this == SNOOZED || this == RESOLVED;
    }

    /// What the log calls the step to this status.
    public String event() {
        return isAside() ? wireName() : "reopened";
    }
}
