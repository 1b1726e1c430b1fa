package dev.bellhop.assist.model;

import java.time.Duration;
import java.time.Instant;

/// A token bucket for what a page may send. Not thread-safe.
public final class Allowance {
    private final long perSecond;
    private final long most;
    private long left;
    private Instant filled;

    public Allowance(long perSecond, long most, Instant now) {
        this.perSecond = perSecond;
        this.most = most;
        this.left = most;
        this.filled = now;
    }

    public boolean take(long size, Instant now) {
        var millis = Math.max(0, Duration.between(filled, now).toMillis());
        left = Math.min(most, left + millis * perSecond / 1_000);
        filled = now;
        if (left < size) {
            return false;
        }
        left -= size;
        return true;
    }

    /// Whether it has refilled enough to request a full snapshot.
    public boolean isCalm() {
        return left > most / 4;
    }
}
