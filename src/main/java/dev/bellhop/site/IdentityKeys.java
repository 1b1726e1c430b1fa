package dev.bellhop.site;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of identity keys.
@ApplicationScoped
public class IdentityKeys {
    /// A new key; `secret` is shown here and never again, and null for a public key.
    record Created(String secret, IdentityKeyView view) {}

    /// What this key vouched for holds no longer. Told within the transaction that revokes it.
    public record Revoked(UUID workspace, UUID site, UUID key) {}

    /// The old one and the new one, while they are exchanged.
    private static final int EACH = 2;

    private static final int ENDING = 4;

    private final Audit audit;
    private final Clock clock;
    private final Event<Revoked> revoked;

    IdentityKeys(Audit audit, Clock clock, Event<Revoked> revoked) {
        this.audit = audit;
        this.clock = clock;
        this.revoked = revoked;
    }

    @Transactional
    List<IdentityKeyView> list(UUID workspace, UUID site) {
        Sites.find(workspace, site);
        return IdentityKey.live(workspace, site).stream()
                .map(IdentityKeyView::of)
                .toList();
    }

    /// Those that may be checked with now.
    @Transactional
    public List<VerificationKey> live(PublicSite site) {
        return IdentityKey.live(site.workspace(), site.id()).stream()
                .map(VerificationKey::of)
                .toList();
    }

    /// Until the transaction ends nobody revokes this key; a refusal where somebody has.
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(PublicSite site, UUID key) {
        if (IdentityKey.held(site.workspace(), site.id(), key, LockModeType.PESSIMISTIC_READ)
                .isEmpty()) {
            throw Refusal.unauthenticated("The key of this identity has been revoked. Sign with the new one.");
        }
    }

    @Transactional
    Created create(Caller.Staff by, UUID siteId, IdentityKeyDraft draft) {
        var site = Site.held(by.workspace(), siteId).orElseThrow(() -> Refusal.notFound("site"));
        checkRoom(site, draft.kind());
        var secret = secret(draft);
        var key = new IdentityKey();
        key.id = Ids.next();
        key.workspace = site.workspace;
        key.site = site.id;
        key.kind = draft.kind().wireName();
        key.material = secret == null ? PublicKeys.parse(draft.publicKey()) : secret;
        key.ending = key.material.substring(key.material.length() - ENDING);
        key.createdAt = clock.instant();
        key.persist();
        audit.note(by, AuditAction.IDENTITY_KEY_CREATED, new Audit.Thing(site.id, site.name), detail(key));
        return new Created(secret, IdentityKeyView.of(key));
    }

    private static void checkRoom(Site site, IdentityKeyKind kind) {
        var same = IdentityKey.live(site.workspace, site.id).stream()
                .filter(key -> key.kind() == kind)
                .count();
        if (same >= EACH) {
            throw Refusal.conflict("The site has two keys of this kind already. Revoke one of them first.");
        }
    }

    /// Null for a public key. A secret has 512 random bits, as HS512 wants.
    private static String secret(IdentityKeyDraft draft) {
        if (draft.kind() == IdentityKeyKind.PUBLIC) {
            return null;
        }
        if (draft.publicKey() != null) {
            throw Refusal.malformed("The field \"publicKey\" is for keys of the kind \"public\". Leave it out.");
        }
        return Token.next(Token.Kind.IDENTITY_SECRET).text();
    }

    /// It vouches for nobody from the commit on, nor does what it vouched for before hold.
    @Transactional
    void revoke(Caller.Staff by, UUID siteId, UUID id) {
        var site = Sites.find(by.workspace(), siteId);
        var key = IdentityKey.held(site.workspace, site.id, id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("identity key"));
        key.revokedAt = clock.instant();
        key.material = null;
        audit.note(by, AuditAction.IDENTITY_KEY_REVOKED, new Audit.Thing(site.id, site.name), detail(key));
        revoked.fire(new Revoked(site.workspace, site.id, key.id));
    }

    private static String detail(IdentityKey key) {
        return "key: " + key.id + "; kind: " + key.kind + "; ending: " + key.ending;
    }
}
