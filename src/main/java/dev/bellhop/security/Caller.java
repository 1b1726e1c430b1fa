package dev.bellhop.security;

import dev.bellhop.protocol.Person;
import java.util.Set;
import java.util.UUID;

/// Who is calling. Resolved once, from a token, before any feature is called; every feature takes it as its first
/// argument.
public sealed interface Caller {
    UUID workspace();

    UUID id();

    Person person();

    /// The names that `@RolesAllowed` and [FrameRules] check. An operation that lists none of them is denied.
    Set<String> roles();

    /// @param token the hash of the token it came with
    /// @param verifiedBy the identity key that verified the visitor, or null if anonymous
    /// @param isBlocked may read what was said, and nothing else
    record Visitor(UUID workspace, UUID site, UUID id, String name, String token, UUID verifiedBy, boolean isBlocked)
            implements Caller {
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

    /// An agent or an API key: who acts for the company.
    sealed interface Staff extends Caller {
        String name();

        /// The highest role that it may manage.
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

    /// A bot: an agent that signs in with an API key. The key and the bot share one `id`.
    record Key(UUID workspace, UUID id, String name, Set<Scope> scopes) implements Staff {
        /// Not admin: such a key could remove those who watch it.
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
