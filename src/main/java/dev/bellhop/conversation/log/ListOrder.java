package dev.bellhop.conversation.log;

import dev.bellhop.async.Pacer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the order of the lists in step with what is said. The log's writer moves a conversation up at its first
/// message and then every few seconds for as long as it goes on, because each move writes eight index entries, and as
/// many are left behind for PostgreSQL to clear away. What was said after the last of these moves is made up for here,
/// once nobody has gone on for a second: as long as somebody does, the writer is at that row itself, and would wait for
/// whoever else holds it. What has become quiet is spread over the second, so that not everyone feels it at once.
@Singleton
class ListOrder {
    /// How old its place must be for the writer to move a conversation together with what is said in it.
    static final Duration STALE = Duration.ofSeconds(5);
    /// For how long nobody must have gone on before a conversation is moved here.
    static final Duration SETTLED = Duration.ofSeconds(1);

    // In the order of their ids, as the log's writer locks them.
    static final String MOVE = """
            with late as (
                select id from conversation where id = any(?::uuid[]) and listed_at < updated_at order by id for update
            )
            update conversation c set listed_at = updated_at from late where c.id = late.id
            """;

    private static final int AT_ONCE = 20;
    private static final Duration WHILE = Duration.ofMillis(800);

    /// When more was last said in those that fell behind (`System.nanoTime`).
    private final Map<UUID, Long> late = new ConcurrentHashMap<>();
    private final AgroalDataSource database;

    ListOrder(AgroalDataSource database) {
        this.database = database;
    }

    /// More was said in a conversation that has only just been moved.
    void fellBehind(UUID conversation, long now) {
        late.put(conversation, now);
    }

    /// The writer has moved it up itself.
    void caughtUp(UUID conversation) {
        late.remove(conversation);
    }

    void stop(@Observes ShutdownEvent event) {
        move(List.copyOf(late.keySet()));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void move() {
        Pacer.over(WHILE, quiet(System.nanoTime()), AT_ONCE, this::move);
    }

    /// Those that fell behind and in which nobody has gone on for a second.
    List<UUID> quiet(long now) {
        return late.entrySet().stream()
                .filter(last -> now - last.getValue() >= SETTLED.toNanos())
                .map(Map.Entry::getKey)
                .toList();
    }

    // What the service takes along on its way out is not taken twice.
    private void move(List<UUID> some) {
        var left = some.stream().filter(id -> late.remove(id) != null).toArray();
        if (left.length == 0) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MOVE)) {
            statement.setArray(1, connection.createArrayOf("uuid", left));
            statement.executeUpdate();
        } catch (SQLException e) {
            // The next message moves it.
            Log.warnf("conversations were not moved up in their lists, SQLSTATE=%s", e.getSQLState());
        }
    }
}
