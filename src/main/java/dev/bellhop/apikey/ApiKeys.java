package dev.bellhop.apikey;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.common.TimestampParam;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Scope;
import dev.bellhop.security.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of API keys.
@ApplicationScoped
public class ApiKeys {
    private static final int ENDING = 4;
    private static final int SOME = 500;

    /// A new key. `secret` is shown only here.
    record Created(Token secret, ApiKeyView view) {}

    /// The key was revoked: all its sockets must close.
    public record Revoked(UUID key) {}

    private final Agents agents;
    private final Audit audit;
    private final Clock clock;
    private final Event<Revoked> revoked;

    ApiKeys(Agents agents, Audit audit, Clock clock, Event<Revoked> revoked) {
        this.agents = agents;
        this.audit = audit;
        this.clock = clock;
        this.revoked = revoked;
    }

    /// @param after null for the first page
    @Transactional
    List<ApiKeyView> page(UUID workspace, UUID after, int limit) {
        return ApiKey.page(workspace, after, limit).stream()
                .map(one -> ApiKeyView.of(one.key(), one.name()))
                .toList();
    }

    @Transactional
    Created create(Caller.Staff by, ApiKeyDraft draft) {
        if (draft.expiresAt() != null && !TimestampParam.isUsable(draft.expiresAt())) {
            throw Refusal.malformed("A key ends before the year 9999. Leave \"expiresAt\" out for one that does not.");
        }
        var secret = Token.next(Token.Kind.API_KEY);
        var key = new ApiKey();
        key.id = agents.createBot(by.workspace(), draft.name());
        key.workspace = by.workspace();
        key.hash = secret.hash();
        key.ending = secret.text().substring(secret.text().length() - ENDING);
        key.scopes = draft.scopes().stream().map(Scope::wireName).sorted().toList();
        key.createdAt = clock.instant();
        key.expiresAt = draft.expiresAt();
        key.persist();
        var view = ApiKeyView.of(key, draft.name());
        audit.note(
                by, AuditAction.API_KEY_CREATED, new Audit.Thing(view.id(), view.name()), String.join(" ", key.scopes));
        return new Created(secret, view);
    }

    public void revokeAll(UUID workspace) {
        for (var some = ApiKey.page(workspace, null, SOME);
                !some.isEmpty();
                some = ApiKey.page(workspace, null, SOME)) {
            some.forEach(one -> revoke(one.key()));
        }
    }

    /// Not valid from the commit on. The bot's messages stay.
    @Transactional
    void revoke(Caller.Staff by, UUID id) {
        var key = ApiKey.byId(by.workspace(), id).orElseThrow(() -> Refusal.notFound("API key"));
        Agent bot = Agent.findById(id);
        audit.note(by, AuditAction.API_KEY_REVOKED, new Audit.Thing(id, bot.name), null);
        agents.retire(by.workspace(), id);
        revoke(key);
    }

    private void revoke(ApiKey key) {
        key.revokedAt = clock.instant();
        revoked.fire(new Revoked(key.id));
    }
}
