package dev.bellhop.conversation.log;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: a replica that cannot store messages should get no traffic. It stays alive: the writer recovers by
/// itself, and a restart would cut every socket.
@Readiness
@Singleton
class LogHealth implements HealthCheck {
    private final LogWriter writer;

    LogHealth(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("The log's writer");
        return writer.trouble()
                .map(sentence -> answer.down().withData("why", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
