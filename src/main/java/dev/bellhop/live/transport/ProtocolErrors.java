package dev.bellhop.live.transport;

import dev.bellhop.common.OncePerSecond;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Counts protocol errors. Anybody on the internet can cause them, so at most one line per second is logged.
@Singleton
class ProtocolErrors {
    private final Counter total;
    private final OncePerSecond line;

    ProtocolErrors(Clock clock, MeterRegistry meters) {
        this.line = new OncePerSecond(clock);
        this.total = Counter.builder("bellhop.protocol.errors")
                .description("Sockets closed for breaking RFC 6455")
                .register(meters);
    }

    void count(int code, String reason) {
        total.increment();
        line.happened()
                .ifPresent(times ->
                        Log.infof("sockets closed for breaking the protocol=%d last=%d %s", times, code, reason));
    }
}
