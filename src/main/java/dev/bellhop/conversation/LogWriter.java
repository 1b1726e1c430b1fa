package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.Draft.Stored;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The group commit. One thread takes all drafts that wait, stores them in one transaction, and tells. There is no
/// timer: the batch is what arrived while the last one was committing. A second thread watches that nobody waits for a
/// database that does not answer.
@ApplicationScoped
class LogWriter {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final LogConfig config;
    private final LogStore store;
    private final LogQueue queue;
    private volatile List<Draft> underWay = List.of();
    private Thread writer;
    private Thread watch;

    LogWriter(LogConfig config, LogStore store) {
        this.config = config;
        this.store = store;
        this.queue = new LogQueue(config.waiting(), config.waitingBytes().asLongValue());
    }

    void start(@Observes StartupEvent event) {
        writer = Thread.ofPlatform().name("log-writer").daemon().start(this::write);
        watch = Thread.ofVirtual().name("log-watch").start(this::watch);
    }

    /// What was accepted is finished first.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        queue.close();
        writer.join(Duration.ofSeconds(10));
        watch.interrupt();
        refuse(queue.takeOlderThan(Duration.ZERO));
    }

    /// Never blocks.
    CompletableFuture<Stored> submit(Draft draft) {
        switch (queue.offer(draft)) {
            case ACCEPTED -> {}
            case FULL -> draft.refuse(Refusal.tooMany("Too much is being written. Try again in a moment.", 1));
            case CLOSED -> draft.refuse(Refusal.unavailable());
        }
        return draft.stored();
    }

    private void write() {
        try (store) {
            while (!queue.isOver()) {
                var batch = queue.take(config.batch(), config.batchBytes().asLongValue(), PAUSE);
                underWay = batch;
                if (!batch.isEmpty()) {
                    store.store(batch);
                }
                if (store.hasDoubts()) {
                    store.settleDoubts();
                }
                underWay = List.of();
            }
        } catch (InterruptedException _) {
            Log.debug("the log's writer was told to end");
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                refuse(queue.takeOlderThan(config.patience()));
                refuse(underWay.stream()
                        .filter(draft -> draft.isOlderThan(config.patience()))
                        .toList());
            }
        } catch (InterruptedException _) {
            Log.debug("the log's watch was told to end");
        }
    }

    private static void refuse(List<Draft> drafts) {
        drafts.forEach(draft -> draft.refuse(Refusal.unavailable()));
    }
}
