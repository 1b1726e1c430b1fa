package dev.bellhop.conversation.log;

import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.log.LogStatement.Kept;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.tenancy.TenantScope;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/// Stores a batch and announces it after the commit. Retries conflicts, refuses only bad rows, and tells everybody to
/// try again if the database does not answer. For one thread.
@Dependent
class LogStore implements AutoCloseable {
    private static final int TRIES = 3;

    /// Few, so that a sender's ack and its own copy of the message leave together.
    private static final int AT_ONCE = 16;

    private static final String UNIQUE_VIOLATION = "23505";
    private final LogConnection connection;
    private final Clock clock;
    private final Event<MessagesAppended> appended;
    private final Counter stored;
    private final ConversationLog log;
    private final UncertainCommits uncertain;
    private final LogOnce outage = new LogOnce();

    LogStore(
            LogConfig config,
            AgroalDataSource database,
            Clock clock,
            Event<MessagesAppended> appended,
            MeterRegistry meters,
            ConversationLog log,
            UncertainCommits uncertain) {
        this.connection = new LogConnection(database, config.networkTimeout());
        this.clock = clock;
        this.appended = appended;
        this.stored = Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
        this.log = log;
        this.uncertain = uncertain;
    }

    void store(List<Draft> batch) {
        var drafts = distinct(batch);
        try {
            store(drafts, TRIES);
        } catch (RuntimeException | Error e) {
            Log.error("the log's writer failed on a batch", e);
            giveUp(drafts);
        }
    }

    // Of identical drafts the first is stored and the others get its answer. Keeps the order.
    private static List<Draft> distinct(List<Draft> batch) {
        var firsts = new LinkedHashMap<Object, Draft>();
        for (var draft : batch) {
            var first = firsts.putIfAbsent(draft.sameness(), draft);
            if (first != null) {
                draft.follow(first);
            }
        }
        return List.copyOf(firsts.values());
    }

    private void store(List<Draft> drafts, int tries) {
        var open = drafts.stream().filter(draft -> !draft.isAnswered()).toList();
        if (open.isEmpty()) {
            return;
        }
        try {
            var outcome = LogStatement.run(connection, open, clock.instant());
            outage.isOver();
            announce(outcome.kept());
            outcome.left().forEach(this::storeAlone);
        } catch (SQLException e) {
            recover(open, tries, e);
        }
    }

    // A sender who was told to try again meanwhile stays told; the retry finds the message by its `ref`.
    private void announce(List<Kept> batch) {
        for (int from = 0; from < batch.size(); from += AT_ONCE) {
            var some = batch.subList(from, Math.min(from + AT_ONCE, batch.size()));
            some.forEach(kept -> kept.draft().stored().complete(kept.stored()));
            stored.increment(some.size());
            appended.fire(new MessagesAppended(some.stream().map(Kept::entry).toList()));
        }
    }

    // Its subscribers were notified by its transaction.
    private void answer(Draft draft, Stored result) {
        draft.stored().complete(result);
        if (!result.known()) {
            stored.increment();
        }
    }

    // One by one on this thread, so that drafts of one conversation keep their order.
    private void storeAlone(Draft draft) {
        if (draft.isAnswered()) {
            return;
        }
        try {
            answer(draft, TenantScope.call(draft.workspace(), () -> log.post(draft)));
        } catch (Refusal refusal) {
            draft.refuse(refusal);
        } catch (RuntimeException e) {
            var state = state(e);
            if (isBad(state)) {
                refuseBad(draft);
            } else {
                sayAway(state);
                draft.refuse(Refusal.unavailable());
            }
        }
    }

    private static String state(Throwable e) {
        var cause = e;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause == null ? e.getClass().getSimpleName() : String.valueOf(((SQLException) cause).getSQLState());
    }

    // 23505 (unique) and 40xxx (deadlock, serialization): a concurrent change, or a repeated draft. Splitting by halves
    // isolates a bad row. Everything else is a failure of the database.
    private void recover(List<Draft> drafts, int tries, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var twin = state.equals(UNIQUE_VIOLATION);
        var again = twin || state.startsWith("40");
        if (again && tries > 1) {
            if (twin) {
                storeKnownAlone(drafts);
            }
            store(drafts, tries - 1);
        } else if ((again || isBad(state)) && drafts.size() > 1) {
            store(drafts.subList(0, drafts.size() / 2), TRIES);
            store(drafts.subList(drafts.size() / 2, drafts.size()), TRIES);
        } else if (isBad(state)) {
            refuseBad(drafts.getFirst());
        } else {
            sayAway(state);
            giveUp(drafts);
        }
    }

    private void storeKnownAlone(List<Draft> drafts) {
        try {
            LogStatement.known(connection, drafts).forEach(this::storeAlone);
        } catch (SQLException e) {
            sayAway(String.valueOf(e.getSQLState()));
        }
    }

    // 22xxx and 23xxx, and 54xxx (too large for an index).
    private static boolean isBad(String state) {
        return !state.equals(UNIQUE_VIOLATION)
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    private static void refuseBad(Draft draft) {
        draft.refuse(Refusal.malformed("This message cannot be stored: it is not text, or too long."));
    }

    private void giveUp(List<Draft> drafts) {
        if (connection.backend() != 0) {
            uncertain.add(
                    connection.backend(),
                    drafts.stream().map(Draft::conversation).toList());
        }
        connection.lost();
        drafts.forEach(draft -> draft.refuse(Refusal.unavailable()));
    }

    // Once per reason, however many batches fail.
    private void sayAway(String state) {
        if (outage.isNews(state)) {
            Log.warnf("the database does not answer, SQLSTATE=%s: senders are told to try again", state);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
