package dev.bellhop.conversation.model;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bellhop.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversation's status.
@Schema(name = "ConversationStatus")
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

    /// Snoozed or resolved: the next text reopens it.
    public boolean isAside() {
        return this == SNOOZED || this == RESOLVED;
    }

    /// The log's event name for the change to this status.
    public String event() {
        return isAside() ? wireName() : "reopened";
    }
}
