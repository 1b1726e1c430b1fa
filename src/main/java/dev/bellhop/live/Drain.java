package dev.bellhop.live;

import dev.bellhop.protocol.CloseCode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/// Sends everyone away in good order before the process goes: they come back elsewhere, not all at once.
@Singleton
class Drain {
    private static final int SPREAD_SECONDS = 5;
    private static final int BEFORE_THE_LOG_STOPS = 100;
    private final Hub hub;
    private volatile boolean draining;

    Drain(Hub hub) {
        this.hub = hub;
    }

    boolean isDraining() {
        return draining;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
    }

    void sendAway(@Observes @Priority(BEFORE_THE_LOG_STOPS) ShutdownEvent event) {
        draining = true;
        hub.everyone()
                .forEach(client -> client.leave(
                        CloseCode.RESTARTING, 1 + ThreadLocalRandom.current().nextInt(SPREAD_SECONDS)));
    }
}
