package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of a conversation's log. `seq` counts 1, 2, 3 … in its conversation; `ref` is the sender's own id for it.
public record MessageView(
        UUID conversation,
        long seq,
        Kind kind,
        @Nullable Person author,
        @Nullable String body,
        @Nullable Event event,
        @Nullable String ref,
        @Nullable Instant at) {

    public enum Kind {
        TEXT,
        /// Among agents only.
        NOTE,
        /// Something that happened: `event` says what.
        EVENT,
        /// What a visitor gets in place of a note, and everyone in place of what was erased, so that the numbers stay
        /// without a gap.
        HIDDEN;

        private final String word = name().toLowerCase(Locale.ROOT);

        @JsonValue
        public String wireName() {
            return word;
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// `name` is one of `assigned`, `unassigned`, `resolved`, `reopened`, `snoozed`, `priority`, `erased` (all that
    /// was said before it), `assist_started` (`value`: what the visitor allowed), `assist_ended` (`value`: why).
    public record Event(
            String name, @Nullable Person person, @Nullable String value) {
        public static Event of(String name) {
            return new Event(name, null, null);
        }
    }

    public static MessageView hidden(UUID conversation, long seq) {
        return new MessageView(conversation, seq, Kind.HIDDEN, null, null, null, null, null);
    }

    /// The same entry as a visitor may see it.
    public MessageView forVisitor() {
        return hiddenFromVisitors() ? hidden(conversation, seq) : this;
    }

    /// How urgent a company finds a conversation is its own business, as are its notes.
    public boolean hiddenFromVisitors() {
        return kind == Kind.NOTE || (event != null && event.name().equals("priority"));
    }
}
