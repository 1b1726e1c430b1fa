package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mark that an agent shows on the visitor's page, placed relative to an element, so that it is at the same place in
/// windows of any size.
///
/// @param at null for [Kind#NONE]
/// @param to the end of an arrow, else null
@RegisterForReflection
public record AssistMark(
        Kind kind, @Nullable AssistPlace at, @Nullable AssistPlace to) {
    public AssistMark {
        Field.present("mark.kind", kind);
        if (kind != Kind.NONE) {
            Field.present("mark.at", at);
        }
        if (kind == Kind.ARROW) {
            Field.present("mark.to", to);
        }
    }

    public enum Kind {
        /// The agent's pointer.
        POINTER,
        /// A frame around the element.
        FRAME,
        ARROW,
        /// Removes the mark.
        NONE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
