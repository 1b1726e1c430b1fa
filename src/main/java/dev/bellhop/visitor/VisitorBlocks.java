package dev.bellhop.visitor;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.VisibleText;
import dev.bellhop.presence.Presence;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/// Whom a company takes nothing from any more.
@ApplicationScoped
public class VisitorBlocks {
    /// A visitor was blocked, or is no longer. Fired within the transaction.
    public record Changed(UUID visitor, boolean blocked) {}

    private final Presence presence;
    private final Audit audit;
    private final Clock clock;
    private final Event<Changed> changed;

    VisitorBlocks(Presence presence, Audit audit, Clock clock, Event<Changed> changed) {
        this.presence = presence;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /// From then on the company takes nothing from the visitor, on any device. Blocking again changes the reason.
    ///
    /// @param reason null or blank: none; for colleagues only
    @Transactional
    VisitorView block(Caller.Staff by, UUID id, String reason) {
        var visitor = Visitor.known(by.workspace(), id);
        var given = VisibleText.isEmpty(reason) ? null : reason.strip();
        if (visitor.block == null || !Objects.equals(given, visitor.block.reason())) {
            visitor.block = new Block(clock.instant(), by.id(), by.name(), given);
            note(by, AuditAction.VISITOR_BLOCKED, visitor);
        }
        return view(visitor);
    }

    @Transactional
    VisitorView unblock(Caller.Staff by, UUID id) {
        var visitor = Visitor.known(by.workspace(), id);
        if (visitor.block != null) {
            visitor.block = null;
            note(by, AuditAction.VISITOR_UNBLOCKED, visitor);
        }
        return view(visitor);
    }

    // No reason: the audit is never changed, but a visitor may be erased.
    private void note(Caller.Staff by, AuditAction action, Visitor visitor) {
        audit.note(by, action, new Audit.Thing(visitor.id, null), null);
        changed.fire(new Changed(visitor.id, visitor.block != null));
    }

    /// Whoever is verified stays blocked.
    void carry(Visitor from, Visitor into) {
        if (from.block != null && into.block == null) {
            into.block = from.block;
            changed.fire(new Changed(into.id, true));
        }
    }

    private VisitorView view(Visitor visitor) {
        return VisitorView.of(visitor, presence.online(visitor.workspace, visitor.id));
    }
}
