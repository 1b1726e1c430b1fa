package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of the log's writer when its store does what no store should.
class LogHealthTest {
    private record Config(
            int batch,
            MemorySize batchBytes,
            int waiting,
            MemorySize waitingBytes,
            Duration patience,
            Duration networkTimeout,
            Duration lockTimeout)
            implements LogConfig {}

    private static final MemorySize MUCH = new MemorySize(BigInteger.valueOf(1_000_000));
    private static final LogConfig IMPATIENT =
            new Config(1, MUCH, 100, MUCH, Duration.ofMillis(100), Duration.ofMillis(100), null);
    private static final LogConfig PATIENT =
            new Config(1, MUCH, 100, MUCH, Duration.ofMinutes(1), Duration.ofMinutes(1), null);
    private final CountDownLatch released = new CountDownLatch(1);
    private LogWriter writer;

    private void start(LogConfig config, Consumer<Draft> storing) {
        var meters = new SimpleMeterRegistry();
        var unusual = new UnusualPosts(config, null, null, meters);
        var store = new LogStore(config, null, null, null, meters, unusual, null, null) {
            @Override
            void store(List<Draft> batch) {
                batch.forEach(storing);
            }
        };
        writer = new LogWriter(config, store, unusual);
        writer.start(null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        released.countDown();
        writer.stop(null);
    }

    private static Draft draft(String body) {
        var author = new Person(Person.Kind.VISITOR, Ids.next(), "Mia");
        return new Draft(
                Ids.next(),
                Ids.next(),
                author,
                false,
                null,
                MessageView.Kind.TEXT,
                body,
                List.of(),
                new CompletableFuture<>());
    }

    private static void store(Draft draft) {
        draft.stored().complete(new Draft.Stored(1, Instant.EPOCH, false));
    }

    private Draft.Stored submitted(String body) {
        return writer.submit(draft(body)).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private HealthCheckResponse health() {
        return new LogHealth(writer).call();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Refusal.Code refusal(CompletionException e) {
        return ((Refusal) e.getCause()).code();
    }

    @Test
    void one_that_is_stuck_makes_the_replica_unready_until_it_goes_on() {
        start(IMPATIENT, draft -> {
            awaitRelease();
            store(draft);
        });
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        var _ = writer.submit(draft("Stuck"));
        await().until(() -> health().getStatus() == Status.DOWN);
        assertThat(health().getData().orElseThrow().get("why").toString()).contains("at one batch");
        assertThat(new LogLiveness(writer).call().getStatus())
                .as("it may go on")
                .isEqualTo(Status.UP);
        await().until(() -> writer.isStuck(Duration.ofMillis(300)));
        released.countDown();
        await().until(() -> health().getStatus() == Status.UP);
    }

    @Test
    void an_error_refuses_its_batch_and_no_other() {
        start(PATIENT, draft -> {
            if (draft.body().equals("Bad")) {
                throw new StackOverflowError("planted");
            }
            store(draft);
        });
        assertThat(submitted("Good")).isNotNull();
        try {
            throw new AssertionError("stored: " + submitted("Bad"));
        } catch (CompletionException e) {
            assertThat(refusal(e)).isEqualTo(Refusal.Code.UNAVAILABLE);
        }
        assertThat(submitted("Good")).isNotNull();
    }

    @Test
    void one_that_dies_is_started_again() {
        var dead = new CompletableFuture<Thread>();
        start(PATIENT, draft -> {
            store(draft);
            if (dead.complete(Thread.currentThread())) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(submitted("The last words")).isNotNull();
        await().until(() -> !dead.join().isAlive());
        assertThat(submitted("Alive again")).isNotNull();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }
}
