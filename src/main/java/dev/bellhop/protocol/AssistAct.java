package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An agent's action on the visitor's page. The visitor's browser performs it or reports why not.
///
/// @param text what the field is to hold: of [Kind#TYPE], else null
/// @param option which one, counted from 0: of [Kind#CHOOSE], else null
/// @param across by how many CSS pixels to the right: of [Kind#SCROLL], else null
/// @param down by how many CSS pixels: of [Kind#SCROLL], else null
@RegisterForReflection
public record AssistAct(
        Kind kind,
        AssistPlace at,
        @Nullable String text,
        @Nullable Integer option,
        @Nullable Integer across,
        @Nullable Integer down) {
    private static final int TEXT = 2_000;

    public AssistAct {
        Field.present("act.kind", kind);
        Field.present("act.at", at);
        text = kind == Kind.TYPE ? text : null;
        option = kind == Kind.CHOOSE ? option : null;
        across = kind == Kind.SCROLL ? across : null;
        down = kind == Kind.SCROLL ? down : null;
        switch (kind) {
            case CLICK -> {}
            case TYPE -> Field.text("act.text", text, TEXT);
            case CHOOSE -> Field.present("act.option", option);
            case SCROLL -> Field.present("act.down", down);
        }
    }

    public enum Kind {
        CLICK,
        /// Replaces a field's value.
        TYPE,
        /// Chooses an option of a list.
        CHOOSE,
        SCROLL;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// The outcome.
    public enum Outcome {
        DONE,
        /// The visitor is asked: a form is submitted only by their own press.
        WAITS,
        /// Done by the visitor's press.
        CONFIRMED,
        /// The visitor declined.
        DECLINED,
        /// The element is masked, so agents may not act on it.
        HIDDEN,
        /// Forbidden by the site or by the element: a link to another site, a file, a read-only field.
        FORBIDDEN,
        /// Another element covers it.
        COVERED,
        /// The element is gone.
        GONE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
