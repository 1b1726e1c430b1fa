package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.Counts;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few searches run at a time, since each may keep a core of the database busy. The others wait a moment, since
/// people search while they type, and are then refused. Nobody waits with a database connection.
@Singleton
class SearchTurns {
    private static final int IN_ALL = 4;
    private static final int OF_ONE = 8;
    private static final int MOMENT_SECONDS = 2;
    private static final String CANCELLED = "57014";

    private final Semaphore all = new Semaphore(IN_ALL, true);
    private final Counts<UUID> own = new Counts<>();

    <T> T take(UUID workspace, Supplier<T> search) {
        if (own.add(workspace) > OF_ONE || !acquire()) {
            own.remove(workspace);
            throw Refusal.tooMany("Others are searching. Try again in a moment.", MOMENT_SECONDS);
        }
        try {
            return search.get();
        } catch (PersistenceException e) {
            throw isTimeout(e) ? tooBroad() : e;
        } finally {
            all.release();
            own.remove(workspace);
        }
    }

    private boolean acquire() {
        try {
            return all.tryAcquire(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isTimeout(PersistenceException e) {
        return e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
    }

    private static Refusal tooBroad() {
        return Refusal.tooMany(
                "This search takes too long. Narrow it down: more words, a shorter time, one site.", MOMENT_SECONDS);
    }
}
