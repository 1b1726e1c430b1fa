package dev.bellhop.common;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/// The clock everyone injects. Truncated to milliseconds, so that a time told before the commit equals the one read
/// after it.
final class Time {
    private Time() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
    }
}
