package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.Draft.Sameness;
import dev.bellhop.conversation.Draft.Stored;
import dev.bellhop.conversation.LogGrew.Entry;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The group commit. One thread takes all drafts that wait, stores them in one transaction, and tells. There is no
/// timer: the batch is what arrived while the last one was committing.
@ApplicationScoped
class LogWriter {
    private static final int TRIES = 3;
    private final LogConfig config;
    private final AgroalDataSource database;
    private final Clock clock;
    private final Event<LogGrew> grew;
    private final Event<Reopened> reopened;
    private final Counter storedCount;
    private final BlockingQueue<Draft> waiting;
    private volatile Thread thread;

    /// A conversation that had been put aside was written to.
    record Reopened(Draft draft) {}

    LogWriter(
            LogConfig config,
            AgroalDataSource database,
            Clock clock,
            Event<LogGrew> grew,
            Event<Reopened> reopened,
            MeterRegistry meters) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.grew = grew;
        this.reopened = reopened;
        this.storedCount = Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
        this.waiting = new ArrayBlockingQueue<>(config.waiting());
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("log-writer").daemon().start(this::run);
    }

    /// What was accepted is finished first.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        var running = thread;
        thread = null;
        running.join(10_000);
        waiting.forEach(LogWriter::refuse);
    }

    /// Never blocks.
    CompletableFuture<Stored> submit(Draft draft) {
        if (!waiting.offer(draft)) {
            draft.stored()
                    .completeExceptionally(Refusal.tooMany("Too much is being written. Try again in a moment.", 1));
        } else if (thread == null && waiting.remove(draft)) {
            refuse(draft);
        }
        return draft.stored();
    }

    private void run() {
        var batch = new ArrayList<Draft>(config.batch());
        while (thread != null || !waiting.isEmpty()) {
            if (waitForSome(batch)) {
                store(batch);
                batch.clear();
            }
        }
    }

    // Wakes up now and then without work, to notice that it shall stop.
    private boolean waitForSome(List<Draft> batch) {
        try {
            var first = waiting.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            batch.add(first);
            waiting.drainTo(batch, config.batch() - 1);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static void refuse(Draft draft) {
        draft.stored().completeExceptionally(Refusal.unavailable());
    }

    private void store(List<Draft> batch) {
        var distinct = new LinkedHashMap<Sameness, List<Draft>>();
        var drafts = new ArrayList<Draft>();
        for (var draft : batch) {
            if (draft.ref() == null) {
                drafts.add(draft);
            } else {
                distinct.computeIfAbsent(draft.sameness(), _ -> new ArrayList<>())
                        .add(draft);
            }
        }
        for (var same : distinct.values()) {
            drafts.add(same.getFirst());
            same.stream().skip(1).forEach(twin -> follow(same.getFirst(), twin));
        }
        try {
            storeDistinct(drafts, TRIES);
        } catch (RuntimeException | Error e) {
            Log.error("the log's writer failed on a batch", e);
            drafts.forEach(LogWriter::refuse);
        }
    }

    private static void follow(Draft first, Draft twin) {
        var _ = first.stored().whenComplete((stored, refused) -> {
            if (refused == null) {
                twin.stored().complete(new Stored(stored.seq(), stored.at(), true));
            } else {
                twin.stored().completeExceptionally(refused);
            }
        });
    }

    private void storeDistinct(List<Draft> drafts, int tries) {
        var now = clock.instant();
        Map<Integer, LogStatement.Result> results;
        try (var connection = database.getConnection()) {
            results = LogStatement.run(connection, drafts, now);
        } catch (SQLException e) {
            recover(drafts, tries, e);
            return;
        }
        tell(drafts, results);
    }

    // 23505 (unique) and 40xxx (deadlock, serialization): another replica was faster; the next look sees what it did.
    // Other 22xxx and 23xxx: one row is bad; by halves it ends up alone and its neighbours are stored.
    private void recover(List<Draft> drafts, int tries, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var again = state.equals("23505") || state.startsWith("40");
        var bad = state.startsWith("22") || state.startsWith("23");
        if (again && tries > 1) {
            storeDistinct(drafts, tries - 1);
        } else if ((again || bad) && drafts.size() > 1) {
            storeDistinct(drafts.subList(0, drafts.size() / 2), TRIES);
            storeDistinct(drafts.subList(drafts.size() / 2, drafts.size()), TRIES);
        } else if (bad) {
            var sentence = "This message cannot be stored: it holds characters that are not text.";
            drafts.getFirst().stored().completeExceptionally(Refusal.malformed(sentence));
        } else {
            Log.warnf("%s drafts not stored, SQLSTATE=%s", drafts.size(), state);
            drafts.forEach(LogWriter::refuse);
        }
    }

    private void tell(List<Draft> drafts, Map<Integer, LogStatement.Result> results) {
        var entries = new ArrayList<Entry>(drafts.size());
        for (int n = 0; n < drafts.size(); n++) {
            var draft = drafts.get(n);
            var result = results.get(n);
            if (result == null) {
                draft.stored().completeExceptionally(Refusal.notFound("conversation"));
                continue;
            }
            draft.stored().complete(result.stored());
            if (!result.stored().known()) {
                entries.add(new Entry(
                        draft.workspace(),
                        draft.view(result.stored().seq(), result.stored().at())));
            }
            if (result.reopens()) {
                var _ = reopened.fireAsync(new Reopened(draft));
            }
        }
        storedCount.increment(entries.size());
        if (!entries.isEmpty()) {
            grew.fire(new LogGrew(entries));
        }
    }
}
