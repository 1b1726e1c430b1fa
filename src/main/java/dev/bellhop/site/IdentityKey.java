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

/// A key with which a company signs the identities of a site's visitors.
@Entity
@Table(name = "identity_key")
public class IdentityKey extends PanacheEntityBase {
    private static final String LIVE = "workspace = ?1 and site = ?2 and revokedAt is null";

    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;

    /// The wire name of an [IdentityKeyKind].
    public String kind;

    /// The secret, or the public key as Base64; null once it is revoked.
    public String material;

    /// The last four characters, so that its owner recognises it.
    public String ending;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    IdentityKeyKind kind() {
        return IdentityKeyKind.of(kind);
    }

    /// Newest first, without revoked ones.
    static List<IdentityKey> live(UUID workspace, UUID site) {
        return list(LIVE + " order by id desc", workspace, site);
    }

    /// Locked until the transaction ends, so that nobody else revokes it.
    static Optional<IdentityKey> held(UUID workspace, UUID site, UUID id, LockModeType lock) {
        return IdentityKey.<IdentityKey>find(LIVE + " and id = ?3", workspace, site, id)
                .withLock(lock)
                .firstResultOptional();
    }
}
