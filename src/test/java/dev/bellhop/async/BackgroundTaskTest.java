package dev.bellhop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.LogLines;
import dev.bellhop.testing.SlowRequests;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BackgroundTaskTest {
    private static final int SECONDS = 60;

    @Inject
    Vertx vertx;

    @Inject
    @VirtualThreads
    ExecutorService threads;

    @Test
    void the_callers_request_does_not_come_along() throws Exception {
        assertThat(belongsToTheRequest(work -> BackgroundTask.run("test", work)))
                .isFalse();
    }

    /// Why it is there. When this fails, it may go.
    @Test
    void on_the_usual_executor_it_does() throws Exception {
        assertThat(belongsToTheRequest(threads::execute)).isTrue();
    }

    private boolean belongsToTheRequest(Consumer<Runnable> start) throws Exception {
        return SlowRequests.within(vertx, () -> {
            var found = new CompletableFuture<Boolean>();
            start.accept(() -> found.complete(Arc.container().requestContext().isActive()));
            return found.get(SECONDS, TimeUnit.SECONDS);
        });
    }

    @Test
    void what_fails_is_logged_without_what_it_says() {
        var lines = LogLines.listen();
        try {
            BackgroundTask.run("the test's work", () -> {
                throw new IllegalStateException("private");
            });
            await().until(() -> lines.all().stream()
                    .anyMatch(line -> line.contains("the test's work failed: IllegalStateException")));
            assertThat(lines.all()).noneMatch(line -> line.contains("private"));
        } finally {
            lines.close();
        }
    }
}
