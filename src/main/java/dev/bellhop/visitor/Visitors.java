package dev.bellhop.visitor;

import dev.bellhop.common.Refusal;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Token;
import dev.bellhop.site.SiteFace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of visitors and of their tokens.
@ApplicationScoped
public class Visitors {
    /// A new visitor, and the token that speaks for it: shown here and never again.
    public record Newcomer(Token token, UUID id, String name) {}

    private final VisitorConfig config;
    private final Presence presence;
    private final LastSeen lastSeen;
    private final Clock clock;

    Visitors(VisitorConfig config, Presence presence, LastSeen lastSeen, Clock clock) {
        this.config = config;
        this.presence = presence;
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    @Transactional
    public Newcomer create(SiteFace site, String name) {
        var now = clock.instant();
        var visitor = Visitor.create(site.workspace(), site.id(), name, now);
        Visitor.flush();
        var token = Token.next(Token.Kind.VISITOR);
        var kept = new VisitorToken();
        kept.hash = token.hash();
        kept.workspace = visitor.workspace;
        kept.site = visitor.site;
        kept.visitor = visitor.id;
        kept.createdAt = now;
        kept.expiresAt = now.plus(config.tokenLifetime());
        kept.persist();
        return new Newcomer(token, visitor.id, visitor.name);
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

    private VisitorView view(Visitor visitor) {
        return VisitorView.of(visitor, presence.online(visitor.workspace, visitor.id));
    }
}
