package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.security.Token;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A one-time link to set a new password, stored by its token's hash.
@Entity
@Table(name = "password_reset")
public class PasswordReset extends PanacheEntityBase {
    @Id
    public String hash;

    public UUID workspace;
    public UUID agent;

    @Column(name = "expires_at")
    public Instant expiresAt;

    static Token issue(Agent agent, Instant expiresAt) {
        var token = Token.next(Token.Kind.PASSWORD_RESET);
        var kept = new PasswordReset();
        kept.hash = token.hash();
        kept.workspace = agent.workspace;
        kept.agent = agent.id;
        kept.expiresAt = expiresAt;
        kept.persist();
        return token;
    }

    static Optional<PasswordReset> byToken(Token token, Instant now) {
        return find("hash = ?1 and expiresAt > ?2", token.hash(), now).firstResultOptional();
    }

    /// Locked; a concurrent second use waits and then finds nothing.
    static Optional<PasswordReset> held(Token token, Instant now) {
        return PasswordReset.<PasswordReset>find("hash = ?1 and expiresAt > ?2", token.hash(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static void forget(UUID agent) {
        delete("agent", agent);
    }

    public static void forget(Instant expiredBefore) {
        delete("expiresAt < ?1", expiredBefore);
    }
}
