package dev.bellhop.conversation.search;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.conversation.log.ReadThrottle;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.database.Sql;
import dev.bellhop.visitor.Visitors;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Keeps the [SearchIndex] up with the logs: a moment after each commit, and by a sweep that finds what a crash, or
/// another replica's, has left. Live messages take precedence.
@ApplicationScoped
class SearchIndexer {
    /// Messages of this time are added together.
    private static final Duration MOMENT = Duration.ofMillis(200);

    private static final int BATCH = 64;

    /// Of conversations that the sweep looks for at once.
    private static final int PAGE = 500;

    /// Percent.
    private static final int WHOLE = 100;

    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /// Beyond it the sweep finds them.
    private static final int MOST_PENDING = 10_000;

    /// A conversation's change is found at most 2,000 below its own number (migration V19).
    private static final String UNINDEXED = """
            select c.id from workspace w
            cross join lateral (
                select o.id from conversation o left join search_progress p on p.conversation = o.id
                where o.workspace = w.id and o.listed_change >= ? - 2000 and o.head > coalesce(p.indexed, 0) limit ?
            ) c
            where w.deleted_at is null limit ?
            """;
    /// Below the number of any change.
    private static final long ALL = -9_000_000_000_000_000_000L;

    private static final String OLDEST = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String SWEPT = "select change from search_sweep";
    private static final String SWEEP = "update search_sweep set change = ? where one";

    private final Set<UUID> pending = ConcurrentHashMap.newKeySet();
    private final CoalescingWorker worker = new CoalescingWorker("search-index", this::addPending);
    private final LogOnce outage = new LogOnce();
    private final SearchIndex index;
    private final Sql sql;
    private final ReadThrottle throttle;
    private final int share;

    SearchIndexer(SearchIndex index, Sql sql, ReadThrottle throttle, SearchConfig config) {
        this.index = index;
        this.sql = sql;
        this.throttle = throttle;
        this.share = Math.clamp(config.share(), 1, WHOLE);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    void appended(@Observes MessagesAppended appended) {
        if (pending.size() < MOST_PENDING) {
            appended.entries().forEach(entry -> pending.add(entry.message().conversation()));
        }
        worker.wake();
    }

    void renamed(@Observes Visitors.Renamed visitor) {
        index.putVisitors(List.of(visitor.id()));
    }

    void gone(@Observes Visitors.Gone visitor) {
        index.forgetVisitor(visitor.visitor());
    }

    void merged(@Observes Visitors.Merged merged) {
        index.forgetVisitor(merged.from());
        index.putVisitors(List.of(merged.into()));
    }

    private boolean addPending() {
        LockSupport.parkNanos(MOMENT.toNanos());
        try {
            while (!pending.isEmpty()) {
                var some = pending.stream().limit(BATCH).toList();
                some.forEach(pending::remove);
                pending.addAll(addOrKeep(some));
            }
            outage.isOver();
            return true;
        } catch (RuntimeException e) {
            var reason = e.getClass().getSimpleName();
            if (outage.isNews(reason)) {
                Log.warnf("what was said cannot be found yet: %s; it is tried again", reason);
            }
            return false;
        }
    }

    private List<UUID> addOrKeep(List<UUID> some) {
        try {
            return add(some);
        } catch (RuntimeException e) {
            pending.addAll(some);
            throw e;
        }
    }

    private List<UUID> add(List<UUID> some) {
        throttle.giveWay();
        var start = System.nanoTime();
        var more = index.add(some);
        LockSupport.parkNanos(Math.min((System.nanoTime() - start) * (WHOLE - share) / share, LONGEST_REST.toNanos()));
        return more;
    }

    /// Finds what is not indexed: after a crash, and all there is after an upgrade.
    @Scheduled(every = "${bellhop.search.sweep:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            var oldest = sql.list(OLDEST, row -> row.getLong(1)).getFirst();
            var swept = sql.list(SWEPT, row -> row.getLong(1)).getFirst();
            // A restored database counts from a lower number: look at everything once.
            var from = swept > oldest ? ALL : swept;
            List<UUID> left;
            do {
                left = sql.list(UNINDEXED, row -> row.getObject(1, UUID.class), from, PAGE, PAGE);
                addAll(left);
            } while (left.size() == PAGE);
            sql.update(SWEEP, oldest);
        } catch (RuntimeException e) {
            Log.warnf(
                    "what cannot be found was not looked for: %s", e.getClass().getSimpleName());
        }
    }

    private void addAll(List<UUID> conversations) {
        var left = new ArrayList<>(conversations);
        while (!left.isEmpty()) {
            var some = List.copyOf(left.subList(0, Math.min(BATCH, left.size())));
            left.subList(0, some.size()).clear();
            left.addAll(add(some));
        }
    }
}
