package dev.bellhop.presence;

import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.PresenceView;
import dev.bellhop.protocol.PresenceView.Someone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Who is there, from live sockets alone (G6): nobody can say it of themselves.
@ApplicationScoped
public class Presence {
    /// Someone came or went. Ask [#online] for how it is now: changes may be heard late, never wrong.
    public record Changed(UUID workspace, Person person) {}

    /// @param departure counts how often the last socket closed, so that an old grace period does not end a new visit
    private record Visit(Person person, int sockets, long departure) {}

    private final Map<UUID, Map<UUID, Visit>> workspaces = new ConcurrentHashMap<>();
    private final PresenceConfig config;
    private final ScheduledExecutorService timer;
    private final Event<Changed> changed;

    Presence(PresenceConfig config, ScheduledExecutorService timer, Event<Changed> changed) {
        this.config = config;
        this.timer = timer;
        this.changed = changed;
    }

    /// A socket of this person is live.
    public void arrive(UUID workspace, Person person) {
        var visit = visits(workspace)
                .compute(
                        person.id(),
                        (_, before) -> before == null
                                ? new Visit(person, 1, 0)
                                : new Visit(person, before.sockets + 1, before.departure));
        if (visit.sockets == 1 && visit.departure == 0) {
            changed.fire(new Changed(workspace, person));
        }
    }

    /// A socket of this person has closed.
    public void leave(UUID workspace, Person person) {
        var visit = visits(workspace)
                .computeIfPresent(
                        person.id(), (_, before) -> new Visit(person, before.sockets - 1, before.departure + 1));
        if (visit != null && visit.sockets == 0) {
            var grace = config.grace().toMillis();
            var _ = timer.schedule(() -> forget(workspace, person, visit.departure), grace, TimeUnit.MILLISECONDS);
        }
    }

    private void forget(UUID workspace, Person person, long departure) {
        var still = visits(workspace)
                .computeIfPresent(person.id(), (_, now) -> now.sockets == 0 && now.departure == departure ? null : now);
        if (still == null) {
            changed.fire(new Changed(workspace, person));
        }
    }

    public boolean online(UUID workspace, UUID person) {
        return visits(workspace).containsKey(person);
    }

    public int agents(UUID workspace) {
        return (int) people(workspace, Person.Kind.AGENT).count();
    }

    /// What a visitor sees: how many agents are there, and the first three of them.
    public PresenceView forVisitor(UUID workspace) {
        var few = people(workspace, Person.Kind.AGENT).limit(3).map(agent -> Someone.of(agent, true));
        return new PresenceView(few.toList(), agents(workspace));
    }

    /// What an agent sees at first: everyone who is there.
    public PresenceView forAgent(UUID workspace) {
        var everyone = visits(workspace).values().stream().map(visit -> Someone.of(visit.person, true));
        return new PresenceView(everyone.toList(), agents(workspace));
    }

    /// What an agent hears later: one person's change.
    public PresenceView change(Changed change) {
        var person = change.person();
        var now = Someone.of(person, online(change.workspace(), person.id()));
        return new PresenceView(List.of(now), agents(change.workspace()));
    }

    private Stream<Person> people(UUID workspace, Person.Kind kind) {
        return visits(workspace).values().stream().map(Visit::person).filter(person -> person.kind() == kind);
    }

    private Map<UUID, Visit> visits(UUID workspace) {
        return workspaces.computeIfAbsent(workspace, _ -> new ConcurrentHashMap<>());
    }
}
