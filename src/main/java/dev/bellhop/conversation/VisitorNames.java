package dev.bellhop.conversation;

import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/// Tells whoever looks on, and who keeps copies, what a renamed visitor is called now.
@ApplicationScoped
class VisitorNames {
    /// Far more than a person has. Older ones show the new name when they are read.
    private static final int MOST = 1_000;

    private final Event<ConversationsReassigned> changed;

    VisitorNames(Event<ConversationsReassigned> changed) {
        this.changed = changed;
    }

    void renamed(@Observes Visitors.Renamed visitor) {
        var conversations = Conversation.newestOf(visitor.workspace(), visitor.id(), MOST);
        if (!conversations.isEmpty()) {
            Conversation.touch(conversations);
            changed.fire(new ConversationsReassigned(visitor.workspace(), conversations));
        }
    }
}
