package dev.bellhop.presence;

import dev.bellhop.presence.Roster.Visit;
import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.PresenceView;
import dev.bellhop.protocol.PresenceView.Someone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Who is online, derived from live sockets alone (G6).
@ApplicationScoped
public class Presence {
    /// Somebody came or went. Ask [#online] for the current state: changes may arrive late.
    public record Changed(UUID workspace, Person person) {}

    private static final int COLLEAGUES = 500;
    private final Map<UUID, Roster> workspaces = new ConcurrentHashMap<>();
    private final PresenceConfig config;
    private final ScheduledExecutorService timer;
    private final Event<Changed> changed;

    Presence(PresenceConfig config, ScheduledExecutorService timer, Event<Changed> changed) {
        this.config = config;
        this.timer = timer;
        this.changed = changed;
    }

    /// A socket of this person has opened.
    public void arrive(UUID workspace, Person person) {
        var visit = roster(workspace)
                .side(person)
                .compute(
                        person.id(),
                        (_, before) -> before == null
                                ? new Visit(person, 1, 0)
                                : new Visit(person, before.sockets() + 1, before.departure()));
        if (visit.sockets() == 1 && visit.departure() == 0) {
            changed.fire(new Changed(workspace, person));
        }
    }

    /// A socket of this person has closed.
    public void leave(UUID workspace, Person person) {
        var visit = roster(workspace)
                .side(person)
                .computeIfPresent(
                        person.id(), (_, before) -> new Visit(person, before.sockets() - 1, before.departure() + 1));
        if (visit != null && visit.sockets() == 0) {
            var grace = config.grace().toMillis();
            var _ = timer.schedule(() -> forget(workspace, person, visit.departure()), grace, TimeUnit.MILLISECONDS);
        }
    }

    private void forget(UUID workspace, Person person, long departure) {
        var still = roster(workspace)
                .side(person)
                .computeIfPresent(
                        person.id(), (_, now) -> now.sockets() == 0 && now.departure() == departure ? null : now);
        if (still == null) {
            changed.fire(new Changed(workspace, person));
        }
    }

    public boolean online(UUID workspace, UUID person) {
        return roster(workspace).has(person);
    }

    public int agents(UUID workspace) {
        return roster(workspace).agents().size();
    }

    /// For visitors: how many agents are online, and the first three of them.
    public PresenceView forVisitor(UUID workspace) {
        var agents = roster(workspace).agents();
        var few = agents.stream().limit(3).map(visit -> Someone.of(visit.person(), true));
        return new PresenceView(few.toList(), agents.size());
    }

    /// For an agent at first: the colleagues who are online. Of visitors there may be tens of thousands; whether one is
    /// online stands in the view of the conversation.
    public PresenceView forAgent(UUID workspace) {
        var agents = roster(workspace).agents();
        var some = agents.stream().limit(COLLEAGUES).map(visit -> Someone.of(visit.person(), true));
        return new PresenceView(some.toList(), agents.size());
    }

    /// For an agent later: the current state of these people.
    public PresenceView now(UUID workspace, Collection<Person> people) {
        var now = people.stream().map(person -> Someone.of(person, online(workspace, person.id())));
        return new PresenceView(now.toList(), agents(workspace));
    }

    private Roster roster(UUID workspace) {
        return workspaces.computeIfAbsent(workspace, _ -> new Roster());
    }
}
