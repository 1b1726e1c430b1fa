package dev.bellhop.conversation.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A conversation's priority.
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
