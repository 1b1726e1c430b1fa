package dev.bellhop.assist.session;

import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.audit.LeftOut;
import dev.bellhop.conversation.Conversations;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.MessageView.Event;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.TokenBuckets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Records assist sessions: their rows, entries in the conversation's log, and audit entries.
@ApplicationScoped
class AssistRecords {
    private final Conversations conversations;
    private final Audit audit;
    private final Clock clock;
    private final TokenBuckets<UUID> visitorsRepeats;
    private final TokenBuckets<UUID> sitesRepeats;
    private final TokenBuckets<UUID> agentsRepeats;

    AssistRecords(Conversations conversations, Audit audit, AssistConfig config, Clock clock) {
        this.conversations = conversations;
        this.audit = audit;
        this.clock = clock;
        var limits = config.notedRepeats();
        this.visitorsRepeats = new TokenBuckets<>(limits.visitor());
        this.sitesRepeats = new TokenBuckets<>(limits.site());
        this.agentsRepeats = new TokenBuckets<>(limits.agent());
    }

    @Transactional
    void asked(AssistRequest about, Set<Power> powers) {
        AssistSession.of(about, clock.instant()).persist();
        var action = about.by().kind() == Person.Kind.AGENT ? AuditAction.ASSIST_ASKED : AuditAction.ASSIST_OFFERED;
        note(about, about.by(), action, words(powers));
    }

    @Transactional
    void askedMore(LiveAssist assist, Person agent, Set<Power> powers) {
        noteAgents(assist, agent, AuditAction.ASSIST_ASKED, powers);
    }

    private void noteAgents(LiveAssist assist, Person agent, AuditAction action, Set<Power> powers) {
        assist.notes()
                .take(action, agent, powers, () -> agentsRepeats
                        .take(agent.id())
                        .isConsumed())
                .ifPresent(leftOut -> note(assist.about(), agent, action, LeftOut.detail(words(powers), leftOut)));
    }

    private static String words(Set<Power> powers) {
        return powers.isEmpty()
                ? null
                : powers.stream().map(Power::wireName).sorted().collect(Collectors.joining(" "));
    }

    @Transactional
    void allowed(LiveAssist assist, Person visitor, Set<Power> powers, Instant startedAt) {
        var about = assist.about();
        var words = words(powers);
        assist.notes()
                .take(AuditAction.ASSIST_ALLOWED, visitor, powers, () -> hasRoom(assist))
                .ifPresent(leftOut -> noteAllowed(about, visitor, words, leftOut));
        var row = AssistSession.open(about.id());
        if (row.isPresent() && row.get().startedAt == null) {
            row.get().startedAt = startedAt;
            conversations.note(about.conversation(), visitor, new Event("assist_started", null, words));
        }
    }

    private boolean hasRoom(LiveAssist assist) {
        var about = assist.about();
        return assist.notes().hasRoom()
                && visitorsRepeats.take(about.visitor()).isConsumed()
                && sitesRepeats.take(about.site()).isConsumed();
    }

    private void noteAllowed(AssistRequest about, Person visitor, String words, long leftOut) {
        note(about, visitor, AuditAction.ASSIST_ALLOWED, LeftOut.detail(words, leftOut));
    }

    /// Notes what is allowed now where that was left out, once there is room.
    @Transactional
    void catchUp(LiveAssist assist) {
        if (assist.notes().hasUnsaid() && hasRoom(assist)) {
            sayAllowed(assist);
        }
    }

    private void sayAllowed(LiveAssist assist) {
        var notes = assist.notes();
        notes.takeUnsaid()
                .ifPresent(consent -> noteAllowed(
                        assist.about(),
                        consent.by(),
                        words(consent.powers()),
                        notes.takeLeftOut(AuditAction.ASSIST_ALLOWED)));
    }

    @Transactional
    void dropped(LiveAssist assist, Person agent, Set<Power> powers) {
        noteAgents(assist, agent, AuditAction.ASSIST_DROPPED, powers);
    }

    /// Each is noted, and that it was allowed before it.
    ///
    /// @param what the action or its outcome; never what was typed
    @Transactional
    void acted(LiveAssist assist, Person by, String what) {
        sayAllowed(assist);
        note(assist.about(), by, AuditAction.ASSIST_ACTED, what);
    }

    @Transactional
    void watched(LiveAssist assist, Person agent) {
        noteAgents(assist, agent, AuditAction.ASSIST_WATCHED, Set.of());
    }

    @Transactional
    void ended(LiveAssist assist, Person by) {
        AssistSession.open(assist.about().id())
                .ifPresent(
                        row -> end(row, by, assist.view().end(), assist.notes().atTheEnd()));
    }

    /// Of a session that a crashed process left open.
    @Transactional
    void restarted(UUID id) {
        AssistSession.open(id).ifPresent(row -> end(row, null, End.RESTARTED, null));
    }

    /// @param by who ended it; null for a time limit or an event
    /// @param leftOut what the audit does not have of it, or null
    private void end(AssistSession row, Person by, End why, String leftOut) {
        row.endedAt = clock.instant();
        row.endReason = why.wireName();
        audit.note(
                row.workspace,
                nameless(by),
                AuditAction.ASSIST_ENDED,
                new Audit.Thing(row.conversation, null),
                leftOut == null ? why.wireName() : why.wireName() + "; not noted: " + leftOut);
        if (row.startedAt != null) {
            var author = by == null ? Person.SYSTEM : by;
            conversations.note(row.conversation, author, new Event("assist_ended", null, why.wireName()));
        }
    }

    // The audit is append-only, so it holds visitors by id only: names may have to be erased.
    private static Person nameless(Person by) {
        return by == null || by.kind() == Person.Kind.AGENT ? by : new Person(by.kind(), by.id(), null);
    }

    private void note(AssistRequest about, Person by, AuditAction action, String detail) {
        audit.note(about.workspace(), nameless(by), action, new Audit.Thing(about.conversation(), null), detail);
    }
}
