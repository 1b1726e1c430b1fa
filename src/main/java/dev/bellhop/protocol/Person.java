package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A participant of a conversation, as the other side may see them. The service itself has no `id`.
public record Person(Kind kind, @Nullable UUID id, String name) {
    public static final Person SYSTEM = new Person(Kind.SYSTEM, null, "Bellhop");

    @Schema(name = "PersonKind")
    public enum Kind {
        VISITOR,
        AGENT,
        SYSTEM;

        private final String word = name().toLowerCase(Locale.ROOT);

        @JsonValue
        public String wireName() {
            return word;
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
