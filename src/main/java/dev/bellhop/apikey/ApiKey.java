package dev.bellhop.apikey;

import dev.bellhop.security.Scope;
import dev.bellhop.security.Token;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A bot's API key, stored by its hash. It shares the bot's id and name.
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {
    private static final String LIVE = "revokedAt is null and (expiresAt is null or expiresAt > ?1)";

    @Id
    public UUID id;

    public UUID workspace;
    public String hash;

    /// The last four characters, so that its owner recognises it.
    public String ending;

    /// The wire names of `Scope`s.
    public List<String> scopes;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /// Precise to the minute.
    @Column(name = "used_at")
    public Instant usedAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    Set<Scope> scopes() {
        return scopes.stream().map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<ApiKey> byToken(Token token, Instant now) {
        return find(LIVE + " and hash = ?2", now, token.hash()).firstResultOptional();
    }

    static Optional<ApiKey> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2 and revokedAt is null", workspace, id)
                .firstResultOptional();
    }

    /// A key and the name of its bot.
    @RegisterForReflection
    record Named(ApiKey key, String name) {}

    /// Newest first, only those older than `after`, without revoked ones.
    ///
    /// @param after null for the first page
    static List<Named> page(UUID workspace, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new dev.bellhop.apikey.ApiKey$Named(k, a.name) from ApiKey k join Agent a on a.id = k.id
                        where k.workspace = :workspace and k.revokedAt is null
                        and (cast(:after as uuid) is null or k.id < :after) order by k.id desc
                        """, Named.class)
                .setParameter("workspace", workspace)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    static void used(UUID id, Instant now) {
        update("usedAt = ?2 where id = ?1", id, now);
    }
}
