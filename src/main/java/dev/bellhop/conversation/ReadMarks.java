package dev.bellhop.conversation;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Reconciler.Reading;
import dev.bellhop.conversation.log.UncertainCommits;
import dev.bellhop.conversation.model.MarkedUnread;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The only writer of read marks. A mark only moves forward, so only the farthest of several waiting ones is stored,
/// and a failed one is simply retried.
@ApplicationScoped
public class ReadMarks {
    public static final String HOLD = """
            select id from conversation where workspace = ? and id = ? for no key update
            """;
    public static final String BY_VISITOR = """
            update conversation c set visitor_read = least(?, head), unread_by_visitor = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'agent' and m.kind = 'text'
                and m.deleted_at is null)
            where workspace = ? and id = ? and visitor = ? and visitor_read < least(?, head) returning visitor_read, visitor
            """;
    public static final String BY_AGENT = """
            update conversation c set agent_read = least(?, head), unread_by_agents = (
                select count(*) from message m where m.conversation = c.id and m.seq > ? and m.author_kind = 'visitor' and m.kind = 'text'
                and m.deleted_at is null)
            where workspace = ? and id = ? and (agent_read < least(?, head) or unread_by_agents > 0 and agent_read <= ?)
            returning agent_read, visitor
            """;
    public static final String UNREAD = """
            update conversation set unread_by_agents = greatest(unread_by_agents, 1)
            where workspace = ? and id = ? and erased_at is null returning id
            """;

    private record Place(UUID conversation, UUID reader) {
        static Place of(Reading reading) {
            return new Place(reading.conversation(), reading.by().id());
        }
    }

    private final Map<Place, Reading> waiting = new ConcurrentHashMap<>();
    private final CoalescingWorker worker = new CoalescingWorker("read-marks", this::storeAll);
    private final LogOnce outage = new LogOnce();
    private final Sql sql;
    private final UncertainCommits uncertain;
    private final Event<ReadMarkAdvanced> moved;
    private final Event<MarkedUnread> unread;

    ReadMarks(Sql sql, UncertainCommits uncertain, Event<ReadMarkAdvanced> moved, Event<MarkedUnread> unread) {
        this.sql = sql;
        this.uncertain = uncertain;
        this.moved = moved;
        this.unread = unread;
    }

    private static Reading reading(Caller caller, UUID conversation, long seq) {
        return new Reading(caller.workspace(), conversation, caller.person(), seq);
    }

    /// Moves the mark soon. Never blocks, so that sockets may call it on the event loop.
    public void submit(Caller caller, UUID conversation, long seq) {
        put(reading(caller, conversation, seq));
    }

    private void put(Reading reading) {
        waiting.merge(Place.of(reading), reading, (one, other) -> one.seq() > other.seq() ? one : other);
        worker.wake();
    }

    /// Moves the mark now. A mark that is farther already stays.
    public void set(Caller caller, UUID conversation, long seq) {
        if (!storeOrKeep(reading(caller, conversation, seq))) {
            throw Refusal.unavailable();
        }
    }

    /// Marks a conversation as unread for all agents. The mark stays where it is: the visitor was told that it was
    /// seen.
    public void markUnread(Caller.Staff by, UUID conversation) {
        var marked = QuarkusTransaction.requiringNew()
                .call(() -> sql.list(UNREAD, row -> row.getObject(1, UUID.class), by.workspace(), conversation));
        if (marked.isEmpty()) {
            throw Refusal.conflict("This conversation was erased. Nothing can be changed in it any more.");
        }
        unread.fire(new MarkedUnread(by.workspace(), conversation));
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    private boolean storeAll() {
        return Set.copyOf(waiting.keySet()).stream()
                .map(waiting::remove)
                .map(this::storeOrKeep)
                .reduce(true, Boolean::logicalAnd);
    }

    /// @return whether it was stored
    private boolean storeOrKeep(Reading reading) {
        try {
            var mark = QuarkusTransaction.requiringNew().call(() -> store(reading));
            outage.isOver();
            mark.ifPresent(one -> tell(reading, one));
            return true;
        } catch (RuntimeException e) {
            var reason = e.getClass().getSimpleName();
            if (outage.isNews(reason)) {
                Log.warnf("read marks are not stored yet: %s; they are kept", reason);
            }
            put(reading);
            return false;
        }
    }

    private void tell(Reading reading, ReadMarkAdvanced mark) {
        try {
            moved.fire(mark);
        } catch (RuntimeException e) {
            Log.warnf("a read mark was not told: %s", e.getClass().getSimpleName());
            uncertain.add(reading);
        }
    }

    // Two statements: the second starts with the row locked, and so counts messages committed while waiting for the
    // lock. A single statement would count as of its start and miss one.
    private Optional<ReadMarkAdvanced> store(Reading reading) {
        uncertain.watch(reading);
        var held = sql.list(HOLD, row -> row.getObject(1, UUID.class), reading.workspace(), reading.conversation());
        return held.stream().flatMap(_ -> move(reading).stream()).findFirst();
    }

    private List<ReadMarkAdvanced> move(Reading reading) {
        var workspace = reading.workspace();
        var id = reading.conversation();
        var seq = reading.seq();
        Sql.Mapper<ReadMarkAdvanced> mark = row -> reading.moved(row.getObject(2, UUID.class), row.getLong(1));
        return reading.isVisitors()
                ? sql.list(
                        BY_VISITOR, mark, seq, seq, workspace, id, reading.by().id(), seq)
                : sql.list(BY_AGENT, mark, seq, seq, workspace, id, seq, seq);
    }
}
