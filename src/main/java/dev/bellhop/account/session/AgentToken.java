package dev.bellhop.account.session;

import dev.bellhop.security.Token;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A token of a session, stored by its hash. A refresh token is used once; a later reuse indicates theft.
@Entity
@Table(name = "agent_token")
public class AgentToken extends PanacheEntityBase {
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";

    @Id
    public String hash;

    public UUID workspace;
    public UUID session;
    public String kind;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "used_at")
    public Instant usedAt;

    static Optional<AgentToken> find(Token token, String kind) {
        return find("hash = ?1 and kind = ?2", token.hash(), kind).firstResultOptional();
    }

    static Token issue(AgentSession session, Token.Kind kind, String word, Instant expiresAt) {
        var token = Token.next(kind);
        var kept = new AgentToken();
        kept.hash = token.hash();
        kept.workspace = session.workspace;
        kept.session = session.id;
        kept.kind = word;
        kept.expiresAt = expiresAt;
        kept.persist();
        return token;
    }

    static long forget(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }
}
