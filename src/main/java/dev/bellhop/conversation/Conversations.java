package dev.bellhop.conversation;

import dev.bellhop.agent.Agent;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.log.Draft;
import dev.bellhop.conversation.log.LogWriter;
import dev.bellhop.conversation.model.Assignment;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.MessageBody;
import dev.bellhop.conversation.model.Priority;
import dev.bellhop.conversation.model.Snooze;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.visitor.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The only writer of conversations and their logs.
@ApplicationScoped
public class Conversations {
    /// A committed post, and whether it was stored before.
    public record Posted(UUID conversation, long seq, Instant at, boolean known) {}

    private final LogWriter writer;
    private final ConversationLog log;
    private final MessageRateLimits rateLimits;
    private final Clock clock;

    Conversations(LogWriter writer, ConversationLog log, MessageRateLimits rateLimits, Clock clock) {
        this.writer = writer;
        this.log = log;
        this.rateLimits = rateLimits;
        this.clock = clock;
    }

    /// Adds a message. Never blocks, so that sockets may call it on the event loop; completes after the commit.
    ///
    /// @param files uploaded by the caller; with some the text may be null
    /// @param ref the sender's own id for it, or null: sending the same one again stores nothing new (G2)
    public CompletableFuture<Posted> post(
            Caller caller, UUID conversation, String ref, MessageView.Kind kind, String text, List<UUID> files) {
        var body = MessageBody.check(text, files);
        MessageBody.checkRef(ref);
        checkKind(caller, kind);
        rateLimits.take(caller, body);
        var draft = new Draft(
                caller.workspace(),
                conversation,
                caller.person(),
                !(caller instanceof Caller.Key),
                ref,
                kind,
                body,
                files,
                new CompletableFuture<>());
        return writer.submit(draft)
                .thenApply(stored -> new Posted(conversation, stored.seq(), stored.at(), stored.known()));
    }

    private static void checkKind(Caller caller, MessageView.Kind kind) {
        switch (kind) {
            case TEXT -> {}
            case NOTE -> {
                if (caller instanceof Caller.Visitor) {
                    throw Refusal.forbidden("Notes are for agents. Send a text.");
                }
            }
            case EVENT, HIDDEN -> throw Refusal.malformed("A message you send is a text or a note.");
        }
    }

    /// Starts a visitor's conversation with its first message.
    ///
    /// @param key the starter's own id for it, or null; the same one again gives the same conversation (G2)
    @Transactional
    public UUID start(Caller.Visitor visitor, String key, String text, List<UUID> files) {
        var body = MessageBody.check(text, files);
        MessageBody.checkRef(key);
        rateLimits.takeStart(visitor, body);
        return start(visitor, visitor.site(), visitor.id(), key, body, files);
    }

    /// Starts a conversation with a visitor. One started by an agent is assigned to the agent; one started by a key
    /// waits.
    @Transactional
    public UUID start(Caller.Staff by, UUID visitor, String key, String text, List<UUID> files) {
        var body = text == null && files.isEmpty() ? null : MessageBody.check(text, files);
        MessageBody.checkRef(key);
        var known = Visitor.byId(by.workspace(), visitor)
                .filter(one -> !one.nobody)
                .orElseThrow(() -> Refusal.notFound("visitor"));
        return start(by, known.site, known.id, key, body, files);
    }

    private UUID start(Caller by, UUID site, UUID visitor, String key, String body, List<UUID> files) {
        var added = Conversation.start(by.workspace(), site, visitor, by.id(), key, clock.instant());
        if (added.isEmpty()) {
            var before = Conversation.startedWith(by.id(), key).orElseThrow(Conversations::merged);
            checkSame(before, visitor, by, key, body, files);
            return before.id;
        }
        var conversation = Conversation.heldForChange(by, added.get());
        if (by instanceof Caller.Agent agent) {
            log.assign(conversation, agent.person(), agent.person());
        }
        if (body != null || !files.isEmpty()) {
            log.say(conversation, by.person(), MessageView.Kind.TEXT, body, files, key);
        }
        return conversation.id;
    }

    // Of what was erased or changed since, nothing can be compared.
    private static void checkSame(
            Conversation before, UUID visitor, Caller by, String key, String body, List<UUID> files) {
        var said = Message.sent(before.id, by.id(), key);
        var same = said.map(first -> first.view().hasChanged()
                        || (Objects.equals(first.body, body) && first.fileIds().equals(files)))
                .orElse(body == null && files.isEmpty());
        if (before.erasedAt == null && !(before.visitor.equals(visitor) && same)) {
            throw Refusal.reused();
        }
    }

    private static Refusal merged() {
        return Refusal.unauthenticated("This visitor has just been verified. Use the new token.");
    }

    /// Assigns a conversation, whoever had it before (G7: the row lock decides a race).
    @Transactional
    public void assign(Caller.Staff by, UUID id, UUID agentId) {
        var agent = Agent.byId(by.workspace(), agentId).orElseThrow(() -> Refusal.notFound("agent"));
        var conversation = Conversation.heldForChange(by, id);
        if (!agentId.equals(conversation.assignee)) {
            log.assign(conversation, agent.person(), by.person());
        }
    }

    @Transactional
    public void unassign(Caller.Staff by, UUID id) {
        var conversation = Conversation.heldForChange(by, id);
        if (conversation.assignee == null) {
            return;
        }
        conversation.assignee = null;
        if (conversation.status.equals(Status.OPEN.wireName())) {
            conversation.status = Status.WAITING.wireName();
        }
        Assignment.add(conversation, null, by.id(), clock.instant());
        log.append(conversation, by.person(), MessageView.Event.of("unassigned"));
    }

    /// @param snoozedUntil with the status snoozed; null: until the visitor writes
    @Transactional
    public void change(Caller.Staff by, UUID id, Status status, Priority priority, Instant snoozedUntil) {
        var until = Snooze.until(snoozedUntil, clock.instant());
        var conversation = Conversation.heldForChange(by, id);
        if (priority != null && !priority.wireName().equals(conversation.priority)) {
            conversation.priority = priority.wireName();
            log.append(conversation, by.person(), new MessageView.Event("priority", null, priority.wireName()));
        }
        var isOther = status != null && !status.wireName().equals(conversation.status);
        if (isOther || (status == Status.SNOOZED && !Objects.equals(until, conversation.snoozedUntil))) {
            conversation.setStatus(status);
            conversation.snoozedUntil = until;
            var value = until == null ? null : until.toString();
            log.append(conversation, by.person(), new MessageView.Event(status.event(), null, value));
        }
    }

    /// Appends an event of another feature, unless the conversation is erased.
    @Transactional
    public void note(UUID conversation, Person by, MessageView.Event event) {
        var held = Conversation.held(conversation);
        if (held != null && held.erasedAt == null) {
            log.append(held, by, event);
        }
    }
}
