package dev.bellhop.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a company signs with to say who a site's visitor is.
@Entity
@Table(name = "identity_key")
public class IdentityKey extends PanacheEntityBase {
    private static final String LIVE = "workspace = ?1 and site = ?2 and revokedAt is null";

    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;

    /// The word of an `IdentityKeyKind`.
    public String kind;

    /// The secret, or the public key as Base64; null once it is revoked.
    public String material;

    /// The last four characters, by which its owner knows it again.
    public String ending;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    IdentityKeyKind kind() {
        return IdentityKeyKind.of(kind);
    }

    /// Newest first; revoked ones are gone.
    static List<IdentityKey> live(UUID workspace, UUID site) {
        return list(LIVE + " order by id desc", workspace, site);
    }

    /// Held until the transaction ends, so that nobody revokes it, or only us.
    static Optional<IdentityKey> held(UUID workspace, UUID site, UUID id, LockModeType lock) {
        return IdentityKey.<IdentityKey>find(LIVE + " and id = ?3", workspace, site, id)
                .withLock(lock)
                .firstResultOptional();
    }
}
