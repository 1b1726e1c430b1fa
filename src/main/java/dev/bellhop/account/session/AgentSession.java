package dev.bellhop.account.session;

import dev.bellhop.security.http.RequestOrigin;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One sign-in of an agent in one browser. Its tokens end with it.
@Entity
@Table(name = "agent_session")
public class AgentSession extends PanacheEntityBase {
    /// The precision of its last use, so that not every call costs a write.
    private static final Duration COARSE = Duration.ofMinutes(1);

    @Id
    public UUID id;

    public UUID workspace;
    public UUID agent;

    @Column(name = "created_at")
    public Instant createdAt;

    /// Precise to the minute.
    @Column(name = "used_at")
    public Instant usedAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    public String address;

    /// Shortened.
    @Column(name = "user_agent")
    public String userAgent;

    void used(Instant now, RequestOrigin.Place from) {
        if (usedAt.plus(COARSE).isBefore(now)) {
            usedAt = now;
            address = from.address();
            userAgent = from.userAgent();
        }
    }

    /// Whether the agent has signed in from this address, as far back as sessions are kept.
    static boolean isKnown(UUID agent, String address) {
        return count("agent = ?1 and address = ?2", agent, address) > 0;
    }

    static Optional<AgentSession> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2 and endedAt is null", workspace, id)
                .firstResultOptional();
    }

    /// Most recently used first.
    static List<AgentSession> open(UUID workspace, UUID agent, Instant usedSince, Page page) {
        return AgentSession.<AgentSession>find(
                        "workspace = ?1 and agent = ?2 and endedAt is null and usedAt > ?3 order by usedAt desc, id desc",
                        workspace,
                        agent,
                        usedSince)
                .page(page)
                .list();
    }

    static void forget(Instant unusedSince) {
        delete("usedAt < ?1", unusedSince);
    }
}
