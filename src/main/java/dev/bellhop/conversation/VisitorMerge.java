package dev.bellhop.conversation;

import dev.bellhop.conversation.log.UncertainCommits;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/// Moves the conversations of a merged visitor, in the transaction that merges it.
///
/// The log's writer checks the visitor with the row locked, as this does: a concurrent post of the anonymous visitor is
/// either stored before and moved along, or refused.
@ApplicationScoped
class VisitorMerge {
    private final UncertainCommits uncertain;
    private final Event<ConversationsReassigned> moved;

    VisitorMerge(UncertainCommits uncertain, Event<ConversationsReassigned> moved) {
        this.uncertain = uncertain;
        this.moved = moved;
    }

    void merge(@Observes Visitors.Merged merged) {
        List<UUID> conversations = Conversation.move(merged.workspace(), merged.from(), merged.into());
        if (!conversations.isEmpty()) {
            Message.move(conversations, merged.from(), merged.into());
            conversations.forEach(uncertain::watch);
            moved.fire(new ConversationsReassigned(merged.workspace(), conversations));
        }
    }
}
