package dev.bellhop.account.sso;

import dev.bellhop.agent.Agent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who an agent is at the company's identity provider.
@Entity
@Table(name = "provider_account")
public class ProviderAccount extends PanacheEntityBase {
    @Id
    public UUID agent;

    public UUID workspace;
    public String issuer;

    /// What the provider calls them, for ever (OpenID Connect Core, 2: `sub`).
    public String subject;

    @Column(name = "created_at")
    public Instant createdAt;

    static Optional<ProviderAccount> of(UUID workspace, String issuer, String subject) {
        return find("workspace = ?1 and issuer = ?2 and subject = ?3", workspace, issuer, subject)
                .firstResultOptional();
    }

    static boolean exists(Agent agent, String issuer) {
        return count("workspace = ?1 and agent = ?2 and issuer = ?3", agent.workspace, agent.id, issuer) > 0;
    }

    static void bind(Agent agent, String issuer, String subject, Instant now) {
        forget(agent.id);
        var account = new ProviderAccount();
        account.agent = agent.id;
        account.workspace = agent.workspace;
        account.issuer = issuer;
        account.subject = subject;
        account.createdAt = now;
        account.persist();
    }

    public static void forget(UUID agent) {
        delete("agent", agent);
    }
}
