package dev.bellhop.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Two transactions that meet on one row, in the order a test wants.
public final class RowLockRace {
    private static final String WAITERS =
            "select exists (select from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid)))";

    private RowLockRace() {}

    /// Until this connection's transaction ends.
    /// As a change holds it: what only refers to the conversation, as the search does, waits for nobody.
    public static void hold(Connection connection, UUID conversation) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select from conversation where id = ? for no key update")) {
            statement.setObject(1, conversation);
            statement.execute();
        }
    }

    /// All conversations, also from being read.
    static void holdAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table conversation in access exclusive mode");
        }
    }

    public static void awaitSomeoneWaitsFor(Connection holder) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            try (var statement = holder.createStatement();
                    var rows = statement.executeQuery(WAITERS)) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }
}
