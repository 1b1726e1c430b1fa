package dev.bellhop.conversation.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How urgent the company finds a conversation.
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
