package dev.bellhop.conversation;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
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

/// The only writer of read marks. A mark only moves forward, so of several waiting ones the farthest is enough, and one
/// that could not be stored, or may have been although the connection was lost, is simply stored again.
@ApplicationScoped
public class ReadMarks {
    public static final String HOLD = """
            select visitor, visitor_read, agent_read from conversation where workspace = ? and id = ? for update
            """;
    public static final String BY_VISITOR = """
            update conversation c set visitor_read = least(?, head), unread_by_visitor = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'agent' and m.kind = 'text')
            where workspace = ? and id = ? and visitor = ? and visitor_read < least(?, head) returning visitor_read, visitor
            """;
    public static final String BY_AGENT = """
            update conversation c set agent_read = least(?, head), unread_by_agents = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'visitor')
            where workspace = ? and id = ? and agent_read < least(?, head) returning agent_read, visitor
            """;

    private record Place(UUID conversation, UUID reader) {}

    /// @param doubtful an earlier try may have stored it, and nobody was told
    private record Mark(Caller caller, UUID conversation, long seq, boolean doubtful) {
        Place place() {
            return new Place(conversation, caller.id());
        }

        boolean isVisitors() {
            return caller instanceof Caller.Visitor;
        }

        Mark inDoubt() {
            return new Mark(caller, conversation, seq, true);
        }

        Mark and(Mark other) {
            var farther = seq > other.seq ? this : other;
            return new Mark(farther.caller, conversation, farther.seq, doubtful || other.doubtful);
        }

        ReadMarkAdvanced moved(UUID visitor, long to) {
            return new ReadMarkAdvanced(caller.workspace(), conversation, visitor, caller.person(), to);
        }
    }

    private final Map<Place, Mark> waiting = new ConcurrentHashMap<>();
    private final CoalescingWorker chore = new CoalescingWorker("read-marks", this::storeAll);
    private final LogOnce away = new LogOnce();
    private final AgroalDataSource database;
    private final Event<ReadMarkAdvanced> moved;

    ReadMarks(AgroalDataSource database, Event<ReadMarkAdvanced> moved) {
        this.database = database;
        this.moved = moved;
    }

    /// Moves the mark soon. Never blocks, so that sockets may call it on the event loop.
    public void submit(Caller caller, UUID conversation, long seq) {
        put(new Mark(caller, conversation, seq, false));
    }

    private void put(Mark mark) {
        waiting.merge(mark.place(), mark, Mark::and);
        chore.wake();
    }

    /// Moves the mark now. It is no error that it stands farther already.
    public void set(Caller caller, UUID conversation, long seq) {
        var mark = new Mark(caller, conversation, seq, false);
        try {
            store(mark);
        } catch (SQLException e) {
            keep(mark, e);
            throw Refusal.unavailable();
        }
    }

    void start(@Observes StartupEvent event) {
        chore.start();
    }

    void stop(@Observes ShutdownEvent event) {
        chore.stop();
    }

    private boolean storeAll() {
        return Set.copyOf(waiting.keySet()).stream().map(this::storeOrKeep).reduce(true, Boolean::logicalAnd);
    }

    /// @return whether the database took it
    private boolean storeOrKeep(Place place) {
        var mark = waiting.remove(place);
        try {
            store(mark);
            away.isOver();
            return true;
        } catch (SQLException e) {
            keep(mark, e);
        } catch (RuntimeException e) {
            Log.warnf("a read mark was not told: %s", e.getClass().getSimpleName());
            return !tellAgain(mark);
        }
        return false;
    }

    // Once more: who fails each time must not keep the marks busy for ever.
    private boolean tellAgain(Mark mark) {
        if (!mark.doubtful) {
            put(mark.inDoubt());
        }
        return !mark.doubtful;
    }

    private void keep(Mark mark, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (away.isNews(state)) {
            Log.warnf("read marks are not stored yet, SQLSTATE=%s: they are kept", state);
        }
        put(mark.inDoubt());
    }

    private void store(Mark mark) throws SQLException {
        update(mark).ifPresent(moved::fire);
    }

    // Two statements: the second begins when the row is held, and so counts what the writer of the log committed while
    // this one waited for it. A single statement would count as of its own beginning, and lose an unread message.
    private Optional<ReadMarkAdvanced> update(Mark mark) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var held = hold(connection, mark);
                var moved = move(connection, mark).or(() -> held.filter(_ -> mark.doubtful));
                connection.commit();
                return moved;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /// @return how far the mark stands, where the reader may move it
    private static Optional<ReadMarkAdvanced> hold(Connection connection, Mark mark) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, mark.caller.workspace());
            statement.setObject(2, mark.conversation);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? standing(mark, rows) : Optional.empty();
            }
        }
    }

    private static Optional<ReadMarkAdvanced> standing(Mark mark, ResultSet row) throws SQLException {
        var visitor = row.getObject(1, UUID.class);
        if (mark.isVisitors() && !visitor.equals(mark.caller.id())) {
            return Optional.empty();
        }
        return Optional.of(mark.moved(visitor, row.getLong(mark.isVisitors() ? 2 : 3)));
    }

    private static Optional<ReadMarkAdvanced> move(Connection connection, Mark mark) throws SQLException {
        try (var statement = connection.prepareStatement(mark.isVisitors() ? BY_VISITOR : BY_AGENT)) {
            int at = 1;
            statement.setLong(at++, mark.seq);
            statement.setLong(at++, mark.seq);
            statement.setObject(at++, mark.caller.workspace());
            statement.setObject(at++, mark.conversation);
            if (mark.isVisitors()) {
                statement.setObject(at++, mark.caller.id());
            }
            statement.setLong(at, mark.seq);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(mark.moved(rows.getObject(2, UUID.class), rows.getLong(1)))
                        : Optional.empty();
            }
        }
    }
}
