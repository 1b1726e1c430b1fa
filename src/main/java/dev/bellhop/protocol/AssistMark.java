package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something an agent shows on the visitor's page. It stands at an element, so that it is at the same place however
/// large the two windows are.
///
/// @param at null for [Kind#NONE]
/// @param to where an arrow ends, else null
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
        /// Where the agent's pointer is.
        POINTER,
        /// A frame around the element.
        FRAME,
        ARROW,
        /// Nothing any more.
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
