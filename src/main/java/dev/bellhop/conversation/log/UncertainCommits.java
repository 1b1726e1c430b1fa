package dev.bellhop.conversation.log;

import static java.util.stream.Collectors.toSet;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.conversation.log.Reconciler.Reading;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.jdbc.PgConnection;

/// The register of commits with unknown outcome: the connection was lost before the server answered. The caller was
/// told that it failed; if it was committed after all, the others must be told (G5). Within 2 s after the database
/// answers again, server processes that may still be at work are ended, so that nothing is committed late, and then the
/// [Reconciler] compares.
@Singleton
public class UncertainCommits {
    /// @param server the server process that may still be at work on it, or 0
    /// @param reading the read mark, or null for any other change
    private record Commit(int server, UUID conversation, Reading reading) {}

    private final Set<Commit> commits = ConcurrentHashMap.newKeySet();
    private final CoalescingWorker worker = new CoalescingWorker("uncertain-commits", this::settle);
    private final LogOnce outage = new LogOnce();
    private final TransactionSynchronizationRegistry transaction;
    private final AgroalDataSource database;
    private final LogConfig config;
    private final Reconciler reconciler;

    public UncertainCommits(
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource database,
            LogConfig config,
            Reconciler reconciler) {
        this.transaction = transaction;
        this.database = database;
        this.config = config;
        this.reconciler = reconciler;
    }

    public void start(@Observes StartupEvent event) {
        worker.start();
    }

    public void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    /// The current transaction changes this conversation.
    public void watch(UUID conversation) {
        watch(conversation, null);
    }

    /// The current transaction moves this mark.
    public void watch(Reading reading) {
        watch(reading.conversation(), reading);
    }

    private void watch(UUID conversation, Reading reading) {
        var connection = connection();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only its end is of interest.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_COMMITTED) {
                    add(new Commit(lost(connection), conversation, reading));
                }
            }
        });
    }

    private PgConnection connection() {
        try (var current = database.getConnection()) {
            return current.unwrap(PgConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction has no connection, SQLSTATE=" + e.getSQLState(), e);
        }
    }

    // After an ordinary rollback the connection is reused.
    private static int lost(PgConnection connection) {
        try {
            return connection.isClosed() ? connection.getBackendPID() : 0;
        } catch (SQLException _) {
            return connection.getBackendPID();
        }
    }

    /// A batch of the log.
    public void add(int server, Collection<UUID> conversations) {
        conversations.forEach(conversation -> add(new Commit(server, conversation, null)));
    }

    /// A stored mark whose event failed.
    public void add(Reading reading) {
        add(new Commit(0, reading.conversation(), reading));
    }

    private void add(Commit commit) {
        commits.add(commit);
        worker.wake();
    }

    /// @return whether nothing is uncertain any more
    private boolean settle() {
        var some = List.copyOf(commits);
        some.forEach(commits::remove);
        try {
            settle(some);
            return commits.isEmpty();
        } catch (SQLException | RuntimeException e) {
            commits.addAll(some);
            var reason = e.getClass().getSimpleName();
            if (outage.isNews(reason)) {
                Log.warnf("commits of unknown outcome cannot be looked at yet: %s", reason);
            }
            return false;
        }
    }

    private void settle(List<Commit> some) throws SQLException {
        var servers = some.stream().map(Commit::server).filter(server -> server != 0);
        end(servers.distinct().toArray(Integer[]::new));
        reconciler.reconcile(
                some.stream().map(Commit::conversation).collect(toSet()),
                some.stream()
                        .map(Commit::reading)
                        .filter(reading -> reading != null)
                        .collect(toSet()));
        outage.isOver();
    }

    private void end(Integer[] servers) throws SQLException {
        if (servers.length == 0) {
            return;
        }
        try (var connection = new LogConnection(database, config.networkTimeout(), config.lockTimeout())) {
            connection.end(servers);
        }
        Log.info("the database answers again");
    }
}
