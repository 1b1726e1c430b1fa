package dev.bellhop.privacy;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.ExclusiveJob;
import dev.bellhop.database.Keyset;
import dev.bellhop.security.Caller;
import dev.bellhop.visitor.PersonalData;
import dev.bellhop.visitor.Visitors;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Erases visitors. The request returns once the visitor is signed out and the name is deleted; a job erases the rest
/// step by step, however long the history. The remaining work is stored in the database, so any replica continues after
/// a crash.
@ApplicationScoped
public class VisitorErasures {
    record Begun() {}

    private static final int PAGE = 500;
    private static final Duration LATELY = Duration.ofMinutes(1);
    private final PrivacyConfig config;
    private final List<PersonalData> data;
    private final Visitors visitors;
    private final ExclusiveJob turns;
    private final Audit audit;
    private final Clock clock;
    private final Event<Begun> begun;

    VisitorErasures(
            PrivacyConfig config,
            @All List<PersonalData> data,
            Visitors visitors,
            ExclusiveJob turns,
            Audit audit,
            Clock clock,
            Event<Begun> begun) {
        this.config = config;
        this.data = data;
        this.visitors = visitors;
        this.turns = turns;
        this.audit = audit;
        this.clock = clock;
        this.begun = begun;
    }

    /// Repeating it for the same visitor returns the progress.
    @Transactional
    VisitorErasureView begin(Caller.Staff by, UUID id) {
        var visitor = visitors.current(by.workspace(), id);
        var tokens = visitors.shutOut(by.workspace(), visitor);
        var known = VisitorErasure.of(by.workspace(), visitor);
        if (known.isPresent() || tokens.isEmpty()) {
            return VisitorErasureView.of(known.orElseThrow(() -> Refusal.notFound("visitor")));
        }
        var erasure = VisitorErasure.begin(by.workspace(), visitor, by.person(), clock.instant());
        erasure.count("visitor_token", tokens.getAsLong());
        // Without the name: the audit is never changed, so it must not hold what is to be erased.
        audit.note(by, AuditAction.VISITOR_ERASED, new Audit.Thing(visitor, null), null);
        begun.fire(new Begun());
        return VisitorErasureView.of(erasure);
    }

    @Transactional
    VisitorErasureView get(Caller.Staff by, UUID visitor) {
        return VisitorErasure.of(by.workspace(), visitor)
                .map(VisitorErasureView::of)
                .orElseThrow(() -> Refusal.notFound("erasure"));
    }

    /// Visitors whose sockets may still be open on a replica.
    public void eachLately(Consumer<UUID> visitor) {
        var since = clock.instant().minus(LATELY);
        var after = Keyset.START.id();
        List<VisitorErasure.Whom> page;
        do {
            page = page(since, after);
            page.forEach(one -> visitor.accept(one.visitor()));
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private static List<VisitorErasure.Whom> page(Instant since, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> VisitorErasure.since(since, after, PAGE));
    }

    void begun(@Observes(during = TransactionPhase.AFTER_SUCCESS) Begun event) {
        BackgroundTask.run("erasing", this::work);
    }

    @Scheduled(every = "5s", executionMaxDelay = "500ms", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        turns.run(ExclusiveJob.Duty.PRIVACY, this::step, "an erasure did not get on");
    }

    /// @return whether there was work
    boolean step() {
        var erasure = VisitorErasure.anyUnfinished();
        erasure.ifPresent(this::step);
        return erasure.isPresent();
    }

    private void step(VisitorErasure erasure) {
        var subject = new PersonalData.Subject(erasure.workspace, erasure.visitor);
        for (var one : data) {
            var erased = one.eraseSome(subject, erasure.askedBy(), config.batch());
            if (!erased.isEmpty()) {
                erased.forEach(erasure::count);
                return;
            }
        }
        visitors.remove(erasure.workspace, erasure.visitor);
        erasure.count("visitor", 1);
        erasure.finishedAt = clock.instant();
    }
}
