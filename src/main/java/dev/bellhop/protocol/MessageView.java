package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of a conversation's log. `seq` counts 1, 2, 3 … per conversation; `ref` is the sender's own id. A message
/// with files may have no body; an event has one only where the visitor commented a rating or an author corrected a
/// message.
///
/// @param editedAt when its author last corrected it
/// @param deletedAt when its author took it back; it has neither body nor files since
@Schema(name = "Message")
public record MessageView(
        UUID conversation,
        long seq,
        Kind kind,
        @Nullable Person author,
        @Nullable String body,
        @Nullable List<FileView> files,
        @Nullable Event event,
        @Nullable String ref,
        @Nullable Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    /// As it was written.
    public MessageView(
            UUID conversation,
            long seq,
            Kind kind,
            @Nullable Person author,
            @Nullable String body,
            @Nullable List<FileView> files,
            @Nullable Event event,
            @Nullable String ref,
            @Nullable Instant at) {
        this(conversation, seq, kind, author, body, files, event, ref, at, null, null);
    }

    @Schema(name = "MessageKind")
    public enum Kind {
        TEXT,
        /// Visible to agents only.
        NOTE,
        /// An event, described by `event`.
        EVENT,
        /// A placeholder, so that `seq` has no gaps: for a note (sent to visitors) or an erased entry (sent to
        /// everybody).
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

    /// `name` is one of `assigned`, `unassigned`, `resolved`, `reopened` (`value`: `snooze_over` if its time has
    /// come), `snoozed` (`value`: until when), `priority`, `labelled`, `unlabelled` (`value`: the label's name),
    /// `rated` (`value`: `1` to `5`; what the visitor wrote of it is the body), `edited` and `note_edited`
    /// (`value`: the `seq` of the message; the body is its new text, none if it has changed since), `deleted` and
    /// `note_deleted` (`value`: the `seq`), `erased` (all that was said before it), `assist_started` (`value`:
    /// what the visitor allowed), `assist_ended` (`value`: why).
    @Schema(name = "ConversationEvent")
    public record Event(
            String name, @Nullable Person person, @Nullable String value) {
        public static final String LABELLED = "labelled";
        public static final String UNLABELLED = "unlabelled";

        public static final String RATED = "rated";

        private static final String EDITED = "edited";
        private static final String NOTE_EDITED = "note_edited";
        private static final String DELETED = "deleted";
        private static final String NOTE_DELETED = "note_deleted";

        private static final Set<String> INTERNAL =
                Set.of("priority", "snoozed", LABELLED, UNLABELLED, NOTE_EDITED, NOTE_DELETED);

        public static Event of(String name) {
            return new Event(name, null, null);
        }

        public static Event assigned(Person agent) {
            return new Event("assigned", agent, null);
        }

        public static Event rated(int score) {
            return new Event(RATED, null, String.valueOf(score));
        }

        public static Event edited(Kind kind, long seq) {
            return new Event(kind == Kind.NOTE ? NOTE_EDITED : EDITED, null, String.valueOf(seq));
        }

        public static Event deleted(Kind kind, long seq) {
            return new Event(kind == Kind.NOTE ? NOTE_DELETED : DELETED, null, String.valueOf(seq));
        }

        private boolean isEdit() {
            return name.equals(EDITED) || name.equals(NOTE_EDITED);
        }

        // How long a company lets somebody wait is its own affair.
        private boolean isInternal() {
            return INTERNAL.contains(name) || (name.equals("reopened") && value != null);
        }
    }

    public static MessageView hidden(UUID conversation, long seq) {
        return new MessageView(conversation, seq, Kind.HIDDEN, null, null, null, null, null, null);
    }

    /// Whether it is not as it was written.
    public boolean hasChanged() {
        return editedAt != null || deletedAt != null;
    }

    /// In their order.
    public List<UUID> fileIds() {
        return files == null ? List.of() : files.stream().map(FileView::id).toList();
    }

    /// What can be found of it: the body, then the names of the files, each on a line. Null if there is neither. What
    /// a message was corrected to is found in the message itself.
    public @Nullable String words() {
        if (event != null && event.isEdit()) {
            return null;
        }
        if (files == null) {
            return body;
        }
        return Stream.concat(Stream.ofNullable(body), files.stream().map(FileView::name))
                .collect(Collectors.joining("\n"));
    }

    /// The same entry as a visitor may see it.
    public MessageView forVisitor() {
        return hiddenFromVisitors() ? hidden(conversation, seq) : this;
    }

    /// Notes, priorities, labels and snoozes are internal.
    public boolean hiddenFromVisitors() {
        return kind == Kind.NOTE || (event != null && event.isInternal());
    }
}
