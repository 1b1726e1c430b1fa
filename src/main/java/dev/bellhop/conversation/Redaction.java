package dev.bellhop.conversation;

import dev.bellhop.conversation.log.UncertainChanges;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.database.Keyset;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Takes out of conversations what was said in them, and whose they were. Their shape stays: every number, when it was
/// and who of the company wrote, so that a client that comes back finds no gap. The last entry says that it was erased;
/// by it those who look at the conversation forget what came before.
@ApplicationScoped
public class Redaction {
    public static final String SOMEONE = "Erased visitor";

    /// @param emptied how many entries held something
    /// @param looked how many entries were looked at
    record Step(long emptied, long looked, boolean done) {}

    private final Visitors visitors;
    private final Clock clock;
    private final UncertainChanges doubts;
    private final Event<MessagesAppended> grew;

    Redaction(Visitors visitors, Clock clock, UncertainChanges doubts, Event<MessagesAppended> grew) {
        this.visitors = visitors;
        this.clock = clock;
        this.doubts = doubts;
        this.grew = grew;
    }

    /// Whether a visitor has a conversation.
    @Transactional
    public boolean hasAny(UUID workspace, UUID visitor) {
        return Conversation.firstOf(workspace, visitor).isPresent();
    }

    /// Walks on through a site's conversations, and empties those in which nothing has happened since `time`.
    ///
    /// @param most about how many entries to touch
    /// @return where to go on; null at the end
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
        return conversation.updatedAt.isBefore(time) ? empty(conversation, Person.SYSTEM, most) : new Step(0, 0, true);
    }

    /// In the caller's transaction. The row is held, so that nothing is added that would be overlooked.
    Step empty(Conversation conversation, Person by, long most) {
        var from = conversation.erased;
        var to = Math.min(conversation.head, from + most);
        var emptied = Message.empty(conversation.id, from, to);
        conversation.erased = to;
        if (to < conversation.head) {
            return new Step(emptied, to - from, false);
        }
        close(conversation, by);
        return new Step(emptied, to - from, true);
    }

    // It keeps its place in the lists: that it is erased is no news to those who work there.
    private void close(Conversation conversation, Person by) {
        var now = clock.instant();
        var nobody = visitors.nobody(conversation.workspace, conversation.site, conversation.createdAt);
        if (conversation.startedBy.equals(conversation.visitor)) {
            conversation.startedBy = nobody;
        }
        conversation.startKey = null;
        conversation.visitor = nobody;
        conversation.lastSeq = null;
        conversation.unreadByAgents = 0;
        conversation.unreadByVisitor = 0;
        conversation.status = Status.RESOLVED.wireName();
        conversation.head++;
        conversation.erased = conversation.head;
        conversation.erasedAt = now;
        var view = new MessageView(
                conversation.id,
                conversation.head,
                MessageView.Kind.EVENT,
                by,
                null,
                MessageView.Event.of("erased"),
                null,
                now);
        Message.of(conversation.workspace, view).persist();
        doubts.watch(conversation.id);
        grew.fire(new MessagesAppended(List.of(new Entry(conversation.workspace, view, true))));
    }
}
