package dev.bellhop.protocol;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A frame from the service.
@RegisterForReflection
@JsonTypeInfo(use = NAME, property = "type")
@JsonSubTypes({
    @Type(name = "welcome", value = ServerFrame.Welcome.class),
    @Type(name = "ack", value = ServerFrame.Ack.class),
    @Type(name = "refused", value = ServerFrame.Refused.class),
    @Type(name = "message", value = ServerFrame.Message.class),
    @Type(name = "replay", value = ServerFrame.Replay.class),
    @Type(name = "conversation", value = ServerFrame.Conversation.class),
    @Type(name = "label", value = ServerFrame.Label.class),
    @Type(name = "mention", value = ServerFrame.Mention.class),
    @Type(name = "typing", value = ServerFrame.Typing.class),
    @Type(name = "read", value = ServerFrame.Read.class),
    @Type(name = "presence", value = ServerFrame.Presence.class),
    @Type(name = "viewers", value = ServerFrame.Viewers.class),
    @Type(name = "visitor", value = ServerFrame.Visitor.class),
    @Type(name = "ping", value = ServerFrame.Ping.class),
    @Type(name = "bye", value = ServerFrame.Bye.class),
    @Type(name = "assist.session", value = ServerFrame.AssistSession.class),
    @Type(name = "assist.page", value = ServerFrame.AssistPage.class),
    @Type(name = "assist.act", value = ServerFrame.AssistDo.class),
    @Type(name = "assist.acted", value = ServerFrame.AssistActed.class),
    @Type(name = "assist.point", value = ServerFrame.AssistPoint.class),
    @Type(name = "assist.again", value = ServerFrame.AssistAgain.class),
    @Type(name = "assist.ice", value = ServerFrame.AssistIce.class),
    @Type(name = "assist.signal", value = ServerFrame.AssistSignal.class),
})
public sealed interface ServerFrame {

    /// The answer to `hello`. `conversations` are the visitor's; agents request theirs over REST. `at` is the time
    /// of it, by which a client whose clock is wrong still tells the age of things.
    @RegisterForReflection
    record Welcome(
            Person self,
            List<ConversationView> conversations,
            PresenceView presence,
            @Nullable Instant at) implements ServerFrame {}

    /// The post is committed (G1).
    @RegisterForReflection
    record Ack(String ref, UUID conversation, long seq, Instant at) implements ServerFrame {}

    /// A request was refused; `message` says what to do. The connection stays open.
    @RegisterForReflection
    record Refused(
            String code,
            String message,
            @Nullable String ref,
            @Nullable UUID conversation,
            @Nullable Integer retryAfter)
            implements ServerFrame {}

    @RegisterForReflection
    record Message(MessageView message) implements ServerFrame {}

    /// Missed messages, in order. If `more`, another page follows by itself.
    @RegisterForReflection
    record Replay(UUID conversation, List<MessageView> messages, boolean more) implements ServerFrame {}

    @RegisterForReflection
    record Conversation(ConversationView conversation) implements ServerFrame {}

    /// For agents who watch the list: a label was created, changed or deleted, on every conversation that has it.
    @RegisterForReflection
    record Label(LabelView label, boolean deleted) implements ServerFrame {}

    /// For an agent: a note names it, or it has looked at one on another device.
    @RegisterForReflection
    record Mention(MentionView mention) implements ServerFrame {}

    @RegisterForReflection
    record Typing(UUID conversation, Person person, boolean on) implements ServerFrame {}

    @RegisterForReflection
    record Read(UUID conversation, Person person, long seq) implements ServerFrame {}

    @RegisterForReflection
    record Presence(List<PresenceView.Someone> people, int agents) implements ServerFrame {}

    /// For agents who look at a conversation: all who do now. One who is alone from the beginning is not told.
    @RegisterForReflection
    record Viewers(UUID conversation, List<Person> people) implements ServerFrame {}

    /// For agents who look at one of the visitor's conversations: the page the visitor is on.
    @RegisterForReflection
    record Visitor(UUID visitor, PageView page) implements ServerFrame {}

    @RegisterForReflection
    record Ping() implements ServerFrame {}

    /// Sent just before the service closes with the same code.
    @RegisterForReflection
    record Bye(
            int code,
            String reason,
            boolean retry,
            @Nullable Integer retryAfter) implements ServerFrame {
        public static Bye of(CloseCode code) {
            return new Bye(code.code(), code.reason(), code.retry(), null);
        }
    }

    /// The current state of an assist session.
    @RegisterForReflection
    record AssistSession(AssistView session) implements ServerFrame {}

    /// A page frame from the visitor's tab, for its viewers.
    @RegisterForReflection
    record AssistPage(UUID session, boolean begins, boolean ends, String data) implements ServerFrame {
        private static final int BESIDE = 64;

        /// What it takes to keep it, in characters. An empty one takes room too.
        public int weight() {
            return BESIDE + data.length();
        }
    }

    /// For the shown tab: an agent points at an element.
    @RegisterForReflection
    record AssistPoint(UUID session, Person by, AssistMark mark) implements ServerFrame {}

    /// For the shown tab: an agent acts.
    @RegisterForReflection
    record AssistDo(UUID session, String ref, Person by, AssistAct act) implements ServerFrame {}

    /// For the agent who acted: the outcome.
    @RegisterForReflection
    record AssistActed(UUID session, String ref, AssistAct.Outcome outcome) implements ServerFrame {}

    /// For the shown tab: send a full snapshot now. The tab records nothing before the first of these.
    @RegisterForReflection
    record AssistAgain(UUID session) implements ServerFrame {}

    /// The ICE servers. `relayOnly` allows TURN servers only.
    @RegisterForReflection
    record AssistIce(UUID session, List<IceServer> servers, boolean relayOnly) implements ServerFrame {}

    /// A WebRTC signal from the other browser. `by` is the agent, or null if from the visitor.
    @RegisterForReflection
    record AssistSignal(UUID session, String peer, @Nullable Person by, Signal signal) implements ServerFrame {}
}
