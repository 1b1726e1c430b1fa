package dev.bellhop.canned;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import java.util.Locale;
import java.util.UUID;

/// Who may insert a canned reply.
public enum ReplyScope {
    /// The agent who made it.
    PERSONAL,
    EVERYONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Throws [IllegalArgumentException] for an unknown scope.
    @JsonCreator
    public static ReplyScope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The owner of what this caller makes or changes with this scope; null for everyone's. Refused if the caller may
    /// not.
    UUID owner(Caller.Staff by) {
        return switch (this) {
            case EVERYONE -> {
                if (by.highestRole().compareTo(Role.SUPERVISOR) < 0) {
                    throw Refusal.forbidden("Replies for everyone are looked after by supervisors. Make it your own.");
                }
                yield null;
            }
            case PERSONAL ->
                switch (by) {
                    case Caller.Agent agent -> agent.id();
                    case Caller.Key _ ->
                        throw Refusal.malformed("An API key has no replies of its own. Send the scope \"everyone\".");
                };
        };
    }
}
