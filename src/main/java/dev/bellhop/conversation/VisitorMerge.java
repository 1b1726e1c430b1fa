package dev.bellhop.conversation;

import dev.bellhop.conversation.log.UncertainChanges;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/// Gives the conversations of an anonymous visitor to whom it turned out to be, in the transaction that merges them.
///
/// The writer of the log looks at a conversation's visitor while it holds the row, as this does: what the anonymous one
/// posts is stored before, and moves along, or is refused.
@ApplicationScoped
class VisitorMerge {
    private final UncertainChanges doubts;
    private final Event<ConversationsReassigned> moved;

    VisitorMerge(UncertainChanges doubts, Event<ConversationsReassigned> moved) {
        this.doubts = doubts;
        this.moved = moved;
    }

    void merge(@Observes Visitors.Merged merged) {
        List<UUID> conversations = Conversation.move(merged.workspace(), merged.from(), merged.into());
        if (!conversations.isEmpty()) {
            Message.move(conversations, merged.from(), merged.into());
            conversations.forEach(doubts::watch);
            moved.fire(new ConversationsReassigned(merged.workspace(), conversations));
        }
    }
}
