package dev.bellhop.conversation.log;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.util.UUID;

/// What a batch adds to one conversation.
final class ConversationDelta {
    private static final UUID NOBODY = new UUID(0, 0);
    private final UUID workspace;
    private UUID visitor;
    private int entries;
    private int lastText;
    private int byVisitor;
    private int byAgents;

    ConversationDelta(UUID workspace) {
        this.workspace = workspace;
    }

    /// @return the how-manieth of its conversation's entries it is
    int add(Draft draft) {
        entries++;
        var text = draft.kind() == MessageView.Kind.TEXT;
        if (text) {
            lastText = entries;
        }
        if (draft.author().kind() == Person.Kind.VISITOR) {
            byVisitor++;
            visitor = visitor == null || visitor.equals(draft.author().id())
                    ? draft.author().id()
                    : NOBODY;
        } else if (text) {
            byAgents++;
        }
        if (!draft.workspace().equals(workspace)) {
            visitor = NOBODY;
        }
        return entries;
    }

    UUID workspace() {
        return workspace;
    }

    /// Whose conversation it must be: null where no visitor speaks, nobody's where authors do not belong together.
    UUID visitor() {
        return visitor;
    }

    int entries() {
        return entries;
    }

    /// The how-manieth of the entries is the last text, or 0.
    int lastText() {
        return lastText;
    }

    int byVisitor() {
        return byVisitor;
    }

    int byAgents() {
        return byAgents;
    }
}
