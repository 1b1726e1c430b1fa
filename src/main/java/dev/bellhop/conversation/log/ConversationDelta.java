package dev.bellhop.conversation.log;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// What a batch adds to one conversation.
final class ConversationDelta {
    private static final UUID NOBODY = new UUID(0, 0);
    private final UUID workspace;
    /// Whose conversation it must be: null where no visitor speaks, nobody's where authors do not belong together.
    private UUID visitor;

    private int entries;
    /// The how-manieth of the entries is the last text, or 0.
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

    /// A row of [LogStatement].
    void addTo(List<Object> values, UUID conversation) {
        Collections.addAll(values, conversation, workspace, visitor, entries, lastText, byVisitor, byAgents);
    }
}
