package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// The only writer of read marks. A mark only moves forward, so of several waiting ones the farthest is enough.
@ApplicationScoped
public class ReadMarks {
    static final String HOLD = "select from conversation where workspace = ? and id = ? for update";
    static final String BY_VISITOR = """
            update conversation c set visitor_read = least(?, head), unread_by_visitor = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'agent' and m.kind = 'text')
            where workspace = ? and id = ? and visitor = ? and visitor_read < least(?, head) returning visitor_read, visitor
            """;
    static final String BY_AGENT = """
            update conversation c set agent_read = least(?, head), unread_by_agents = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'visitor')
            where workspace = ? and id = ? and agent_read < least(?, head) returning agent_read, visitor
            """;

    private record Place(UUID conversation, UUID reader) {}

    private record Mark(Caller caller, UUID conversation, long seq) {}

    private final Map<Place, Mark> waiting = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final AgroalDataSource database;
    private final Event<ReadMoved> moved;
    private volatile boolean stopped;

    ReadMarks(AgroalDataSource database, Event<ReadMoved> moved) {
        this.database = database;
        this.moved = moved;
    }

    /// Moves the mark soon. Never blocks, so that sockets may call it on the event loop.
    public void submit(Caller caller, UUID conversation, long seq) {
        var mark = new Mark(caller, conversation, seq);
        waiting.merge(new Place(conversation, caller.id()), mark, (before, now) -> before.seq > now.seq ? before : now);
        work.release();
    }

    /// Moves the mark now. It is no error that it stands farther already.
    public void set(Caller caller, UUID conversation, long seq) {
        try {
            store(new Mark(caller, conversation, seq));
        } catch (SQLException e) {
            Log.warnf("a read mark was not stored, SQLSTATE=%s", e.getSQLState());
            throw Refusal.unavailable();
        }
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("read-marks").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        work.release();
    }

    private void run() {
        while (!stopped) {
            work.acquireUninterruptibly();
            work.drainPermits();
            for (var place : Set.copyOf(waiting.keySet())) {
                storeOrDrop(waiting.remove(place));
            }
        }
    }

    // A lost mark costs an unread count until the next one; it must not stop the others.
    private void storeOrDrop(Mark mark) {
        try {
            store(mark);
        } catch (SQLException | RuntimeException e) {
            Log.warnf("a read mark was not stored: %s", e.getClass().getSimpleName());
        }
    }

    private void store(Mark mark) throws SQLException {
        update(mark).ifPresent(moved::fire);
    }

    // Two statements: the second begins when the row is held, and so counts what the writer of the log committed while
    // this one waited for it. A single statement would count as of its own beginning, and lose an unread message.
    private Optional<ReadMoved> update(Mark mark) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                hold(connection, mark);
                var moved = move(connection, mark);
                connection.commit();
                return moved;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void hold(Connection connection, Mark mark) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, mark.caller.workspace());
            statement.setObject(2, mark.conversation);
            statement.execute();
        }
    }

    private static Optional<ReadMoved> move(Connection connection, Mark mark) throws SQLException {
        var visitor = mark.caller instanceof Caller.Visitor;
        try (var statement = connection.prepareStatement(visitor ? BY_VISITOR : BY_AGENT)) {
            int at = 1;
            statement.setLong(at++, mark.seq);
            statement.setLong(at++, mark.seq);
            statement.setObject(at++, mark.caller.workspace());
            statement.setObject(at++, mark.conversation);
            if (visitor) {
                statement.setObject(at++, mark.caller.id());
            }
            statement.setLong(at, mark.seq);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(moved(mark, rows)) : Optional.empty();
            }
        }
    }

    private static ReadMoved moved(Mark mark, ResultSet row) throws SQLException {
        var caller = mark.caller;
        var visitor = row.getObject(2, UUID.class);
        return new ReadMoved(caller.workspace(), mark.conversation, visitor, caller.person(), row.getLong(1));
    }
}
