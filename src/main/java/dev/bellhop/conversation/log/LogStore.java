package dev.bellhop.conversation.log;

import static java.util.stream.Collectors.partitioningBy;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.LogStatement.Kept;
import dev.bellhop.conversation.log.LogStatement.Outcome;
import dev.bellhop.conversation.model.MessagesAppended;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Stores a batch and announces it after the commit. Retries conflicts, refuses only bad rows, and tells everybody to
/// try again if the database does not answer. For one thread.
@Dependent
class LogStore implements AutoCloseable {
    private static final int TRIES = 3;

    /// Few, so that a sender's ack and its own copy of the message leave together.
    private static final int AT_ONCE = 16;

    private final LogConnection connection;
    private final Clock clock;
    private final Event<MessagesAppended> appended;
    private final Counter stored;
    private final UnusualPosts unusual;
    private final LogFailures failures;
    private final UncertainCommits uncertain;

    LogStore(
            LogConfig config,
            AgroalDataSource database,
            Clock clock,
            Event<MessagesAppended> appended,
            MeterRegistry meters,
            UnusualPosts unusual,
            LogFailures failures,
            UncertainCommits uncertain) {
        this.connection = new LogConnection(database, config.networkTimeout(), config.lockTimeout());
        this.clock = clock;
        this.appended = appended;
        this.stored = UnusualPosts.stored(meters);
        this.unusual = unusual;
        this.failures = failures;
        this.uncertain = uncertain;
    }

    void store(List<Draft> batch) {
        var unusuals = new HashSet<UUID>();
        var parts = distinct(batch).stream().collect(partitioningBy(draft -> isUnusualOrBehindOne(draft, unusuals)));
        var drafts = parts.get(false);
        try {
            store(drafts, TRIES);
        } catch (RuntimeException | Error e) {
            Log.error("the log's writer failed on a batch", e);
            giveUp(drafts);
        }
        parts.get(true).forEach(unusual::add);
    }

    // The statement knows neither files nor mentions.
    private static boolean isUnusualOrBehindOne(Draft draft, Set<UUID> unusuals) {
        if (!draft.files().isEmpty() || draft.mayMention()) {
            unusuals.add(draft.conversation());
        }
        return unusuals.contains(draft.conversation());
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
        var open = drafts.stream()
                .filter(draft -> !draft.isAnswered() && !unusual.join(draft))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var left = open;
        try {
            left = announced(LogStatement.run(connection, left, clock.instant()));
            left = announced(LogStatement.reply(connection, left, clock.instant()));
            failures.areOver();
            left = left.isEmpty() ? left : existing(left);
            left.forEach(unusual::add);
        } catch (SQLException e) {
            recover(left, tries, e);
        }
    }

    // Invented ones are told so at once: a transaction for each would keep those waiting whose conversation is there.
    private List<Draft> existing(List<Draft> drafts) throws SQLException {
        var existing = LogStatement.existing(connection, drafts);
        drafts.stream()
                .filter(draft -> !existing.contains(draft))
                .forEach(draft -> draft.refuse(Refusal.notFound("conversation")));
        return existing;
    }

    // A sender who was told to try again meanwhile stays told; the retry finds the message by its `ref`.
    private List<Draft> announced(Outcome outcome) {
        var batch = outcome.kept();
        for (int from = 0; from < batch.size(); from += AT_ONCE) {
            var some = batch.subList(from, Math.min(from + AT_ONCE, batch.size()));
            some.forEach(kept -> kept.draft().stored().complete(kept.stored()));
            stored.increment(some.size());
            appended.fire(new MessagesAppended(some.stream().map(Kept::entry).toList()));
        }
        if (!outcome.assigned().isEmpty()) {
            appended.fire(new MessagesAppended(outcome.assigned()));
        }
        return outcome.left();
    }

    // 23505 (unique) and 40xxx (deadlock, serialization): a concurrent change, or a repeated draft. Splitting by halves
    // isolates a bad row. 55P03 (lock_not_available): a conversation is locked. Everything else is a failure of the
    // database.
    private void recover(List<Draft> drafts, int tries, SQLException e) {
        var state = LogFailures.state(e);
        var twin = state.equals(LogFailures.UNIQUE_VIOLATION);
        var again = twin || state.startsWith("40");
        var bad = LogFailures.isBad(state);
        if (state.equals(LogFailures.LOCKED)) {
            storeUnlocked(drafts, tries);
        } else if (again && tries > 1) {
            store(twin ? withoutKnown(drafts) : drafts, tries - 1);
        } else if ((again || bad) && drafts.size() > 1) {
            store(drafts.subList(0, drafts.size() / 2), TRIES);
            store(drafts.subList(drafts.size() / 2, drafts.size()), TRIES);
        } else if (bad) {
            failures.refuse(drafts.getFirst(), state);
        } else {
            failures.report(state);
            giveUp(drafts);
        }
    }

    // Apart, since they take no new number.
    private List<Draft> withoutKnown(List<Draft> drafts) {
        try {
            var known = LogStatement.known(connection, drafts);
            known.forEach(unusual::add);
            return drafts.stream().filter(draft -> !known.contains(draft)).toList();
        } catch (SQLException e) {
            failures.report(LogFailures.state(e));
            return drafts;
        }
    }

    // One conversation after the other may be locked; then all of them wait beside.
    private void storeUnlocked(List<Draft> drafts, int tries) {
        if (tries > 1) {
            store(withoutLocked(drafts), tries - 1);
        } else {
            drafts.forEach(unusual::add);
        }
    }

    // Somebody keeps a conversation locked; its drafts wait beside.
    private List<Draft> withoutLocked(List<Draft> drafts) {
        try {
            var unlocked = LogStatement.unlocked(connection, drafts);
            drafts.stream()
                    .filter(draft -> !unlocked.contains(draft.conversation()))
                    .forEach(unusual::add);
            return drafts.stream()
                    .filter(draft -> unlocked.contains(draft.conversation()))
                    .toList();
        } catch (SQLException e) {
            failures.report(LogFailures.state(e));
            return drafts;
        }
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

    @Override
    public void close() {
        connection.close();
    }
}
