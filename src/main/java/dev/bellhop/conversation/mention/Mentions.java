package dev.bellhop.conversation.mention;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Mention;
import dev.bellhop.conversation.model.NoteAdded;
import dev.bellhop.protocol.MentionView;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The only writer of mentions: notes that name colleagues tell them.
@ApplicationScoped
public class Mentions {
    /// Seen at once in one conversation, and told to the agent's other consoles.
    private static final int TOLD = 50;

    /// More than a company has: see `bellhop.workspace.agents`.
    private static final int PEOPLE = 5_000;

    private final History history;
    private final Clock clock;
    private final Event<Mentioned> mentioned;

    Mentions(History history, Clock clock, Event<Mentioned> mentioned) {
        this.history = history;
        this.clock = clock;
        this.mentioned = mentioned;
    }

    void added(@Observes NoteAdded added) {
        replace(added.workspace(), added.note());
    }

    /// A note is new, or its text has changed, or was taken back. Tells those whom it names now and did not before.
    public void replace(UUID workspace, MessageView note) {
        var before = note.hasChanged() ? Mention.named(note.conversation(), note.seq()) : Set.<UUID>of();
        var named = named(workspace, note);
        if (!named.containsAll(before)) {
            Mention.clear(note.conversation(), note.seq(), named);
        }
        named.removeAll(before);
        named.forEach(agent -> Mention.add(workspace, note.conversation(), note.seq(), agent, clock.instant()));
        if (!named.isEmpty()) {
            Mention.of(note.conversation(), note.seq(), named)
                    .forEach((agent, mention) -> mentioned.fire(new Mentioned(agent, List.of(mention))));
        }
    }

    // Whoever names themselves knows.
    private static Set<UUID> named(UUID workspace, MessageView note) {
        if (note.body() == null || note.body().indexOf('@') < 0) {
            return new HashSet<>();
        }
        var named = new NamedPeople(Agent.colleagues(workspace, PEOPLE)).in(note.body());
        named.remove(note.author().id());
        return named;
    }

    /// The agent looks at a conversation: its other consoles learn of it.
    @Transactional
    void see(Caller.Staff by, UUID conversation) {
        history.head(by, conversation);
        if (Mention.see(conversation, by.id(), clock.instant()) > 0) {
            mentioned.fire(new Mentioned(by.id(), Mention.in(conversation, by.id(), TOLD)));
        }
    }

    void left(@Observes Agents.Left left) {
        Mention.clearOf(left.agent());
    }

    @Transactional
    List<MentionView> newest(Caller.Staff staff, int limit) {
        return Mention.newest(staff.id(), limit);
    }
}
