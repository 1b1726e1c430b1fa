package dev.bellhop.conversation.log;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Draft.Stored;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The group commit. One thread takes all waiting drafts, stores them in one transaction and notifies. There is no
/// timer: a batch is what arrived during the last commit. A watchdog thread refuses drafts that wait too long for the
/// database, and restarts the writer if it dies.
@ApplicationScoped
public class LogWriter {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(5);
    private final LogConfig config;
    private final LogStore store;
    private final UnusualPosts unusual;
    private final LogQueue queue;
    private volatile Batch underWay = Batch.NONE;
    private volatile Thread writer;
    private Thread watch;

    private record Batch(List<Draft> drafts, boolean atWork, long since) {
        static final Batch NONE = new Batch(List.of(), false, 0);

        static Batch of(List<Draft> drafts) {
            return new Batch(drafts, true, System.nanoTime());
        }

        Duration age() {
            return atWork ? Duration.ofNanos(System.nanoTime() - since) : Duration.ZERO;
        }
    }

    LogWriter(LogConfig config, LogStore store, UnusualPosts unusual) {
        this.config = config;
        this.store = store;
        this.unusual = unusual;
        this.queue = new LogQueue(config.waiting(), config.waitingBytes().asLongValue());
    }

    void start(@Observes StartupEvent event) {
        startWriter();
        watch = Thread.ofVirtual().name("log-watch").start(this::watch);
    }

    private void startWriter() {
        // Set before it runs, so that it never stores while it counts as dead.
        var thread = Thread.ofPlatform().name("log-writer").daemon().unstarted(this::write);
        writer = thread;
        thread.start();
    }

    /// Finishes accepted drafts first.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        queue.close();
        writer.join(STOP);
        unusual.finish(STOP);
        watch.interrupt();
        refuse(queue.takeOlderThan(Duration.ZERO));
        unusual.refuseOlderThan(Duration.ZERO);
    }

    /// Never blocks.
    public CompletableFuture<Stored> submit(Draft draft) {
        switch (queue.offer(draft)) {
            case ACCEPTED -> {}
            case FULL -> draft.refuse(Refusal.tooMany("Too much is being written. Try again in a moment.", 1));
            case CLOSED -> draft.refuse(Refusal.unavailable());
        }
        return draft.stored();
    }

    /// How long the current batch has taken; zero if idle.
    Duration busyFor() {
        return underWay.age();
    }

    /// Why nothing is being stored, as a sentence; empty if healthy.
    Optional<String> trouble() {
        var thread = writer;
        if (thread == null || !thread.isAlive()) {
            return Optional.of("The log's writer does not run.");
        }
        var age = underWay.age();
        return age.compareTo(config.networkTimeout().plus(config.patience())) > 0
                ? Optional.of("The log's writer has been at one batch for " + age.toSeconds() + " s.")
                : Optional.empty();
    }

    /// Whether it has been at one batch for longer than this.
    boolean isStuck(Duration time) {
        return underWay.age().compareTo(time) > 0;
    }

    private void write() {
        try (store) {
            while (!queue.isOver()) {
                turn();
            }
        } catch (InterruptedException _) {
            Log.warn("the log's writer was told to end");
        }
    }

    // An error in one batch must not stop the writer.
    private void turn() throws InterruptedException {
        try {
            var batch = queue.take(config.batch(), config.batchBytes().asLongValue(), PAUSE);
            underWay = Batch.of(batch);
            if (!batch.isEmpty()) {
                store.store(batch);
            }
        } catch (RuntimeException | Error e) {
            refuse(underWay.drafts());
            Log.error("the log's writer failed, and goes on", e);
            Thread.sleep(PAUSE);
        }
        underWay = Batch.NONE;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException _) {
            Log.debug("the log's watch was told to end");
        }
    }

    private void look() {
        refuse(queue.takeOlderThan(config.patience()));
        unusual.refuseOlderThan(config.patience());
        refuse(underWay.drafts().stream()
                .filter(draft -> draft.isOlderThan(config.patience()))
                .toList());
        if (!writer.isAlive() && !queue.isOver()) {
            Log.error("the log's writer has died: it is started again");
            refuse(underWay.drafts());
            underWay = Batch.NONE;
            startWriter();
        }
    }

    private static void refuse(List<Draft> drafts) {
        drafts.forEach(draft -> draft.refuse(Refusal.unavailable()));
    }
}
