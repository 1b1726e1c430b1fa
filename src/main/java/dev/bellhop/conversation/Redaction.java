package dev.bellhop.conversation;

import dev.bellhop.attachment.Attachments;
import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationLabel;
import dev.bellhop.conversation.model.Mention;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.Rating;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.conversation.search.SearchIndex;
import dev.bellhop.database.Keyset;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Erases content and visitor from conversations. Numbers, times and agents stay, so that clients find no gap. A last
/// entry says that the conversation was erased, so that clients drop what they show.
@ApplicationScoped
public class Redaction {
    /// @param emptied the number of entries with content
    /// @param unlabelled the number of labels taken off
    /// @param unrated the number of ratings removed
    /// @param looked the number of entries checked
    record Step(long emptied, long unlabelled, long unrated, long looked, boolean done) {}

    private final Visitors visitors;
    private final Clock clock;
    private final ConversationLog log;
    private final SearchIndex index;
    private final Attachments attachments;

    Redaction(Visitors visitors, Clock clock, ConversationLog log, SearchIndex index, Attachments attachments) {
        this.visitors = visitors;
        this.clock = clock;
        this.log = log;
        this.index = index;
        this.attachments = attachments;
    }

    /// Whether a visitor has a conversation.
    @Transactional
    public boolean hasAny(UUID workspace, UUID visitor) {
        return Conversation.firstOf(workspace, visitor).isPresent();
    }

    /// Continues through a site's conversations and erases those without activity since `time`.
    ///
    /// @param most about how many entries to touch
    /// @return where to continue; null at the end
    @Transactional
    public Keyset emptyUntouched(UUID site, Instant time, Keyset from, int most) {
        var left = (long) most;
        var at = from;
        var some = Conversation.olderThan(time, site, from, most);
        for (var one : some) {
            if (one.updatedAt().isBefore(time)) {
                var step = emptyIfUntouched(one.id(), time, left);
                left -= step.looked() + 1;
                if (!step.done() || left <= 0) {
                    return step.done() ? new Keyset(one.createdAt(), one.id()) : at;
                }
            }
            at = new Keyset(one.createdAt(), one.id());
        }
        return some.size() < most ? null : at;
    }

    private Step emptyIfUntouched(UUID id, Instant time, long most) {
        var conversation = Conversation.held(id);
        return conversation.updatedAt.isBefore(time)
                ? empty(conversation, Person.SYSTEM, most)
                : new Step(0, 0, 0, 0, true);
    }

    /// In the caller's transaction, with the row locked, so that nothing is added unnoticed.
    Step empty(Conversation conversation, Person by, long most) {
        var from = conversation.erased;
        var to = Math.min(conversation.head, from + most);
        var emptied = Message.empty(conversation.id, from, to);
        index.forget(conversation.workspace, conversation.id, from, to);
        attachments.forget(conversation.id, from, to);
        conversation.erased = to;
        if (to < conversation.head) {
            return new Step(emptied, 0, 0, to - from, false);
        }
        close(conversation, by);
        Mention.clear(conversation.id);
        var unlabelled = ConversationLabel.clear(conversation.id);
        return new Step(emptied, unlabelled, Rating.clear(conversation.id), to - from, true);
    }

    // It keeps its place in the lists: an erasure is no activity.
    private void close(Conversation conversation, Person by) {
        var nobody = visitors.nobody(conversation.workspace, conversation.site, conversation.createdAt);
        if (conversation.startedBy.equals(conversation.visitor)) {
            conversation.startedBy = nobody;
        }
        conversation.startKey = null;
        conversation.visitor = nobody;
        conversation.lastSeq = null;
        conversation.unreadByAgents = 0;
        conversation.unreadByVisitor = 0;
        conversation.setStatus(Status.RESOLVED);
        log.write(conversation, by, MessageView.Event.of("erased"));
        conversation.erased = conversation.head;
        conversation.erasedAt = clock.instant();
    }
}
