package dev.bellhop.conversation.log;

import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.History;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.Dependent;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/// Stores a batch, whatever happens: what collides is tried again, what is bad is refused alone, and where the
/// database does not answer everyone is told to try again. For one thread.
@Dependent
class LogStore implements AutoCloseable {
    private static final int TRIES = 3;
    private static final String UNIQUE_VIOLATION = "23505";
    private final LogConnection connection;
    private final UncertainCommits doubts = new UncertainCommits();
    private final Clock clock;
    private final CommitNotifier teller;
    private final History history;
    private final LogOnce away = new LogOnce();

    LogStore(LogConfig config, AgroalDataSource database, Clock clock, CommitNotifier teller, History history) {
        this.connection = new LogConnection(database, config.networkTimeout());
        this.clock = clock;
        this.teller = teller;
        this.history = history;
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

    // Of several that are the same, the first is stored and the others hear what it hears. The order is theirs.
    private static List<Draft> distinct(List<Draft> batch) {
        var firsts = new LinkedHashMap<Object, Draft>();
        for (var draft : batch) {
            var first = firsts.putIfAbsent(draft.sameness(), draft);
            if (first != null) {
                follow(first, draft);
            }
        }
        return List.copyOf(firsts.values());
    }

    private static void follow(Draft first, Draft twin) {
        var _ = first.stored().whenComplete((stored, refused) -> {
            if (refused == null) {
                twin.stored().complete(new Draft.Stored(stored.seq(), stored.at(), true));
            } else {
                twin.stored().completeExceptionally(refused);
            }
        });
    }

    private void store(List<Draft> drafts, int tries) {
        var open = drafts.stream().filter(draft -> !draft.isAnswered()).toList();
        if (open.isEmpty()) {
            return;
        }
        var left = open;
        try {
            left = storePlain(open);
            away.isOver();
            if (!left.isEmpty()) {
                teller.tell(left, LogStatement.run(connection.get(), left, clock.instant()));
            }
        } catch (SQLException e) {
            recover(left, tries, e);
        }
    }

    /// @return those for which there is something to decide; all, where one is stored already
    private List<Draft> storePlain(List<Draft> drafts) throws SQLException {
        try {
            var results = LogShortcut.run(connection, drafts, clock.instant());
            teller.tell(drafts.stream().filter(results::containsKey).toList(), results);
            return drafts.stream().filter(draft -> !results.containsKey(draft)).toList();
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            return drafts;
        }
    }

    // 23505 (unique) and 40xxx (deadlock, serialization): another replica was faster; the next look sees what it did.
    // Other 22xxx and 23xxx, and 54xxx (too large for an index): one row is bad; by halves it ends up alone and its
    // neighbours are stored. Everything else is the database's fault.
    private void recover(List<Draft> drafts, int tries, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var again = state.equals(UNIQUE_VIOLATION) || state.startsWith("40");
        var bad = !again && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
        if (again && tries > 1) {
            store(drafts, tries - 1);
        } else if ((again || bad) && drafts.size() > 1) {
            store(drafts.subList(0, drafts.size() / 2), TRIES);
            store(drafts.subList(drafts.size() / 2, drafts.size()), TRIES);
        } else if (bad) {
            drafts.getFirst().refuse(Refusal.malformed("This message cannot be stored: it is not text, or too long."));
        } else {
            sayAway(state);
            giveUp(drafts);
        }
    }

    private void giveUp(List<Draft> drafts) {
        doubts.add(connection.backend(), drafts);
        connection.lost();
        drafts.forEach(draft -> draft.refuse(Refusal.unavailable()));
    }

    // Once for each reason, however many batches fail until it is back.
    private void sayAway(String state) {
        if (away.isNews(state)) {
            Log.warnf("the database does not answer, SQLSTATE=%s: senders are told to try again", state);
        }
    }

    boolean hasDoubts() {
        return !doubts.isEmpty();
    }

    /// Announces what was committed although its senders had to be refused. An entry stands for those before it: who
    /// lacks them reads them from the store.
    void settleDoubts() {
        try {
            teller.announce(history.newest(doubts.settle(connection.get())));
            doubts.forget();
            away.isOver();
            Log.info("the database answers again");
        } catch (SQLException e) {
            sayAway(String.valueOf(e.getSQLState()));
            connection.lost();
        } catch (RuntimeException e) {
            Log.warnf(
                    "what a lost batch stored could not be read yet: %s",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
