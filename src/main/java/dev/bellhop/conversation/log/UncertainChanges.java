package dev.bellhop.conversation.log;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.conversation.model.History;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Transactions that were not seen to end well. One whose connection is lost while it commits may have been committed
/// all the same: who asked for the change is told that it failed, but those who look at the conversation must hear of
/// it as soon as the database answers again (G5). What the log's writer has lost is settled by `UncertainCommits`.
@Singleton
public class UncertainChanges {
    /// A conversation that is not there may be about to be: a server that hung ends what it had begun. Not for ever.
    private static final int LOOKS = 10;

    private final Map<UUID, Integer> looks = new ConcurrentHashMap<>();
    private final CoalescingWorker chore = new CoalescingWorker("change-doubts", this::settle);
    private final LogOnce away = new LogOnce();
    private final TransactionSynchronizationRegistry transaction;
    private final History history;
    private final CommitNotifier teller;

    UncertainChanges(TransactionSynchronizationRegistry transaction, History history, CommitNotifier teller) {
        this.transaction = transaction;
        this.history = history;
        this.teller = teller;
    }

    /// The transaction at hand changes this conversation.
    public void watch(UUID conversation) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only its end is of interest.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_COMMITTED) {
                    look(conversation, 0);
                    chore.wake();
                }
            }
        });
    }

    private void look(UUID conversation, int soFar) {
        looks.merge(conversation, soFar, Math::min);
    }

    void start(@Observes StartupEvent event) {
        chore.start();
    }

    void stop(@Observes ShutdownEvent event) {
        chore.stop();
    }

    private boolean settle() {
        List.copyOf(looks.keySet()).forEach(this::settle);
        return looks.isEmpty();
    }

    private void settle(UUID conversation) {
        var soFar = looks.remove(conversation);
        try {
            var newest = history.newestHeld(conversation);
            teller.announce(newest);
            away.isOver();
            if (newest.isEmpty() && soFar < LOOKS) {
                look(conversation, soFar + 1);
            }
        } catch (RuntimeException e) {
            var reason = e.getClass().getSimpleName();
            if (away.isNews(reason)) {
                Log.warnf("changes in doubt cannot be looked at yet: %s", reason);
            }
            look(conversation, soFar);
        }
    }
}
