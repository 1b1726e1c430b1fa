package dev.bellhop.visitor;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.audit.LeftOut;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.TokenBuckets;
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
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/// The only writer of visitors and of their tokens.
@ApplicationScoped
public class Visitors {
    /// A visitor and its token, which is shown only here.
    public record Newcomer(Token token, UUID id, String name) {}

    /// An anonymous visitor was verified: observers move everything of theirs to the verified visitor, within the
    /// transaction. Fired once.
    public record Merged(UUID workspace, UUID from, UUID into) {}

    /// What a visitor is called, or its address, has changed. Fired within the transaction.
    public record Renamed(UUID workspace, UUID id) {}

    /// A token, given by its hash, is not valid any more.
    ///
    /// @param signedOut false if its holder got a new one
    public record TokenEnded(UUID visitor, String token, boolean signedOut) {}

    /// All tokens of a visitor are not valid any more.
    public record Gone(UUID visitor) {}

    private final VisitorConfig config;
    private final Presence presence;
    private final LastSeen lastSeen;
    private final IdentityKeys keys;
    private final VisitorBlocks blocks;
    private final Audit audit;
    private final Clock clock;
    private final Event<Merged> merged;
    private final Event<Renamed> renamed;
    private final Event<TokenEnded> ended;
    private final Event<Gone> gone;
    private final TokenBuckets<UUID> notedMerges;
    private final LeftOut<UUID> mergesLeftOut = new LeftOut<>();

    Visitors(
            VisitorConfig config,
            Presence presence,
            LastSeen lastSeen,
            IdentityKeys keys,
            VisitorBlocks blocks,
            Audit audit,
            Clock clock,
            Event<Merged> merged,
            Event<Renamed> renamed,
            Event<TokenEnded> ended,
            Event<Gone> gone) {
        this.config = config;
        this.presence = presence;
        this.lastSeen = lastSeen;
        this.keys = keys;
        this.blocks = blocks;
        this.audit = audit;
        this.clock = clock;
        this.merged = merged;
        this.renamed = renamed;
        this.ended = ended;
        this.gone = gone;
        this.notedMerges = new TokenBuckets<>(config.notedMerges());
    }

    @Transactional
    public Newcomer create(PublicSite site, String name) {
        var now = clock.instant();
        var visitor = Visitor.create(site.workspace(), site.id(), name, now);
        Visitor.flush();
        return newcomer(visitor, null, now.plus(config.tokenLifetime()));
    }

    /// The visitor with this identity, the same on every device.
    @Transactional
    Newcomer identify(PublicSite site, Identity identity) {
        keys.hold(site, identity.key());
        var now = clock.instant();
        var id = Visitor.verified(site.workspace(), site.id(), identity.id(), now);
        return take(Visitor.held(site.workspace(), List.of(id)).get(id), identity);
    }

    /// The same for a browser with a token: an anonymous visitor is merged, a verified one is only signed out of this
    /// browser.
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
        rename(visitor, identity);
        var newcomer = newcomer(visitor, identity.key(), clock.instant().plus(config.verifiedTokenLifetime()));
        forgetOldest(visitor);
        return newcomer;
    }

    private void rename(Visitor visitor, Identity identity) {
        var name = identity.name() == null || identity.name().isEmpty() ? visitor.name : identity.name();
        var email = identity.email() == null ? visitor.email : identity.email();
        rename(visitor, name, email);
    }

    private boolean rename(Visitor visitor, String name, String email) {
        if (name.equals(visitor.name) && Objects.equals(email, visitor.email)) {
            return false;
        }
        visitor.name = name;
        visitor.email = email;
        Visitor.flush();
        renamed.fire(new Renamed(visitor.workspace, visitor.id));
        return true;
    }

    /// Agents write down who an anonymous visitor is. A verified one is who the company says.
    ///
    /// @param name null: as it is
    /// @param email null: as it is; empty: none
    @Transactional
    VisitorView change(Caller.Staff by, UUID id, String name, String email) {
        var visitor = Visitor.known(by.workspace(), id);
        if (visitor.externalId != null) {
            throw Refusal.conflict("This visitor is verified: name and e-mail address come from your own system."
                    + " Change them there.");
        }
        var address = email == null ? visitor.email : email.isEmpty() ? null : email;
        if (rename(visitor, name == null ? visitor.name : name, address)) {
            // No names: the audit is never changed, but a visitor may be erased.
            audit.note(by, AuditAction.VISITOR_CHANGED, new Audit.Thing(id, null), null);
        }
        return view(visitor);
    }

    // An identity is good for many tokens, and each is a row. Whoever loses one is verified again by the page.
    private void forgetOldest(Visitor visitor) {
        VisitorToken.flush();
        for (var token : VisitorToken.beyond(visitor.workspace, visitor.id, config.tokens())) {
            VisitorToken.deleteById(token);
            ended.fire(new TokenEnded(visitor.id, token, false));
        }
    }

    // Of two calls with the same token, the second finds it done.
    private void merge(Visitor from, Visitor into) {
        if (from.mergedInto != null) {
            return;
        }
        from.mergedInto = into.id;
        blocks.carry(from, into);
        VisitorToken.endAll(from.workspace, from.id, clock.instant());
        noteMerged(into);
        merged.fire(new Merged(into.workspace, from.id, into.id));
    }

    // No names, and only the id it became: the audit is never changed, but a visitor may be erased.
    private void noteMerged(Visitor into) {
        if (notedMerges.take(into.id).isConsumed()) {
            var detail = LeftOut.detail(null, mergesLeftOut.take(into.id));
            audit.note(into.workspace, null, AuditAction.VISITOR_MERGED, new Audit.Thing(into.id, null), detail);
        } else {
            mergesLeftOut.add(into.id);
        }
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

    /// Signs this browser out. Conversations and the visitor's other devices stay.
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

    /// Called when a visitor's socket opens. Never blocks; stored within about a second.
    public void seen(Person visitor) {
        lastSeen.note(visitor.id());
    }

    /// Revokes the visitor's tokens and deletes the name; a job erases the messages later.
    ///
    /// @return how many tokens were valid; empty if there is no such visitor
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

    /// Resolves an id: a merged visitor resolves to the one it was merged into.
    @Transactional
    public UUID current(UUID workspace, UUID id) {
        return Visitor.byId(workspace, id).map(visitor -> visitor.id).orElse(id);
    }

    /// Deletes the row of a visitor without conversations.
    @Transactional
    public void remove(UUID workspace, UUID id) {
        Visitor.remove(workspace, id);
    }

    /// The placeholder visitor of an erased conversation. Each conversation gets its own, so that they cannot be
    /// linked.
    @Transactional
    public UUID nobody(UUID workspace, UUID site, Instant since) {
        return Visitor.nobody(workspace, site, since).id;
    }

    /// Continues through the visitors created before `time`, and deletes those not seen since and without data.
    ///
    /// @param has whether a visitor stays, because of its data for example
    /// @return where to continue; null at the end
    @Transactional
    public Keyset removeUnseen(UUID site, Instant time, Keyset from, int most, Predicate<Visitor> has) {
        var some = Visitor.olderThan(time, site, from, most);
        for (var visitor : some) {
            if ((visitor.seenAt == null || visitor.seenAt.isBefore(time)) && !has.test(visitor)) {
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
