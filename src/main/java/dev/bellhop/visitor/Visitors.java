package dev.bellhop.visitor;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import dev.bellhop.site.IdentityKeys;
import dev.bellhop.site.PublicSite;
import dev.bellhop.visitor.identity.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/// The only writer of visitors and of their tokens.
@ApplicationScoped
public class Visitors {
    /// A new visitor, and the token that speaks for it: shown here and never again.
    public record Newcomer(Token token, UUID id, String name) {}

    /// An anonymous visitor turned out to be someone: whatever is theirs becomes the other's, within the transaction
    /// that this is told in. Told once.
    public record Merged(UUID workspace, UUID from, UUID into) {}

    /// A token, by its hash, is good no longer.
    ///
    /// @param signedOut false where there is a new one for its holder
    public record TokenEnded(UUID visitor, String token, boolean signedOut) {}

    /// A visitor's tokens are no longer good.
    public record Gone(UUID visitor) {}

    private final VisitorConfig config;
    private final Presence presence;
    private final LastSeen lastSeen;
    private final IdentityKeys keys;
    private final Audit audit;
    private final Clock clock;
    private final Event<Merged> merged;
    private final Event<TokenEnded> ended;
    private final Event<Gone> gone;

    Visitors(
            VisitorConfig config,
            Presence presence,
            LastSeen lastSeen,
            IdentityKeys keys,
            Audit audit,
            Clock clock,
            Event<Merged> merged,
            Event<TokenEnded> ended,
            Event<Gone> gone) {
        this.config = config;
        this.presence = presence;
        this.lastSeen = lastSeen;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
        this.merged = merged;
        this.ended = ended;
        this.gone = gone;
    }

    @Transactional
    public Newcomer create(PublicSite site, String name) {
        var now = clock.instant();
        var visitor = Visitor.create(site.workspace(), site.id(), name, now);
        Visitor.flush();
        return newcomer(visitor, null, now.plus(config.tokenLifetime()));
    }

    /// The visitor of this identity, the same one on every device.
    @Transactional
    Newcomer identify(PublicSite site, Identity identity) {
        keys.hold(site, identity.key());
        var now = clock.instant();
        var id = Visitor.verified(site.workspace(), site.id(), identity.id(), now);
        return take(Visitor.held(site.workspace(), List.of(id)).get(id), identity);
    }

    /// The same for a browser that was somebody already. Whoever was anonymous is merged; whoever was verified is only
    /// signed out of this browser.
    @Transactional
    Newcomer identify(PublicSite site, Identity identity, Caller.Visitor before) {
        keys.hold(site, identity.key());
        var id = Visitor.verified(site.workspace(), site.id(), identity.id(), clock.instant());
        var held = Visitor.held(site.workspace(), List.of(id, before.id()));
        var newcomer = take(held.get(id), identity);
        if (before.isVerified()) {
            VisitorToken.end(before.token(), clock.instant());
            ended.fire(new TokenEnded(before.id(), before.token(), false));
        } else {
            merge(held.get(before.id()), held.get(id));
        }
        return newcomer;
    }

    private Newcomer take(Visitor visitor, Identity identity) {
        visitor.name = identity.name() == null || identity.name().isBlank()
                ? visitor.name
                : identity.name().strip();
        visitor.email = identity.email() == null ? visitor.email : identity.email();
        return newcomer(visitor, identity.key(), clock.instant().plus(config.verifiedTokenLifetime()));
    }

    // Two calls with the same token: the second one finds it done.
    private void merge(Visitor from, Visitor into) {
        if (from.mergedInto != null) {
            return;
        }
        from.mergedInto = into.id;
        VisitorToken.endAll(from.workspace, from.id, clock.instant());
        // No names, and only whom it became: the audit is never changed, and a visitor may want to be forgotten.
        audit.note(into.workspace, null, AuditAction.VISITOR_MERGED, new Audit.Thing(into.id, null), null);
        merged.fire(new Merged(into.workspace, from.id, into.id));
    }

    private Newcomer newcomer(Visitor visitor, UUID identityKey, Instant expiresAt) {
        var token = Token.next(Token.Kind.VISITOR);
        var kept = new VisitorToken();
        kept.hash = token.hash();
        kept.workspace = visitor.workspace;
        kept.site = visitor.site;
        kept.visitor = visitor.id;
        kept.identityKey = identityKey;
        kept.createdAt = clock.instant();
        kept.expiresAt = expiresAt;
        kept.persist();
        return new Newcomer(token, visitor.id, visitor.name);
    }

    /// This browser knows nobody any more. What was said stays, and so do the visitor's other devices.
    @Transactional
    void signOut(Caller.Visitor visitor) {
        VisitorToken.deleteById(visitor.token());
        ended.fire(new TokenEnded(visitor.id(), visitor.token(), true));
    }

    void revoked(@Observes IdentityKeys.Revoked revoked) {
        VisitorToken.endAllOf(revoked.key(), clock.instant());
    }

    @Transactional
    public VisitorView get(UUID workspace, UUID id) {
        return Visitor.byId(workspace, id).map(this::view).orElseThrow(() -> Refusal.notFound("visitor"));
    }

    @Transactional
    public List<VisitorView> page(UUID workspace, UUID after, int limit) {
        return Visitor.page(workspace, after, limit).stream().map(this::view).toList();
    }

    /// Called when a visitor's socket opens. Never blocks; it is stored within a second or so.
    public void seen(Person visitor) {
        lastSeen.note(visitor.id());
    }

    /// From now on nobody speaks for this visitor, and their name is gone; what they said goes later.
    ///
    /// @return how many tokens were good until now; empty: there is no such visitor, or no longer
    @Transactional
    public OptionalLong shutOut(UUID workspace, UUID id) {
        var visitor = Visitor.held(workspace, id);
        if (visitor.isEmpty()) {
            return OptionalLong.empty();
        }
        Visitor.forgetWho(workspace, id);
        var tokens = VisitorToken.forget(workspace, id);
        gone.fire(new Gone(id));
        return OptionalLong.of(tokens);
    }

    /// Whom this id stands for: who was merged is whom they were merged into.
    @Transactional
    public UUID current(UUID workspace, UUID id) {
        return Visitor.byId(workspace, id).map(visitor -> visitor.id).orElse(id);
    }

    /// Takes the last trace of a visitor who has no conversation any more.
    @Transactional
    public void remove(UUID workspace, UUID id) {
        Visitor.remove(workspace, id);
    }

    /// Whose conversation it is after its visitor was erased.
    @Transactional
    public UUID nobody(UUID workspace, UUID site, Instant since) {
        return Visitor.nobody(workspace, site, since).id;
    }

    /// Walks on through those who came before `time`, and removes who has not been seen since and left nothing behind.
    ///
    /// @param has says of each whether anything is kept of them
    /// @return where to go on; null at the end
    @Transactional
    public Keyset removeUnseen(UUID site, Instant time, Keyset from, int most, Predicate<UUID> has) {
        var some = Visitor.olderThan(time, site, from, most);
        for (var visitor : some) {
            if ((visitor.seenAt == null || visitor.seenAt.isBefore(time)) && !has.test(visitor.id)) {
                VisitorToken.forget(visitor.workspace, visitor.id);
                Visitor.remove(visitor.workspace, visitor.id);
                gone.fire(new Gone(visitor.id));
            }
        }
        return some.size() < most ? null : new Keyset(some.getLast().createdAt, some.getLast().id);
    }

    private VisitorView view(Visitor visitor) {
        return VisitorView.of(visitor, presence.online(visitor.workspace, visitor.id));
    }
}
