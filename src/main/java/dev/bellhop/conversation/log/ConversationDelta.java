package dev.bellhop.conversation.log;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.util.UUID;

/// The changes of a batch to one conversation.
final class ConversationDelta {
    private static final UUID NOBODY = new UUID(0, 0);
    final UUID workspace;
    /// Whose conversation it must be: null if no visitor writes, an id of nobody if the authors differ.
    UUID visitor;
    int entries;
    /// The number of the last text among the entries, or 0.
    int lastText;
    int byVisitor;
    /// Texts only.
    int byAgents;
    /// The first person who replies, or null.
    Person replier;

    ConversationDelta(UUID workspace) {
        this.workspace = workspace;
    }

    /// @return its number among the conversation's entries, from 1
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
            replier = replier == null && draft.byPerson() ? draft.author() : replier;
        }
        if (!draft.workspace().equals(workspace)) {
            visitor = NOBODY;
        }
        return entries;
    }

    UUID replierId() {
        return replier == null ? null : replier.id();
    }

    String replierName() {
        return replier == null ? null : replier.name();
    }
}
