package dev.bellhop.canned;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import dev.bellhop.security.Caller;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The only writer of canned replies, with [CannedReplyImport]. Writers hold the workspace, so that counts stay
/// true and a shortcut stays unique.
@ApplicationScoped
public class CannedReplies {
    @Schema(name = "CannedReplyPage")
    record Page(
            List<CannedReplyView> items,

            @Schema(description = "Send as `after` for the next page") @Nullable
            UUID next) {}

    /// The texts of one page, in bytes of UTF-8; the last reply may go beyond it.
    private static final int PAGE_BYTES = 512 * 1024;

    private final ReplyLimits limits;
    private final Audit audit;
    private final Clock clock;

    CannedReplies(ReplyLimits limits, Audit audit, Clock clock) {
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /// Everyone's and the caller's own, oldest first.
    ///
    /// @param after null for the first page
    @Transactional
    Page page(Caller.Staff by, ReplyFilter filter, UUID after, int limit) {
        var from = after == null ? Keyset.START.id() : after;
        var page = CannedReply.page(by.workspace(), by.id(), filter, from, limit, PAGE_BYTES);
        var items = page.replies().stream().map(CannedReplyView::of).toList();
        return new Page(items, page.more() ? items.getLast().id() : null);
    }

    @Transactional
    CannedReplyView get(Caller.Staff by, UUID id) {
        return CannedReplyView.of(find(by, id));
    }

    @Transactional
    CannedReplyView create(Caller.Staff by, CannedReplyDraft draft) {
        if (draft.scope() == null) {
            throw Refusal.malformed("The field \"scope\" is missing: is it personal, or for everyone?");
        }
        var owner = draft.scope().owner(by);
        var content = ReplyContent.of(draft);
        hold(by);
        checkFree(by, content.key(owner), null);
        var reply = store(by, owner, content);
        limits.check(by.workspace(), owner);
        if (owner == null) {
            audit.note(by, AuditAction.CANNED_REPLY_CREATED, thing(reply), null);
        }
        return CannedReplyView.of(reply);
    }

    CannedReply store(Caller.Staff by, UUID owner, ReplyContent content) {
        var reply = new CannedReply();
        reply.id = Ids.next();
        reply.workspace = by.workspace();
        reply.owner = owner;
        reply.createdAt = clock.instant();
        content.applyTo(reply, reply.createdAt);
        reply.persist();
        return reply;
    }

    @Transactional
    CannedReplyView change(Caller.Staff by, UUID id, CannedReplyDraft draft) {
        hold(by);
        var reply = managed(by, id);
        var before = CannedReplyView.of(reply);
        var owner = draft.scope() == null ? reply.owner : draft.scope().owner(by);
        var content = ReplyContent.of(reply).with(draft);
        checkFree(by, content.key(owner), id);
        reply.owner = owner;
        content.applyTo(reply, clock.instant());
        limits.check(by.workspace(), owner);
        var after = CannedReplyView.of(reply);
        noteChange(by, before, after);
        return after;
    }

    private void noteChange(Caller.Staff by, CannedReplyView before, CannedReplyView after) {
        var isShared = before.scope() == ReplyScope.EVERYONE || after.scope() == ReplyScope.EVERYONE;
        var changes = after.changesSince(before);
        if (isShared && !changes.isEmpty()) {
            audit.note(by, AuditAction.CANNED_REPLY_CHANGED, new Audit.Thing(after.id(), after.shortcut()), changes);
        }
    }

    @Transactional
    void delete(Caller.Staff by, UUID id) {
        hold(by);
        var reply = managed(by, id);
        if (reply.owner == null) {
            audit.note(by, AuditAction.CANNED_REPLY_DELETED, thing(reply), null);
        }
        reply.delete();
    }

    void agentLeft(@Observes Agents.Left left) {
        CannedReply.forgetOf(left.workspace(), left.agent());
    }

    /// Locks the workspace until the transaction ends. Who leaves takes their own replies along, and adds none after.
    void hold(Caller.Staff by) {
        Workspace.hold(by.workspace());
        if (Agent.byId(by.workspace(), by.id()).isEmpty()) {
            throw Refusal.unauthenticated("This account has left. Sign in with another.");
        }
    }

    private static CannedReply find(Caller.Staff by, UUID id) {
        return CannedReply.byId(by.workspace(), by.id(), id).orElseThrow(() -> Refusal.notFound("canned reply"));
    }

    private static CannedReply managed(Caller.Staff by, UUID id) {
        var reply = find(by, id);
        var _ = reply.scope().owner(by);
        return reply;
    }

    private static void checkFree(Caller.Staff by, ReplyKey key, UUID but) {
        if (CannedReply.isTaken(by.workspace(), key, but == null ? Keyset.START.id() : but)) {
            var language = key.language() == null ? "any language" : key.language();
            throw Refusal.conflict(
                    "The shortcut /" + key.shortcut() + " is taken already for " + language + ". Choose another.");
        }
    }

    private static Audit.Thing thing(CannedReply reply) {
        return new Audit.Thing(reply.id, reply.shortcut);
    }
}
