package dev.bellhop.conversation.log;

import dev.bellhop.database.Sql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.jdbc.PgConnection;

/// The writer's own connection: kept out of the pool, so that other requests cannot delay the log, and given up early
/// if the server hangs.
public final class LogConnection implements AutoCloseable {
    private static final int DEAD_AT_MOST = 50;
    private static final String END = "select coalesce(bool_and(ended), true) from end_processes(?::int[]) as ended";

    private final AgroalDataSource database;
    private final Duration networkTimeout;
    private final Duration lockTimeout;
    private Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private int timeoutBefore;
    private int backend;

    public LogConnection(AgroalDataSource database, Duration networkTimeout, Duration lockTimeout) {
        this.database = database;
        this.networkTimeout = networkTimeout;
        this.lockTimeout = lockTimeout;
    }

    public Connection get() throws SQLException {
        if (connection == null) {
            var living = living();
            timeoutBefore = living.getNetworkTimeout();
            living.setNetworkTimeout(Runnable::run, Math.toIntExact(networkTimeout.toMillis()));
            // Read now, since a dead connection cannot tell it.
            backend = living.unwrap(PgConnection.class).getBackendPID();
            work(living, "bellhop_log", "off", "" + lockTimeout.toMillis());
            connection = living;
        }
        return connection;
    }

    /// Prepares each statement once: preparing costs as much as storing a message. For a few fixed statements only.
    PreparedStatement prepared(String sql) throws SQLException {
        var living = get();
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = living.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    // A role that may only store, for all workspaces. Sequential scans are off: a plan made once with a few hundred
    // conversations would otherwise read all of them for each batch.
    private static void work(Connection connection, String role, String scans, String lockTimeout) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set role " + role + "; set enable_seqscan = " + scans + "; set lock_timeout = " + lockTimeout);
        }
    }

    // After a restart of the database the pool is full of dead connections.
    private Connection living() throws SQLException {
        for (int dead = 0; dead < DEAD_AT_MOST; dead++) {
            var candidate = database.getConnection();
            if (candidate.isValid(1)) {
                return candidate;
            }
            discard(candidate);
        }
        throw new SQLException("the pool holds dead connections only", "08003");
    }

    /// The server's process behind it (PostgreSQL: `pg_backend_pid`), or 0.
    int backend() {
        return connection == null ? 0 : backend;
    }

    /// Ends server processes that may still be at work on lost connections and waits for their end, so that what is
    /// read afterwards is final.
    public void end(Integer... servers) throws SQLException {
        try (var statement = get().prepareStatement(END)) {
            Sql.bind(statement, (Object) servers);
            try (var rows = statement.executeQuery()) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    throw new SQLException("a server's process has not ended yet", "55000");
                }
            }
        } catch (SQLException e) {
            lost();
            throw e;
        }
    }

    /// Discards it, and the idle connections of the pool, which are probably dead too.
    void lost() {
        if (connection != null) {
            discard(connection);
            connection = null;
            prepared.clear();
            database.flush(FlushMode.IDLE);
        }
    }

    // Aborts the driver's connection, not the pool's wrapper, which would only forget it. The failing statement makes
    // the pool notice.
    private static void discard(Connection dead) {
        try (dead) {
            dead.unwrap(PgConnection.class).abort(Runnable::run);
            dead.createStatement().close();
        } catch (SQLException e) {
            Log.debugf("a dead connection was put away, SQLSTATE=%s", e.getSQLState());
        }
    }

    @Override
    public void close() {
        if (connection == null) {
            return;
        }
        try (var last = connection) {
            work(last, "bellhop_app", "default", "default");
            last.setNetworkTimeout(Runnable::run, timeoutBefore);
        } catch (SQLException e) {
            Log.debugf("the log's connection was put away, SQLSTATE=%s", e.getSQLState());
        }
        connection = null;
        prepared.clear();
    }
}
