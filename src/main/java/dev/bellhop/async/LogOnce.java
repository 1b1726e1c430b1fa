package dev.bellhop.async;

import java.util.concurrent.atomic.AtomicReference;

/// What keeps failing for one reason is said once, however often it is tried until it works again.
public final class LogOnce {
    private final AtomicReference<String> reason = new AtomicReference<>();

    /// @return whether it has not been said yet
    public boolean isNews(String reason) {
        return !reason.equals(this.reason.getAndSet(reason));
    }

    /// It works again.
    public void isOver() {
        reason.set(null);
    }
}
