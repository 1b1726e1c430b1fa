package dev.bellhop.assist.model;

import java.time.Duration;
import java.time.Instant;

/// How much a page may send: a bucket that fills by the second. Not safe for threads.
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

    /// Enough of it has come back that a whole picture may be asked for.
    public boolean isCalm() {
        return left > most / 4;
    }
}
