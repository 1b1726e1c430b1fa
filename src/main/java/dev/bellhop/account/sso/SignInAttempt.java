package dev.bellhop.account.sso;

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

/// A sign-in at a provider in progress, found by the hash of its `state`.
@Entity
@Table(name = "sign_in_attempt")
public class SignInAttempt extends PanacheEntityBase {
    @Id
    public String hash;

    public UUID workspace;
    public String issuer;
    public String nonce;

    /// Proves to the provider that the code is redeemed by whoever requested it (PKCE, RFC 7636).
    public String verifier;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /// Usable once; safe under concurrent calls.
    static Optional<SignInAttempt> take(Token state, Instant now) {
        var attempt = SignInAttempt.<SignInAttempt>find("hash = ?1 and expiresAt > ?2", state.hash(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        attempt.ifPresent(PanacheEntityBase::delete);
        return attempt;
    }

    static void forget(Instant expiredBefore) {
        delete("expiresAt < ?1", expiredBefore);
    }
}
