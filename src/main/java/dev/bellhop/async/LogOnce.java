package dev.bellhop.async;

import java.util.concurrent.atomic.AtomicReference;

/// Logs a repeated failure once per reason until it works again.
public final class LogOnce {
    private final AtomicReference<String> reason = new AtomicReference<>();

    /// @return whether this reason has not been logged yet
    public boolean isNews(String reason) {
        return !reason.equals(this.reason.getAndSet(reason));
    }

    /// Call when it works again.
    public void isOver() {
        reason.set(null);
    }
}
