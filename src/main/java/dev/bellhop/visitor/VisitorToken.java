package dev.bellhop.visitor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    /// For [Sql]: whom a token (its hash) speaks for.
    static final String HOLDER = """
            select t.expires_at, v.workspace, v.site, v.id, v.name from visitor_token t
            join visitor v on v.workspace = t.workspace and v.id = t.visitor where t.hash = ?
            """;
}
