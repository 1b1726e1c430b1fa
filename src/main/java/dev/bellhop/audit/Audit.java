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

/// The only writer of the audit: who did what, when, and from where. It joins the transaction of what was done, so that
/// both are stored or neither.
@ApplicationScoped
public class Audit {
    /// What a deed was done to. `name` is as it was then.
    public record Thing(UUID id, String name) {}

    private static final int MOST_DETAIL = 1_000;
    private final RequestOrigin whereabouts;
    private final Clock clock;

    Audit(RequestOrigin whereabouts, Clock clock) {
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    /// @param detail what there is to know beside it, or null; never a secret
    @Transactional
    public void note(Caller.Staff by, AuditAction deed, Thing on, String detail) {
        note(by.workspace(), by.person(), deed, on, detail);
    }

    /// @param workspace null for what belongs to none: a sign-in to an account that does not exist
    /// @param by null for nobody known
    @Transactional
    public void note(UUID workspace, Person by, AuditAction deed, Thing on, String detail) {
        var from = whereabouts.now();
        var entry = new AuditEntry();
        entry.id = Ids.next();
        entry.workspace = workspace;
        entry.at = clock.instant();
        entry.action = deed.wireName();
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
