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

    /// @param token the hash of what it came with
    /// @param verifiedBy the identity key that its company vouched for it with, or null while it is anonymous
    record Visitor(UUID workspace, UUID site, UUID id, String name, String token, UUID verifiedBy) implements Caller {
        private static final Set<String> ROLES = Set.of("visitor");

        public boolean isVerified() {
            return verifiedBy != null;
        }

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

        /// The highest role it may give or manage.
        Role highestRole();

        @Override
        default Person person() {
            return new Person(Person.Kind.AGENT, id(), name());
        }
    }

    record Agent(UUID workspace, UUID id, String name, Role role, UUID session) implements Staff {
        @Override
        public Role highestRole() {
            return role;
        }

        @Override
        public Set<String> roles() {
            return role.words();
        }
    }

    /// A bot: an agent that signs in with an API key. `id` is the key's and the bot's alike.
    record Key(UUID workspace, UUID id, String name, Set<Scope> scopes) implements Staff {
        /// A key that could make or take over an admin could make itself one.
        @Override
        public Role highestRole() {
            return Role.SUPERVISOR;
        }

        @Override
        public Set<String> roles() {
            return Scope.words(scopes);
        }
    }
}
