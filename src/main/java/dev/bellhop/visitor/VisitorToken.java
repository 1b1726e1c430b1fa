package dev.bellhop.visitor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The token of a visitor's browser, bound to one visitor of one site. Only its hash is stored.
@Entity
@Table(name = "visitor_token")
public class VisitorToken extends PanacheEntityBase {
    private static final int AT_ONCE = 1_000;

    @Id
    public String hash;

    public UUID workspace;
    public UUID site;
    public UUID visitor;

    /// The identity key that verified the visitor; null if anonymous.
    @Column(name = "identity_key")
    public UUID identityKey;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /// Expires these tokens now; their holders may get new ones.
    static void end(String hash, Instant now) {
        update("expiresAt = ?1 where hash = ?2", justBefore(now), hash);
    }

    static void endAll(UUID workspace, UUID visitor, Instant now) {
        update("expiresAt = ?1 where workspace = ?2 and visitor = ?3", justBefore(now), workspace, visitor);
    }

    static void endAllOf(UUID identityKey, Instant now) {
        update("expiresAt = ?1 where identityKey = ?2 and expiresAt > ?1", justBefore(now), identityKey);
    }

    private static Instant justBefore(Instant now) {
        return now.minusMillis(1);
    }

    /// For [Sql]: the visitors of tokens, by hash.
    static final String HOLDERS = """
            select t.expires_at, v.workspace, v.site, v.id, v.name, t.identity_key, t.hash,
                v.blocked_at is not null from visitor_token t
            join visitor v on v.workspace = t.workspace and v.id = t.visitor
            join workspace w on w.id = t.workspace and w.deleted_at is null where t.hash = any (?)
            """;

    /// When a token was given out, and until when it is valid.
    @RegisterForReflection
    record Times(Instant createdAt, Instant expiresAt) {}

    /// A visitor's tokens behind this place, oldest first.
    static List<VisitorToken> page(UUID workspace, UUID visitor, Instant createdAt, String hash, int limit) {
        return VisitorToken.<VisitorToken>find(
                        "workspace = ?1 and visitor = ?2 and (createdAt, hash) > (?3, ?4) order by createdAt, hash",
                        workspace,
                        visitor,
                        createdAt,
                        hash)
                .page(Page.ofSize(limit))
                .list();
    }

    /// All but the newest ones of a visitor; of very many, some, since each new token calls it again.
    static List<String> beyond(UUID workspace, UUID visitor, int newest) {
        return getEntityManager()
                .createQuery("""
                        select hash from VisitorToken where workspace = ?1 and visitor = ?2
                        order by createdAt desc, hash
                        """, String.class)
                .setParameter(1, workspace)
                .setParameter(2, visitor)
                .setFirstResult(newest)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    Times times() {
        return new Times(createdAt, expiresAt);
    }

    static long forget(UUID workspace, UUID visitor) {
        return delete("workspace = ?1 and visitor = ?2", workspace, visitor);
    }
}
