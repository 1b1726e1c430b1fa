package dev.bellhop.live.delivery;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.conversation.log.ReadThrottle;
import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.CloseCode;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// Reads missing entries from the database, page by page. A bounded number of replays at a time, so that ten thousand
/// returning clients do not starve live traffic.
@Singleton
public class Replay {
    /// The next page is read once no more than this waits for the client.
    private static final long UNREAD = 64 * 1024;

    private final History history;
    private final DeliveryConfig config;
    private final ReadThrottle precedence;
    private final Semaphore places;

    Replay(History history, DeliveryConfig config, ReadThrottle precedence) {
        this.history = history;
        this.config = config;
        this.precedence = precedence;
        this.places = new Semaphore(config.replays());
    }

    /// Starts a replay and returns. If the database fails, the client is told to reconnect and resume.
    public void start(Subscription subscription) {
        BackgroundTask.run("a replay", () -> run(subscription));
    }

    /// The same, on the calling thread, which must be allowed to block. Returns early where the client is slower than
    /// the log is read.
    public void run(Subscription subscription) {
        try {
            while (!subscription.recipient().isGone() && page(subscription)) {
                if (subscription.recipient().unread() > UNREAD) {
                    goOnLater(subscription);
                    return;
                }
            }
        } catch (RuntimeException e) {
            Log.warnf("a replay failed: %s", e.getClass().getSimpleName());
            var _ = subscription.recipient().leave(CloseCode.NO_ROOM, 2);
        }
    }

    // Holds no thread meanwhile; for a client that has gone it never goes on.
    private void goOnLater(Subscription subscription) {
        subscription.recipient().soon(() -> {
            if (subscription.recipient().unread() > UNREAD) {
                goOnLater(subscription);
            } else {
                start(subscription);
            }
        });
    }

    private boolean page(Subscription subscription) {
        places.acquireUninterruptibly();
        try {
            precedence.giveWay();
            var from = subscription.nextPage();
            var workspace = subscription.recipient().caller().workspace();
            return subscription.replay(
                    from, history.range(workspace, subscription.conversation(), from, config.replayPage()));
        } finally {
            places.release();
        }
    }
}
