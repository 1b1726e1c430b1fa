package dev.bellhop.live;

import java.util.ArrayList;
import java.util.List;

/// Holds events back until `welcome` is sent. They may be older or newer than the `welcome` being assembled; sent after
/// it and in order, the newest comes last.
final class PreWelcomeBuffer {
    private List<Runnable> waiting = new ArrayList<>(0);

    /// Runs now, or after `welcome`.
    void tell(Runnable news) {
        synchronized (this) {
            if (waiting != null) {
                waiting.add(news);
                return;
            }
        }
        news.run();
    }

    /// Releases what waits; from then on everything runs at once.
    synchronized void open() {
        if (waiting != null) {
            waiting.forEach(Runnable::run);
            waiting = null;
        }
    }
}
