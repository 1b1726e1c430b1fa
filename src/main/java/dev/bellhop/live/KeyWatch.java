package dev.bellhop.live;

import dev.bellhop.agent.ApiKeys;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Closes the sockets of keys that are no longer good: at once where one is revoked here, and within seconds where it
/// has expired, was revoked on another replica, or in the moment its socket came in.
@Singleton
class KeyWatch {
    private final Hub hub;
    private final ApiKeys keys;

    KeyWatch(Hub hub, ApiKeys keys) {
        this.hub = hub;
        this.keys = keys;
    }

    void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApiKeys.Revoked revoked) {
        close(revoked.key());
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        var connected = connected();
        if (connected.isEmpty()) {
            return;
        }
        try {
            connected.removeAll(keys.live(connected));
            connected.forEach(this::close);
        } catch (RuntimeException e) {
            Log.debugf("keys could not be looked at: %s", e.getClass().getSimpleName());
        }
    }

    private Set<UUID> connected() {
        return hub.agents()
                .map(Client::caller)
                .filter(Caller.Key.class::isInstance)
                .map(Caller::id)
                .collect(Collectors.toSet());
    }

    private void close(UUID key) {
        hub.of(key).forEach(client -> client.leave(CloseCode.SIGNED_OUT));
    }
}
