package dev.bellhop.live;

import java.util.ArrayList;
import java.util.List;

/// Where news waits for a client whose hello is still being dealt with. It may be newer than the `welcome` that is
/// being put together, or older; told behind it, in its order, the newest comes last.
final class PreWelcomeBuffer {
    private List<Runnable> waiting = new ArrayList<>(0);

    /// Tells now, or once the doors are open.
    void tell(Runnable news) {
        synchronized (this) {
            if (waiting != null) {
                waiting.add(news);
                return;
            }
        }
        news.run();
    }

    /// Tells what waits, and from then on at once.
    synchronized void open() {
        if (waiting != null) {
            waiting.forEach(Runnable::run);
            waiting = null;
        }
    }
}
