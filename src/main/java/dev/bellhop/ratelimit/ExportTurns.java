package dev.bellhop.ratelimit;

import dev.bellhop.common.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets few long answers be written at a time, each of which holds a page of what it reads: two of one workspace, eight
/// in all. The others are refused before they read anything: one that waited would keep a place from other requests.
@Singleton
public class ExportTurns {
    private static final int IN_ALL = 8;
    private static final int OF_ONE = 2;
    private static final int MOMENT_SECONDS = 10;

    private final AtomicInteger all = new AtomicInteger();
    private final Counts<UUID> own = new Counts<>();

    /// Writes an answer.
    @FunctionalInterface
    public interface Work {
        void write() throws IOException;
    }

    /// Call it before the answer begins.
    ///
    /// @throws Refusal if others have all turns
    public void requireFree(UUID workspace) {
        if (all.get() >= IN_ALL || own.of(workspace) >= OF_ONE) {
            throw Refusal.tooMany("Other exports are being written. Try again when they are done.", MOMENT_SECONDS);
        }
    }

    /// @throws IOException if another one was quicker, so that the answer breaks off
    public void write(UUID workspace, Work work) throws IOException {
        var isOurs = own.add(workspace) <= OF_ONE;
        var isFree = all.incrementAndGet() <= IN_ALL;
        try {
            if (!isOurs || !isFree) {
                throw new IOException("too many exports are written already");
            }
            work.write();
        } finally {
            all.decrementAndGet();
            own.remove(workspace);
        }
    }
}
