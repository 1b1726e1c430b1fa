package dev.bellhop.conversation.log;

import dev.bellhop.attachment.Attachments;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.model.Assignment;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import dev.bellhop.conversation.model.NoteAdded;
import dev.bellhop.conversation.model.Snooze;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.FileView;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.MessageView.Kind;
import dev.bellhop.protocol.Person;
import dev.bellhop.site.Site;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Appends entries in a transaction that locks the conversation's row, so that it owns the next `seq`: for changes over
/// REST, and for posts that the group commit leaves out. It decides what a post changes besides the log.
///
/// Webhooks will need an outbox row in [#write] and in [LogStatement].
@Singleton
public class ConversationLog {
    private final LogConfig config;
    private final Clock clock;
    private final UncertainCommits uncertain;
    private final Attachments attachments;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<MessagesAppended> appended;
    private final Event<NoteAdded> noted;

    ConversationLog(
            LogConfig config,
            Clock clock,
            UncertainCommits uncertain,
            Attachments attachments,
            TransactionSynchronizationRegistry transaction,
            Event<MessagesAppended> appended,
            Event<NoteAdded> noted) {
        this.config = config;
        this.clock = clock;
        this.uncertain = uncertain;
        this.attachments = attachments;
        this.transaction = transaction;
        this.appended = appended;
        this.noted = noted;
    }

    /// Stores drafts of one conversation, or refuses all of them if one has to be refused.
    @Transactional
    public List<Stored> post(List<Draft> drafts) {
        return drafts.stream().map(this::post).toList();
    }

    /// Stores a draft or refuses it. A draft whose `ref` is already stored gets the same answer again (G2).
    @Transactional
    public Stored post(Draft draft) {
        Conversation.waitAtMost(config.patience());
        var conversation = Optional.ofNullable(Conversation.held(draft.conversation()))
                .filter(held -> held.erasedAt == null && held.admits(draft.workspace(), draft.author()))
                .orElseThrow(() -> Refusal.notFound("conversation"));
        return Message.sent(conversation.id, draft.author().id(), draft.ref())
                .map(known -> new Stored(known.seq, known.at, true))
                .orElseGet(() -> add(conversation, draft));
    }

    private Stored add(Conversation conversation, Draft draft) {
        var added = say(conversation, draft.author(), draft.kind(), draft.body(), draft.files(), draft.ref());
        if (draft.kind() == Kind.TEXT) {
            open(conversation, draft);
        }
        if (draft.mayMention()) {
            noted.fire(new NoteAdded(conversation.workspace, added));
        }
        Message.flush();
        return new Stored(added.seq(), added.at(), false);
    }

    // An agent's answer ends the wait. Any text reopens a snoozed or resolved conversation, followed by a `reopened`
    // entry. The first person who replies becomes responsible.
    private void open(Conversation conversation, Draft draft) {
        var by = draft.author();
        var aside = Status.of(conversation.status).isAside();
        if (by.kind() == Person.Kind.AGENT) {
            conversation.setStatus(Status.OPEN);
        } else if (aside) {
            conversation.setStatus(active(conversation));
        }
        if (aside) {
            append(conversation, Person.SYSTEM, MessageView.Event.of("reopened"));
        }
        var replied = by.kind() == Person.Kind.AGENT && draft.byPerson();
        if (replied && conversation.assignee == null && Site.assignsOnReply(conversation.site)) {
            assign(conversation, by, by);
        }
    }

    private static Status active(Conversation conversation) {
        return conversation.assignee == null ? Status.WAITING : Status.OPEN;
    }

    /// Ends a snooze whose time has come. The conversation is at the top of the lists again, and unread.
    public void wake(Conversation held) {
        held.setStatus(active(held));
        held.unreadByAgents = Math.max(1, held.unreadByAgents);
        append(held, Person.SYSTEM, new MessageView.Event("reopened", null, Snooze.OVER));
    }

    /// Makes an agent responsible, and tells of it.
    public void assign(Conversation held, Person agent, Person by) {
        held.assignee = agent.id();
        if (held.status.equals(Status.WAITING.wireName())) {
            held.status = Status.OPEN.wireName();
        }
        Assignment.add(held, agent.id(), by.id(), clock.instant());
        append(held, by, MessageView.Event.assigned(agent));
    }

    /// Appends a message, with files that its author has uploaded and not posted yet.
    public MessageView say(Conversation held, Person author, Kind kind, String body, List<UUID> files, String ref) {
        var posted =
                files.isEmpty() ? null : attachments.post(held.workspace, author.id(), held.id, held.head + 1, files);
        return append(held, author, kind, body, posted, null, ref);
    }

    /// Appends an event.
    public void append(Conversation held, Person by, MessageView.Event event) {
        append(held, by, event, null);
    }

    /// Appends an event with what its author says of it, which may be null.
    public void append(Conversation held, Person by, MessageView.Event event, String body) {
        append(held, by, Kind.EVENT, body, null, event, null);
    }

    /// Appends an entry, counts it as unread and moves the conversation to the top of the lists.
    private MessageView append(
            Conversation held,
            Person author,
            Kind kind,
            String body,
            List<FileView> files,
            MessageView.Event event,
            String ref) {
        var view = write(held, author, kind, body, files, event, ref);
        held.updatedAt = view.at();
        held.listedAt = view.at();
        if (kind == Kind.TEXT) {
            held.lastSeq = view.seq();
            if (author.kind() == Person.Kind.VISITOR) {
                held.unreadByAgents++;
            } else {
                held.unreadByVisitor++;
            }
        }
        return view;
    }

    /// Appends an event and changes nothing else.
    public void write(Conversation held, Person author, MessageView.Event event) {
        write(held, author, event, null);
    }

    /// The same, with a text that belongs to it, which may be null.
    public void write(Conversation held, Person author, MessageView.Event event, String body) {
        write(held, author, Kind.EVENT, body, null, event, null);
    }

    private MessageView write(
            Conversation held,
            Person author,
            Kind kind,
            String body,
            List<FileView> files,
            MessageView.Event event,
            String ref) {
        held.head++;
        var view = new MessageView(held.id, held.head, kind, author, body, files, event, ref, clock.instant());
        Message.of(held.workspace, view).persist();
        uncertain.watch(held.id);
        announce(new Entry(held.workspace, view, true));
        return view;
    }

    // One event per transaction, which grows until the commit: the transaction manager would deliver several of them
    // last to first, and every subscriber would find a gap and read the log again.
    private void announce(Entry entry) {
        if (transaction.getResource(MessagesAppended.class) instanceof MessagesAppended event) {
            event.entries().add(entry);
        } else {
            var event = new MessagesAppended(new ArrayList<>(List.of(entry)));
            transaction.putResource(MessagesAppended.class, event);
            appended.fire(event);
        }
    }
}
