package dev.bellhop.common;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps what anybody on the internet can cause from filling the log: lets it be said at most once a second.
public final class OncePerSecond {
    private static final long SECOND_MILLIS = 1_000;
    private final Clock clock;
    private final AtomicLong unsaid = new AtomicLong();
    private final AtomicLong said = new AtomicLong(Long.MIN_VALUE);

    public OncePerSecond(Clock clock) {
        this.clock = clock;
    }

    /// It has happened once more.
    ///
    /// @return how often since it was said last; empty if it may not be said now
    public OptionalLong happened() {
        unsaid.incrementAndGet();
        long now = clock.millis();
        long before = said.get();
        return before <= now - SECOND_MILLIS && said.compareAndSet(before, now)
                ? OptionalLong.of(unsaid.getAndSet(0))
                : OptionalLong.empty();
    }
}
