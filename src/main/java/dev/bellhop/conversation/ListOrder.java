package dev.bellhop.conversation;

import dev.bellhop.common.Spread;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the order of the lists in step with what is said. The log's writer moves a conversation up at its first
/// message; one that goes on within a second is moved again here, once for all of the burst, because each move costs
/// as much as the message itself. What waits for that is spread over the second: the log's writer waits for the rows
/// that are held here, and a burst of them would be felt by everyone once a second.
@Singleton
class ListOrder {
    /// How old its place must be for the writer to move a conversation at once.
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

    private final Set<UUID> late = ConcurrentHashMap.newKeySet();
    private final AgroalDataSource database;

    ListOrder(AgroalDataSource database) {
        this.database = database;
    }

    /// More was said in a conversation that has only just been moved.
    void fellBehind(UUID conversation) {
        late.add(conversation);
    }

    void stop(@Observes ShutdownEvent event) {
        move(List.copyOf(late));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void move() throws InterruptedException {
        Spread.over(WHILE, List.copyOf(late), AT_ONCE, this::move);
    }

    // What the service takes along on its way out is not taken twice.
    private void move(List<UUID> some) {
        var left = some.stream().filter(late::remove).toArray();
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
