package dev.bellhop.testing;

import io.quarkus.arc.Arc;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Requests that take as long as a test wants them to.
public final class SlowRequests {
    private static final int SECONDS = 120;

    private SlowRequests() {}

    /// Does the work as a request that is being answered does it, and waits for it.
    public static <T> T within(Vertx vertx, Callable<T> work) throws Exception {
        return VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .executeBlocking(() -> {
                    var request = Arc.container().requestContext();
                    request.activate();
                    try {
                        return work.call();
                    } finally {
                        request.terminate();
                    }
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS);
    }
}
