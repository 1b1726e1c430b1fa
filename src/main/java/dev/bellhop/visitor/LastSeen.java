package dev.bellhop.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Stores when visitors were last seen: once a second for all, so that ten thousand who return at once cost a few
/// statements, not a commit each.
@Singleton
class LastSeen {
    // Ordered by id, so that two replicas cannot deadlock.
    private static final String UPDATE = """
            with seen as (
                select v.id, s.at from visitor v join unnest(?::uuid[], ?::timestamptz[]) as s (id, at) on s.id = v.id
                order by v.id for update of v
            )
            update visitor v set seen_at = greatest(v.seen_at, seen.at) from seen where v.id = seen.id
            """;

    private final Map<UUID, Instant> waiting = new ConcurrentHashMap<>();
    private final AgroalDataSource database;
    private final Clock clock;

    LastSeen(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void note(UUID visitor) {
        waiting.put(visitor, clock.instant());
    }

    void stop(@Observes ShutdownEvent event) {
        store();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void store() {
        var seen = new HashMap<UUID, Instant>();
        for (var visitor : Set.copyOf(waiting.keySet())) {
            seen.put(visitor, waiting.remove(visitor));
        }
        if (seen.isEmpty()) {
            return;
        }
        try {
            update(seen);
        } catch (SQLException e) {
            Log.warnf("when visitors were seen last was not stored, SQLSTATE=%s", e.getSQLState());
        }
    }

    private void update(Map<UUID, Instant> seen) throws SQLException {
        var ids = seen.keySet().toArray();
        var times =
                seen.values().stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UPDATE)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(2, connection.createArrayOf("timestamptz", times));
            statement.executeUpdate();
        }
    }
}
