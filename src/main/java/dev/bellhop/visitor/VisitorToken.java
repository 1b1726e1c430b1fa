package dev.bellhop.visitor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a visitor's browser shows for itself. Bound to one visitor of one site; only its hash is kept.
@Entity
@Table(name = "visitor_token")
public class VisitorToken extends PanacheEntityBase {
    @Id
    public String hash;

    public UUID workspace;
    public UUID site;
    public UUID visitor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    record Holder(Visitor visitor, Instant expiresAt) {}

    /// Whom a token speaks for, in one query: many may come at once.
    static Optional<Holder> holder(String hash) {
        return getEntityManager()
                .createQuery("""
                        select v, t.expiresAt from VisitorToken t
                        join Visitor v on v.workspace = t.workspace and v.id = t.visitor where t.hash = :hash
                        """, Holder.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }
}
