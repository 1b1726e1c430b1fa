package dev.bellhop.conversation.log;

import jakarta.inject.Singleton;
import java.time.Duration;

/// Gives writes precedence over replays: reads for returning clients wait while the log's writer is late. Thousands of
/// returning clients could otherwise take all turns of the processor and the database.
@Singleton
public class ReadThrottle {
    private static final Duration LATE = Duration.ofMillis(50);
    private static final Duration STEP = Duration.ofMillis(5);
    // If the database hangs, the readers are held up anyway.
    private static final int STEPS = 60;
    private final LogWriter writer;

    ReadThrottle(LogWriter writer) {
        this.writer = writer;
    }

    /// Returns when the writer is not late, at the latest after a third of a second.
    public void giveWay() {
        try {
            for (int step = 0; step < STEPS && writer.busyFor().compareTo(LATE) > 0; step++) {
                Thread.sleep(STEP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
