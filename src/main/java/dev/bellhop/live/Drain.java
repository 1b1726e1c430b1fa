package dev.bellhop.live;

import dev.bellhop.live.admission.ConnectionLimits;
import dev.bellhop.protocol.CloseCode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Closes all sockets before the process ends and spreads the clients' return over time.
@Singleton
class Drain {
    private static final int SPREAD_SECONDS = 5;
    /// So that a client that does not read cannot delay the end.
    private static final int PATIENCE_SECONDS = 5;
    private final Connections clients;
    private final ConnectionLimits limits;

    Drain(Connections clients, ConnectionLimits limits) {
        this.clients = clients;
        this.limits = limits;
    }

    // Not at `ShutdownEvent`: by then the HTTP server has closed every connection.
    void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
        limits.close();
        var told = clients.all().stream().map(Drain::sendAway).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(told)
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static CompletableFuture<Void> sendAway(Connection client) {
        var wait = 1 + ThreadLocalRandom.current().nextInt(SPREAD_SECONDS);
        return client.leave(CloseCode.RESTARTING, wait);
    }
}
