package dev.bellhop.assist.session;

import dev.bellhop.account.session.Sessions;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.assist.recording.Recordings;
import dev.bellhop.async.BackgroundTask;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.visitor.VisitorBlocks;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Ends sessions by time limit, and when their conversation, visitor, agent or site changes.
@Singleton
class AssistExpiry {
    private static final int AT_ONCE = 500;
    private static final Set<String> CLOSING = Set.of("resolved", "erased");
    private final AssistSessions assistances;
    private final AssistRecords records;
    private final Recordings recordings;
    private final AssistConfig config;
    private final Clock clock;

    AssistExpiry(
            AssistSessions assistances,
            AssistRecords records,
            Recordings recordings,
            AssistConfig config,
            Clock clock) {
        this.assistances = assistances;
        this.records = records;
        this.recordings = recordings;
        this.config = config;
        this.clock = clock;
    }

    void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesAppended grew) {
        for (var entry : grew.entries()) {
            var event = entry.message().event();
            if (event != null && CLOSING.contains(event.name())) {
                resolved(entry.message().conversation());
            }
        }
    }

    private void resolved(UUID conversation) {
        later(() -> assistances.endWhere(about -> about.conversation().equals(conversation), End.RESOLVED));
    }

    void signedOut(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sessions.Ended ended) {
        later(() -> assistances.endWhere(about -> about.by().id().equals(ended.agent()), End.SIGNED_OUT));
    }

    /// What is taken from the visitor no more includes the page that is shown.
    void blocked(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisitorBlocks.Changed changed) {
        if (changed.blocked()) {
            later(() -> assistances.endWhere(about -> about.visitor().equals(changed.visitor()), End.STOPPED_BY_AGENT));
        }
    }

    // In the background: the event's sender has a transaction to finish or other clients to serve.
    private static void later(Runnable work) {
        BackgroundTask.run("ending an assistance", work);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        each(assistances::look);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void record() {
        each(assistances::store);
    }

    @Scheduled(
            every = "${bellhop.privacy.retention-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        quietly(recordings::forgetOld);
    }

    /// Closes sessions that a crashed process left open.
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        var longAgo = clock.instant()
                .minus(config.answerWithin())
                .minus(config.timeLimit())
                .minusSeconds(60);
        quietly(() -> AssistSession.openLongAgo(longAgo, AT_ONCE).forEach(records::restarted));
    }

    // A failure of one session, for example of a deleted site, must not hold up the others.
    private void each(Consumer<LiveAssist> work) {
        assistances.underWay().forEach(assist -> quietly(() -> work.accept(assist)));
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Log.warnf(
                    "an assistance could not be looked after: %s", e.getClass().getSimpleName());
        }
    }
}
