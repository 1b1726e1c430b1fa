package dev.bellhop.account.sso;

import dev.bellhop.security.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A company's identity provider.
@Entity
@Table(name = "identity_provider")
public class IdentityProvider extends PanacheEntityBase {
    @Id
    public UUID workspace;

    public String issuer;

    @Column(name = "client_id")
    public String clientId;

    @Column(name = "client_secret")
    public String clientSecret;

    @Column(name = "groups_claim")
    public String groupsClaim;

    /// The wire name of the `Role` for people in none of the groups; null refuses them.
    @Column(name = "default_role")
    public String defaultRole;

    /// Whether it may create agents.
    public boolean joins;

    /// Whether its e-mail addresses count as verified if it does not say so.
    @Column(name = "trusts_emails")
    public boolean trustsEmails;

    @Column(name = "created_at")
    public Instant createdAt;

    /// Null refuses people in none of the groups.
    Role defaultRole() {
        return defaultRole == null ? null : Role.of(defaultRole);
    }

    static Optional<IdentityProvider> of(UUID workspace) {
        return findByIdOptional(workspace);
    }
}
