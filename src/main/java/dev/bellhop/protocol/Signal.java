package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A WebRTC signal between two browsers that share a screen. The service passes it on without reading it.
///
/// @param data of an offer or answer its SDP, of a candidate its JSON, of a microphone `on` or `off`, else null
@RegisterForReflection
public record Signal(Kind kind, @Nullable String data) {
    private static final int MOST = 32_768;

    public Signal {
        Field.present("signal.kind", kind);
        if (kind.isAlone()) {
            data = null;
        } else {
            Field.text("signal.data", data, MOST);
        }
    }

    public static Signal of(Kind kind) {
        return new Signal(kind, null);
    }

    /// In characters, including overhead.
    public int size() {
        return 256 + (data == null ? 0 : data.length());
    }

    public enum Kind {
        /// An agent asks to receive the screen.
        CALL,
        OFFER,
        ANSWER,
        CANDIDATE,
        /// Whether a microphone is on.
        MICROPHONE,
        /// The call ends.
        BYE;

        private static final Set<Kind> ALONE = Set.of(CALL, BYE);

        boolean isAlone() {
            return ALONE.contains(this);
        }

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
