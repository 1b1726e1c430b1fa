package dev.bellhop.account.invitation;

import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A one-time link that creates an account, stored by its token's hash. Without a workspace it creates one.
@Entity
public class Invitation extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;

    /// Null for the first owner, whose link is in the log.
    public String email;

    /// The wire name of a `Role`.
    public String role;

    public String hash;

    /// Whether its link was sent to the address, so that following it proves the mailbox.
    public boolean mailed;

    @Column(name = "invited_by")
    public UUID invitedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    Role role() {
        return Role.of(role);
    }

    static Optional<Invitation> byToken(Token token, Instant now) {
        return find("hash = ?1 and expiresAt > ?2", token.hash(), now).firstResultOptional();
    }

    /// Uses it up; safe under concurrent calls.
    static Optional<Invitation> take(Token token, Instant now) {
        var found = Invitation.<Invitation>find("hash = ?1 and expiresAt > ?2", token.hash(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        found.ifPresent(PanacheEntityBase::delete);
        return found;
    }

    static long open(UUID workspace, Instant now) {
        return count("workspace = ?1 and expiresAt > ?2", workspace, now);
    }

    /// Newest first.
    static List<Invitation> open(UUID workspace, Instant now, int most) {
        return Invitation.<Invitation>find("workspace = ?1 and expiresAt > ?2 order by id desc", workspace, now)
                .page(Page.ofSize(most))
                .list();
    }

    static boolean firstIsOpen(Instant now) {
        return count("workspace is null and email is null and expiresAt > ?1", now) > 0;
    }

    static long revoke(UUID workspace, UUID id) {
        return delete("workspace = ?1 and id = ?2", workspace, id);
    }

    static void replace(UUID workspace, String email) {
        delete("workspace = ?1 and lower(email) = ?2", workspace, email.toLowerCase(Locale.ROOT));
    }

    /// Deletes the open invitations of an agent.
    public static void forgetBy(UUID workspace, UUID agent) {
        delete("workspace = ?1 and invitedBy = ?2", workspace, agent);
    }

    static void forget(Instant expiredBefore) {
        delete("expiresAt < ?1", expiredBefore);
    }
}
