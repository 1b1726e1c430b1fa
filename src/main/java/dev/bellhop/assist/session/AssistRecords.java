package dev.bellhop.assist.session;

import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.conversation.Conversations;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.MessageView.Event;
import dev.bellhop.protocol.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What stays of assistances: their rows, their entries in the conversation's log, and the audit.
@ApplicationScoped
class AssistRecords {
    private final Conversations conversations;
    private final Audit audit;
    private final Clock clock;

    AssistRecords(Conversations conversations, Audit audit, Clock clock) {
        this.conversations = conversations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void asked(LiveAssist.About about, Set<Power> powers) {
        AssistSession.of(about, clock.instant()).persist();
        var deed = about.by().kind() == Person.Kind.AGENT ? AuditAction.ASSIST_ASKED : AuditAction.ASSIST_OFFERED;
        note(about, about.by(), deed, words(powers));
    }

    @Transactional
    void askedMore(LiveAssist.About about, Person agent, Set<Power> powers) {
        note(about, agent, AuditAction.ASSIST_ASKED, words(powers));
    }

    private static String words(Set<Power> powers) {
        return powers.isEmpty()
                ? null
                : powers.stream().map(Power::wireName).sorted().collect(Collectors.joining(" "));
    }

    @Transactional
    void allowed(LiveAssist.About about, Person visitor, Set<Power> powers, Instant startedAt) {
        var words = words(powers);
        note(about, visitor, AuditAction.ASSIST_ALLOWED, words);
        var row = AssistSession.open(about.id());
        if (row.isPresent() && row.get().startedAt == null) {
            row.get().startedAt = startedAt;
            conversations.note(about.conversation(), visitor, new Event("assist_started", null, words));
        }
    }

    @Transactional
    void dropped(LiveAssist.About about, Person agent, Set<Power> powers) {
        note(about, agent, AuditAction.ASSIST_DROPPED, words(powers));
    }

    /// @param what was done or what became of it; never what was typed
    @Transactional
    void acted(LiveAssist.About about, Person by, String what) {
        note(about, by, AuditAction.ASSIST_ACTED, what);
    }

    @Transactional
    void watched(LiveAssist.About about, Person agent) {
        note(about, agent, AuditAction.ASSIST_WATCHED, null);
    }

    /// @param by who ended it, or null for nobody: the clock, or what happened meanwhile
    ///
    /// @return whether it was not written before
    @Transactional
    boolean ended(UUID id, Person by, End why) {
        var open = AssistSession.open(id);
        open.ifPresent(row -> end(row, by, why));
        return open.isPresent();
    }

    private void end(AssistSession row, Person by, End why) {
        row.endedAt = clock.instant();
        row.endReason = why.wireName();
        audit.note(
                row.workspace,
                nameless(by),
                AuditAction.ASSIST_ENDED,
                new Audit.Thing(row.conversation, null),
                why.wireName());
        if (row.startedAt != null) {
            var author = by == null ? Person.SYSTEM : by;
            conversations.note(row.conversation, author, new Event("assist_ended", null, why.wireName()));
        }
    }

    // What is only ever added to must not hold what may have to go: there a visitor is an id.
    private static Person nameless(Person by) {
        return by == null || by.kind() == Person.Kind.AGENT ? by : new Person(by.kind(), by.id(), null);
    }

    private void note(LiveAssist.About about, Person by, AuditAction deed, String detail) {
        audit.note(about.workspace(), nameless(by), deed, new Audit.Thing(about.conversation(), null), detail);
    }
}
