package dev.bellhop.audit;

import dev.bellhop.common.Ids;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.security.http.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of the audit: who did what, when, and from where. It joins the transaction of the action, so that
/// both are stored or neither.
@ApplicationScoped
public class Audit {
    /// What the action was done to. `name` is its name at that time.
    public record Thing(UUID id, String name) {}

    private static final int MOST_DETAIL = 1_000;
    private final RequestOrigin origin;
    private final Clock clock;

    Audit(RequestOrigin origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /// @param detail additional information, or null; never a secret
    @Transactional
    public void note(Caller.Staff by, AuditAction action, Thing on, String detail) {
        note(by.workspace(), by.person(), action, on, detail);
    }

    /// @param workspace null if there is none, as for a sign-in to an unknown account
    /// @param by null if unknown
    @Transactional
    public void note(UUID workspace, Person by, AuditAction action, Thing on, String detail) {
        var from = origin.now();
        var entry = new AuditEntry();
        entry.id = Ids.next();
        entry.workspace = workspace;
        entry.at = clock.instant();
        entry.action = action.wireName();
        entry.actor = by == null ? null : by.id();
        entry.actorName = by == null ? null : by.name();
        entry.thing = on == null ? null : on.id();
        entry.thingName = on == null ? null : on.name();
        entry.detail = detail == null || detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
        entry.address = from.address();
        entry.userAgent = from.userAgent();
        entry.persist();
    }

    /// Newest first.
    ///
    /// @param after the id of the last entry of the page before, or null
    @Transactional
    List<AuditView> page(UUID workspace, AuditFilter filter, UUID after, int limit) {
        return AuditEntry.page(workspace, filter, after, limit).stream()
                .map(AuditView::of)
                .toList();
    }
}
