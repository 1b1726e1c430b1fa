package dev.bellhop.conversation.label;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.Label;
import dev.bellhop.conversation.model.LabelChanged;
import dev.bellhop.database.Keyset;
import dev.bellhop.protocol.LabelView;
import dev.bellhop.security.Caller;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of labels.
@ApplicationScoped
class Labels {
    private final LabelConfig config;
    private final Audit audit;
    private final Clock clock;
    private final Event<LabelChanged> changed;

    Labels(LabelConfig config, Audit audit, Clock clock, Event<LabelChanged> changed) {
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /// @param after null for the first page
    @Transactional
    List<LabelView> page(UUID workspace, UUID after, int limit) {
        return Label.page(workspace, after == null ? Keyset.START.id() : after, limit).stream()
                .map(Label::view)
                .toList();
    }

    @Transactional
    LabelView create(Caller.Staff by, LabelDraft draft) {
        Workspace.hold(by.workspace());
        if (Label.many(by.workspace()) >= config.labels()) {
            throw Refusal.conflict("The workspace has " + config.labels()
                    + " labels, as many as it may have. Delete one, or use one of them.");
        }
        checkName(by.workspace(), draft.name(), null);
        var colour = draft.colour() == null ? LabelView.Colour.GREY : draft.colour();
        var label = Label.create(by.workspace(), draft.name(), colour, clock.instant());
        return told(by, AuditAction.LABEL_CREATED, label, null);
    }

    @Transactional
    LabelView change(Caller.Staff by, UUID id, LabelChange change) {
        Workspace.hold(by.workspace());
        var label = find(by, id);
        var before = label.view();
        if (change.name() != null) {
            checkName(by.workspace(), change.name(), id);
            label.rename(change.name());
        }
        if (change.colour() != null) {
            label.colour = change.colour().wireName();
        }
        return label.view().equals(before)
                ? before
                : told(
                        by,
                        AuditAction.LABEL_CHANGED,
                        label,
                        "before: " + before.name() + ", " + before.colour().wireName());
    }

    /// Nobody sees it from the commit on; [LabelRemoval] takes it off its conversations.
    @Transactional
    void delete(Caller.Staff by, UUID id) {
        var label = find(by, id);
        label.deletedAt = clock.instant();
        told(by, AuditAction.LABEL_DELETED, label, null);
    }

    private LabelView told(Caller.Staff by, AuditAction action, Label label, String detail) {
        audit.note(by, action, new Audit.Thing(label.id, label.name), detail);
        changed.fire(new LabelChanged(by.workspace(), label.view(), label.deletedAt != null));
        return label.view();
    }

    private static Label find(Caller.Staff by, UUID id) {
        return Label.byId(by.workspace(), id).orElseThrow(() -> Refusal.notFound("label"));
    }

    private static void checkName(UUID workspace, String name, UUID own) {
        Label.byName(workspace, name).filter(label -> !label.id.equals(own)).ifPresent(label -> {
            throw Refusal.conflict("There is a label of that name already. Use it, or choose another name.");
        });
    }
}
