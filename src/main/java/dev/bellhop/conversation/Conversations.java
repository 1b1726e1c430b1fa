package dev.bellhop.conversation;

import dev.bellhop.agent.Agent;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Draft;
import dev.bellhop.conversation.log.LogWriter;
import dev.bellhop.conversation.log.UncertainChanges;
import dev.bellhop.conversation.model.Assignment;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.MessageBody;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import dev.bellhop.conversation.model.Priority;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.visitor.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The only writer of conversations and their logs.
@ApplicationScoped
public class Conversations {
    /// A post that is committed, and whether it had been before.
    public record Posted(UUID conversation, long seq, java.time.Instant at, boolean known) {}

    private final LogWriter log;
    private final MessageRateLimits rates;
    private final Clock clock;
    private final UncertainChanges doubts;
    private final Event<MessagesAppended> grew;

    Conversations(
            LogWriter log,
            MessageRateLimits rates,
            Clock clock,
            UncertainChanges doubts,
            Event<MessagesAppended> grew) {
        this.log = log;
        this.rates = rates;
        this.clock = clock;
        this.doubts = doubts;
        this.grew = grew;
    }

    /// Adds a message. Never blocks, so that sockets may call it on the event loop; completes after the commit.
    ///
    /// @param ref the sender's own id for it, or null: sending the same one again stores nothing new (G2)
    public CompletableFuture<Posted> post(
            Caller caller, UUID conversation, String ref, MessageView.Kind kind, String body) {
        MessageBody.check(body);
        MessageBody.checkRef(ref);
        checkKind(caller, kind);
        rates.take(caller);
        var draft = new Draft(
                caller.workspace(), conversation, caller.person(), ref, kind, body, new CompletableFuture<>());
        return log.submit(draft)
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
    public UUID start(Caller.Visitor visitor, String key, String body) {
        MessageBody.check(body);
        MessageBody.checkRef(key);
        rates.take(visitor);
        return start(visitor, visitor.site(), visitor.id(), key, body, MessageView.Kind.TEXT);
    }

    /// Starts a conversation with a visitor. An agent is responsible for what it starts; a key's waits for someone.
    @Transactional
    public UUID start(Caller.Staff by, UUID visitor, String key, String body) {
        if (body != null) {
            MessageBody.check(body);
        }
        MessageBody.checkRef(key);
        var known = Visitor.byId(by.workspace(), visitor)
                .filter(one -> !one.nobody)
                .orElseThrow(() -> Refusal.notFound("visitor"));
        return start(by, known.site, known.id, key, body, MessageView.Kind.TEXT);
    }

    private UUID start(Caller by, UUID site, UUID visitor, String key, String body, MessageView.Kind kind) {
        var added = Conversation.start(by.workspace(), site, visitor, by.id(), key, clock.instant());
        if (added.isEmpty()) {
            return Conversation.startedWith(by.id(), key).orElseThrow(Conversations::merged).id;
        }
        var conversation = held(by, added.get());
        if (by instanceof Caller.Agent agent) {
            take(conversation, Agent.<Agent>findById(agent.id()), agent);
        }
        if (body != null) {
            append(conversation, by.person(), kind, body, null, key);
            count(conversation, by);
        }
        return conversation.id;
    }

    private static Refusal merged() {
        return Refusal.unauthenticated("This visitor has just been verified. Use the new token.");
    }

    private static void count(Conversation conversation, Caller by) {
        conversation.lastSeq = conversation.head;
        switch (by) {
            case Caller.Visitor _ -> conversation.unreadByAgents++;
            case Caller.Staff _ -> conversation.unreadByVisitor++;
        }
    }

    /// Makes one agent responsible, in one step whoever was before (G7: the row's lock decides a race).
    @Transactional
    public void assign(Caller.Staff by, UUID id, UUID agentId) {
        var agent = Agent.byId(by.workspace(), agentId).orElseThrow(() -> Refusal.notFound("agent"));
        var conversation = held(by, id);
        if (!agentId.equals(conversation.assignee)) {
            take(conversation, agent, by);
        }
    }

    private void take(Conversation conversation, Agent agent, Caller.Staff by) {
        conversation.assignee = agent.id;
        if (conversation.status.equals(Status.WAITING.wireName())) {
            conversation.status = Status.OPEN.wireName();
        }
        Assignment.add(conversation, agent.id, by.id(), clock.instant());
        append(conversation, by, new MessageView.Event("assigned", agent.person(), null));
    }

    @Transactional
    public void unassign(Caller.Staff by, UUID id) {
        var conversation = held(by, id);
        if (conversation.assignee == null) {
            return;
        }
        conversation.assignee = null;
        if (conversation.status.equals(Status.OPEN.wireName())) {
            conversation.status = Status.WAITING.wireName();
        }
        Assignment.add(conversation, null, by.id(), clock.instant());
        append(conversation, by, MessageView.Event.of("unassigned"));
    }

    @Transactional
    public void change(Caller.Staff by, UUID id, Status status, Priority priority) {
        var conversation = held(by, id);
        if (priority != null && !priority.wireName().equals(conversation.priority)) {
            conversation.priority = priority.wireName();
            append(conversation, by, new MessageView.Event("priority", null, priority.wireName()));
        }
        if (status != null && !status.wireName().equals(conversation.status)) {
            conversation.status = status.wireName();
            append(conversation, by, MessageView.Event.of(status.event()));
        }
    }

    /// Adds an entry about what happened beside the log, unless the conversation is erased meanwhile.
    @Transactional
    public void note(UUID conversation, Person by, MessageView.Event event) {
        var held = Conversation.held(conversation);
        if (held != null && held.erasedAt == null) {
            append(held, by, MessageView.Kind.EVENT, null, event, null);
        }
    }

    private static Conversation held(Caller caller, UUID id) {
        return Conversation.held(caller, id).orElseThrow(() -> Refusal.notFound("conversation"));
    }

    private void append(Conversation conversation, Caller by, MessageView.Event event) {
        append(conversation, by.person(), MessageView.Kind.EVENT, null, event, null);
    }

    private void append(
            Conversation conversation,
            Person author,
            MessageView.Kind kind,
            String body,
            MessageView.Event event,
            String ref) {
        var now = clock.instant();
        conversation.head++;
        conversation.updatedAt = now;
        conversation.listedAt = now;
        var view = new MessageView(conversation.id, conversation.head, kind, author, body, event, ref, now);
        Message.of(conversation.workspace, view).persist();
        doubts.watch(conversation.id);
        grew.fire(new MessagesAppended(List.of(new Entry(conversation.workspace, view, true))));
    }
}
