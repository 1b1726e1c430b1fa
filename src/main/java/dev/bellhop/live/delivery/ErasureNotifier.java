package dev.bellhop.live.delivery;

import dev.bellhop.privacy.VisitorErasures;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.visitor.Visitors;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Closes the sockets of erased visitors: at once on this replica, within seconds on others.
@Singleton
class ErasureNotifier {
    private final Hub hub;
    private final VisitorErasures erasures;

    ErasureNotifier(Hub hub, VisitorErasures erasures) {
        this.hub = hub;
        this.erasures = erasures;
    }

    void gone(@Observes(during = TransactionPhase.AFTER_SUCCESS) Visitors.Gone gone) {
        close(gone.visitor());
    }

    @Scheduled(every = "3s", executionMaxDelay = "500ms", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (hub.visitorCount() > 0) {
            closeErased();
        }
    }

    private void closeErased() {
        try {
            erasures.eachLately(this::close);
        } catch (RuntimeException e) {
            Log.debugf("visitors could not be looked at: %s", e.getClass().getSimpleName());
        }
    }

    private void close(UUID visitor) {
        hub.of(visitor).forEach(client -> client.leave(CloseCode.TOKEN_UNKNOWN));
    }
}
