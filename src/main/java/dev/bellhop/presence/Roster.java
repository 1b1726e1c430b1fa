package dev.bellhop.presence;

import dev.bellhop.protocol.Person;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Who is online in one workspace. Agents and visitors are kept apart: agents are few, and everybody asks for their
/// number.
final class Roster {
    /// @param departure counts how often the last socket closed, so that an old grace period cannot end a new visit
    record Visit(Person person, int sockets, long departure) {}

    private final Map<UUID, Visit> agents = new ConcurrentHashMap<>();
    private final Map<UUID, Visit> visitors = new ConcurrentHashMap<>();

    /// The agents or the visitors, whichever this person belongs to, by id.
    Map<UUID, Visit> side(Person person) {
        return person.kind() == Person.Kind.AGENT ? agents : visitors;
    }

    Collection<Visit> agents() {
        return agents.values();
    }

    boolean has(UUID person) {
        return visitors.containsKey(person) || agents.containsKey(person);
    }
}
