package dev.bellhop.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How urgent the company finds a conversation.
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
