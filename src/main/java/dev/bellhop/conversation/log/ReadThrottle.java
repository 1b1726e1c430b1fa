package dev.bellhop.conversation.log;

import jakarta.inject.Singleton;
import java.time.Duration;

/// Lets what is being written go before what is only read. Where thousands come back at once, their reading can take
/// every turn of the processor and of the database: whoever reads for them asks here first, and waits while the log's
/// writer is late.
@Singleton
public class ReadThrottle {
    private static final Duration LATE = Duration.ofMillis(50);
    private static final Duration STEP = Duration.ofMillis(5);
    // A database that hangs holds up the readers soon enough by itself.
    private static final int STEPS = 60;
    private final LogWriter writer;

    ReadThrottle(LogWriter writer) {
        this.writer = writer;
    }

    /// Returns as soon as the writer is not late, and after a third of a second in any case.
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
