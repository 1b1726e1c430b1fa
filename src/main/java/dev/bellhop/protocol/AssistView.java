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

/// An assist session, as both sides see it.
///
/// @param by the agent who asked, or the visitor who offered
/// @param powers what the visitor allows now
/// @param asked the powers that the visitor has not answered yet
/// @param watchers the agents who see the page now
/// @param until when it ends by time limit
/// @param recorded whether it is being recorded; after the end, whether there is a recording
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

    @Schema(name = "AssistState")
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

    /// What a visitor may allow, each separately.
    @Schema(name = "AssistPower")
    public enum Power {
        /// See the page; required for pointing and acting.
        SEE,
        /// Point: a pointer, a frame around an element, an arrow.
        POINT,
        /// Act: click, type, choose and scroll.
        ACT,
        /// See the window or screen that the visitor picks.
        SCREEN;

        /// What a visitor may show unasked. A session has at least one of them.
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

    @Schema(name = "AssistEnd")
    public enum End {
        REFUSED,
        /// Nobody answered.
        UNANSWERED,
        STOPPED_BY_VISITOR,
        STOPPED_BY_AGENT,
        RESOLVED,
        /// The agent who asked signed out or lost access.
        SIGNED_OUT,
        TIME_LIMIT,
        /// The tab was closed, or did not come back.
        TAB_CLOSED,
        /// No agent was watching.
        UNWATCHED,
        /// The page is too large.
        TOO_LARGE,
        /// The site's settings no longer allow it.
        FORBIDDEN,
        /// The service restarted.
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
