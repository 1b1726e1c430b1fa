package dev.bellhop.security;

import dev.bellhop.protocol.Person;
import java.util.Set;
import java.util.UUID;

/// Who is asking. Settled once, from a token, before any feature is called; every feature takes it first.
public sealed interface Caller {
    UUID workspace();

    UUID id();

    Person person();

    /// The words that `@RolesAllowed` looks for.
    Set<String> roles();

    record Visitor(UUID workspace, UUID site, UUID id, String name) implements Caller {
        @Override
        public Person person() {
            return new Person(Person.Kind.VISITOR, id, name);
        }

        @Override
        public Set<String> roles() {
            return Set.of("visitor");
        }
    }

    record Agent(UUID workspace, UUID id, String name, Role role, UUID session) implements Caller {
        @Override
        public Person person() {
            return new Person(Person.Kind.AGENT, id, name);
        }

        @Override
        public Set<String> roles() {
            return role.words();
        }
    }
}
