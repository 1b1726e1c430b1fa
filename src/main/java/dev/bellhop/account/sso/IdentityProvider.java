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

/// Where the people of a company sign in.
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

    /// The word of a `Role`, for those who are in none of the groups; null where they are not let in.
    @Column(name = "default_role")
    public String defaultRole;

    /// Whether it lets in people who are no agents yet.
    public boolean joins;

    /// Whether its e-mail addresses are taken for verified where it does not say so.
    @Column(name = "trusts_emails")
    public boolean trustsEmails;

    @Column(name = "created_at")
    public Instant createdAt;

    /// Null where those who are in none of the groups are not let in.
    Role defaultRole() {
        return defaultRole == null ? null : Role.of(defaultRole);
    }

    static Optional<IdentityProvider> of(UUID workspace) {
        return findByIdOptional(workspace);
    }
}
