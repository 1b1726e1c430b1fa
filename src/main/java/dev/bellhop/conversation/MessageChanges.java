package dev.bellhop.conversation;

import dev.bellhop.attachment.Attachments;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.mention.Mentions;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.MessageBody;
import dev.bellhop.conversation.search.SearchIndex;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.MessageView.Kind;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/// The only writer of changes to messages. Authors correct what they wrote or take it back, for a while. What it said
/// before is kept nowhere.
@ApplicationScoped
class MessageChanges {
    /// Long enough for a slip of the pen, short enough that what was answered stays what it was.
    private static final Duration CHANGEABLE = Duration.ofMinutes(15);

    /// Each is an entry of the log that stays.
    private static final int EDITS = 50;

    private final ConversationLog log;
    private final SearchIndex index;
    private final Mentions mentions;
    private final Attachments attachments;
    private final MessageRateLimits rateLimits;
    private final Audit audit;
    private final Clock clock;

    MessageChanges(
            ConversationLog log,
            SearchIndex index,
            Mentions mentions,
            Attachments attachments,
            MessageRateLimits rateLimits,
            Audit audit,
            Clock clock) {
        this.log = log;
        this.index = index;
        this.mentions = mentions;
        this.attachments = attachments;
        this.rateLimits = rateLimits;
        this.audit = audit;
        this.clock = clock;
    }

    /// The row lock decides a race. The same text again changes nothing.
    @Transactional
    MessageView edit(Caller by, UUID id, long seq, String text) {
        rateLimits.take(by, text);
        var conversation = Conversation.heldForChange(by, id);
        var message = own(by, conversation, seq);
        if (message.deletedAt != null) {
            throw Refusal.conflict("This message was deleted. Write a new one.");
        }
        var body = MessageBody.check(text, message.fileIds());
        if (!Objects.equals(body, message.body)) {
            checkAge(message);
            checkEdits(message);
            message.body = body;
            message.editedAt = clock.instant();
            log.write(conversation, by.person(), MessageView.Event.edited(kind(message), seq), body);
            message.takeEdit(conversation.head);
            index.replace(conversation.workspace, id, seq, message.view().words());
            mention(message);
            note(by, AuditAction.MESSAGE_EDITED, message);
        }
        return message.view();
    }

    /// One that is deleted already stays so.
    @Transactional
    void delete(Caller by, UUID id, long seq) {
        rateLimits.take(by, null);
        var conversation = Conversation.heldForChange(by, id);
        var message = own(by, conversation, seq);
        if (message.deletedAt != null) {
            return;
        }
        checkAge(message);
        message.body = null;
        message.files = null;
        message.editedAt = null;
        message.deletedAt = clock.instant();
        message.forgetEdit();
        attachments.forget(id, seq - 1, seq);
        forgetInLists(conversation, message);
        log.write(conversation, by.person(), MessageView.Event.deleted(kind(message), seq));
        index.replace(conversation.workspace, id, seq, null);
        mention(message);
        note(by, AuditAction.MESSAGE_DELETED, message);
    }

    private static Message own(Caller by, Conversation conversation, long seq) {
        var message = Message.<Message>findByIdOptional(new Message.Key(conversation.id, seq))
                .filter(one -> isMessage(kind(one)) && !(by instanceof Caller.Visitor && kind(one) == Kind.NOTE))
                .orElseThrow(() -> Refusal.notFound("message"));
        if (!by.id().equals(message.author)) {
            throw Refusal.forbidden("Only who wrote a message can change it.");
        }
        return message;
    }

    private static Kind kind(Message message) {
        return Kind.of(message.kind);
    }

    private static boolean isMessage(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.NOTE;
    }

    private void checkAge(Message message) {
        if (message.at.plus(CHANGEABLE).isBefore(clock.instant())) {
            throw Refusal.conflict("A message can be changed for " + CHANGEABLE.toMinutes()
                    + " minutes. This one is older: write another one.");
        }
    }

    private static void checkEdits(Message message) {
        if (message.edits >= EDITS) {
            throw Refusal.conflict(
                    "This message was corrected " + EDITS + " times, as often as it may be. Write another one.");
        }
    }

    private void mention(Message message) {
        if (kind(message) == Kind.NOTE) {
            mentions.replace(message.workspace, message.view());
        }
    }

    // It is neither the last one nor unread any more.
    private static void forgetInLists(Conversation conversation, Message message) {
        if (kind(message) != Kind.TEXT) {
            return;
        }
        if (Objects.equals(conversation.lastSeq, message.seq)) {
            conversation.lastSeq = Message.newestText(conversation.id).orElse(null);
        }
        if (!message.authorKind.equals(Person.Kind.VISITOR.wireName())) {
            conversation.unreadByVisitor -= counted(message, conversation.visitorRead, conversation.unreadByVisitor);
        } else {
            conversation.unreadByAgents -= counted(message, conversation.agentRead, conversation.unreadByAgents);
        }
    }

    private static int counted(Message message, long read, int unread) {
        return message.seq > read && unread > 0 ? 1 : 0;
    }

    // Neither what it said nor what it says.
    private void note(Caller by, AuditAction action, Message message) {
        if (by instanceof Caller.Staff staff) {
            audit.note(staff, action, new Audit.Thing(message.conversation, null), message.kind + " " + message.seq);
        }
    }
}
