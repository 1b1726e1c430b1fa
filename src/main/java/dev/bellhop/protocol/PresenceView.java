package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// Who is online: the whole state for visitors, changes for agents.
///
/// @param agents the number of agents online
@RegisterForReflection
public record PresenceView(List<Someone> people, int agents) {
    @RegisterForReflection
    public record Someone(Person.Kind kind, UUID id, String name, boolean online) {
        public static Someone of(Person person, boolean online) {
            return new Someone(person.kind(), person.id(), person.name(), online);
        }
    }
}
