package dev.bellhop.account.factor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An agent's authenticator app. It is required once a first code has confirmed it.
@Entity
@Table(name = "agent_totp")
public class SecondFactor extends PanacheEntityBase {
    @Id
    public UUID agent;

    public UUID workspace;

    /// Never shown again.
    public byte[] secret;

    @Column(name = "confirmed_at")
    public Instant confirmedAt;

    /// The time step of the last accepted code, so that none is accepted twice.
    @Column(name = "used_step")
    public long usedStep;

    /// Wrong codes in a row.
    public int failed;

    @Column(name = "locked_until")
    public Instant lockedUntil;

    static Optional<SecondFactor> of(UUID agent) {
        return findByIdOptional(agent);
    }

    static Optional<SecondFactor> confirmed(UUID agent) {
        return find("agent = ?1 and confirmedAt is not null", agent).firstResultOptional();
    }

    public static boolean forget(UUID agent) {
        return delete("agent", agent) > 0;
    }
}
