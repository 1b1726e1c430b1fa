package dev.bellhop.ratelimit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets few long answers be written at a time, each of which holds a page of what it reads: two of one workspace, eight
/// in all. The others wait before they read anything.
@Singleton
public class ExportTurns {
    private static final int IN_ALL = 8;
    private static final int OF_ONE = 2;
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore all = new Semaphore(IN_ALL, true);
    private final Map<UUID, Semaphore> own = new ConcurrentHashMap<>();

    /// Writes an answer.
    @FunctionalInterface
    public interface Work {
        void write() throws IOException;
    }

    /// Blocks until it is this one's turn.
    ///
    /// @throws IOException if it is not in time, so that the answer breaks off
    public void write(UUID workspace, Work work) throws IOException {
        within(own.computeIfAbsent(workspace, _ -> new Semaphore(OF_ONE, true)), () -> within(all, work));
    }

    private static void within(Semaphore turns, Work work) throws IOException {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("too many exports are written already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        try {
            work.write();
        } finally {
            turns.release();
        }
    }
}
