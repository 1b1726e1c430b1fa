package dev.bellhop.agent;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One sign-in of an agent in one browser. When it ends, all of its tokens do.
@Entity
@Table(name = "agent_session")
public class AgentSession extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID agent;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "ended_at")
    public Instant endedAt;
}
