package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// Who is there. For a visitor the whole picture, for an agent a list of changes.
///
/// @param agents how many agents of the workspace are there
@RegisterForReflection
public record PresenceView(List<Someone> people, int agents) {
    @RegisterForReflection
    public record Someone(Person.Kind kind, UUID id, String name, boolean online) {
        public static Someone of(Person person, boolean online) {
            return new Someone(person.kind(), person.id(), person.name(), online);
        }
    }
}
