package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A remote assistance, as both sides see it.
///
/// @param by the agent who asked, or the visitor who offered
/// @param powers what the visitor allows now
/// @param asked what it is asked for and has not answered
/// @param watchers the agents who see the page now
/// @param until when it ends by itself
/// @param recorded whether what is seen is recorded; once it has ended, whether there is a recording
/// @param end why it ended, or null
@RegisterForReflection
@Schema(name = "AssistSession")
public record AssistView(
        UUID id,
        UUID conversation,
        State state,
        Person by,
        Set<Power> powers,
        Set<Power> asked,
        List<Person> watchers,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant until,
        boolean recorded,
        @Nullable End end) {

    public enum State {
        /// The visitor has not answered yet.
        ASKED,
        ACTIVE,
        ENDED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a visitor may allow, each by itself.
    public enum Power {
        /// To see the page. Without it nobody points or acts.
        SEE,
        /// To show something on it: the agent's pointer, a frame around an element, an arrow.
        POINT,
        /// To click, type, choose and scroll on it.
        ACT,
        /// To see the window, or the screen, that the visitor picks.
        SCREEN;

        /// What a visitor may show of its own accord. An assistance is about one of them at least.
        public static final Set<Power> SHOWING = Set.of(SEE, SCREEN);

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Power of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public enum End {
        REFUSED,
        /// Nobody answered.
        UNANSWERED,
        STOPPED_BY_VISITOR,
        STOPPED_BY_AGENT,
        RESOLVED,
        /// The agent who asked signed out, or may not be here any more.
        SIGNED_OUT,
        TIME_LIMIT,
        /// The tab was closed, or did not come back.
        TAB_CLOSED,
        /// No agent looked at it any more.
        UNWATCHED,
        /// The page is more than can be shown.
        TOO_LARGE,
        /// The site's settings do not let it be any more.
        FORBIDDEN,
        /// The service was started anew.
        RESTARTED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static End of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
