package dev.bellhop.security;

import dev.bellhop.protocol.Person;
import java.util.Set;
import java.util.UUID;

/// Who is asking. Settled once, from a token, before any feature is called; every feature takes it first.
public sealed interface Caller {
    UUID workspace();

    UUID id();

    Person person();

    /// The words that `@RolesAllowed` and [FrameRules] look for. What lists none of them is denied.
    Set<String> roles();

    record Visitor(UUID workspace, UUID site, UUID id, String name) implements Caller {
        private static final Set<String> ROLES = Set.of("visitor");

        @Override
        public Person person() {
            return new Person(Person.Kind.VISITOR, id, name);
        }

        @Override
        public Set<String> roles() {
            return ROLES;
        }
    }

    /// Whoever acts for the company.
    sealed interface Staff extends Caller {
        String name();

        @Override
        default Person person() {
            return new Person(Person.Kind.AGENT, id(), name());
        }
    }

    record Agent(UUID workspace, UUID id, String name, Role role, UUID session) implements Staff {
        @Override
        public Set<String> roles() {
            return role.words();
        }
    }

    /// A bot: an agent that signs in with an API key. `id` is the key's and the bot's alike.
    record Key(UUID workspace, UUID id, String name, Set<Scope> scopes) implements Staff {
        @Override
        public Set<String> roles() {
            return Scope.words(scopes);
        }
    }
}
