package dev.bellhop.agent;

import dev.bellhop.protocol.Person;
import dev.bellhop.security.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A person who answers, or a bot: it has no address and no password, but an API key with the same id.
@Entity
public class Agent extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public String name;
    public String email;

    /// The e-mail address as it is looked for; the database's own work.
    @Column(insertable = false, updatable = false)
    public String address;

    @Column(name = "password_hash")
    public String passwordHash;

    /// The word of a `Role`.
    public String role;

    public boolean bot;

    @Column(name = "created_at")
    public Instant createdAt;

    /// From then on it is history only: it signs in no more, is not listed, and takes no conversation.
    @Column(name = "left_at")
    public Instant leftAt;

    /// Waits for others that change this agent, and sees what they did.
    public void hold() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Goes; what they wrote stays under their name.
    void leave(Instant now) {
        leftAt = now;
        email = null;
        passwordHash = null;
    }

    public Role role() {
        return Role.of(role);
    }

    public Person person() {
        return new Person(Person.Kind.AGENT, id, name);
    }

    public static Optional<Agent> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2 and leftAt is null", workspace, id)
                .firstResultOptional();
    }

    public static Optional<Agent> byEmail(String email) {
        return find("address = ?1 and leftAt is null", email.strip().toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }

    public static long owners(UUID workspace) {
        return count("workspace = ?1 and role = ?2 and leftAt is null", workspace, Role.OWNER.wireName());
    }

    public static List<Agent> all(UUID workspace) {
        return list("workspace = ?1 and leftAt is null order by lower(name), id", workspace);
    }
}
