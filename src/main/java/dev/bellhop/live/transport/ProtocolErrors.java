package dev.bellhop.live.transport;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// Counts protocol errors. Anybody on the internet can cause them, so at most one line per second is logged.
@Singleton
class ProtocolErrors {
    private static final long QUIET_MILLIS = 1_000;
    private final Clock clock;
    private final Counter total;
    private final AtomicLong unsaid = new AtomicLong();
    private final AtomicLong said = new AtomicLong(Long.MIN_VALUE);

    ProtocolErrors(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.total = Counter.builder("bellhop.protocol.errors")
                .description("Sockets closed for breaking RFC 6455")
                .register(meters);
    }

    void count(int code, String reason) {
        total.increment();
        unsaid.incrementAndGet();
        long now = clock.millis();
        long before = said.get();
        if (before <= now - QUIET_MILLIS && said.compareAndSet(before, now)) {
            Log.infof("sockets closed for breaking the protocol=%d last=%d %s", unsaid.getAndSet(0), code, reason);
        }
    }
}
