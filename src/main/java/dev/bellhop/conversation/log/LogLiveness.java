package dev.bellhop.conversation.log;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Liveness: a writer that has been at one batch for a minute does not come back by itself, whatever the database does.
@Liveness
@Singleton
class LogLiveness implements HealthCheck {
    static final Duration STUCK = Duration.ofMinutes(1);
    private final LogWriter writer;

    LogLiveness(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("The log's writer goes on")
                .status(!writer.isStuck(STUCK))
                .build();
    }
}
