package dev.bellhop.live.delivery;

import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A live connection, as delivery sees it.
public interface Recipient {
    Caller caller();

    /// Its subscriptions by conversation.
    Map<UUID, Subscription> subscriptions();

    void send(ServerFrame frame);

    /// Sends an encoded frame, which recipients may share. Keeps the order of calls.
    void send(byte[] text);

    /// Bytes that the client has not taken yet.
    long unread();

    /// Whether it has closed, or has been told to.
    boolean isGone();

    /// Runs the work a moment later, when some of them may have gone out. Never, if the client has gone.
    void soon(Runnable work);

    /// Runs the work now, or right after `welcome` if that is still being assembled.
    void afterWelcome(Runnable news);

    /// Sends the reason and closes.
    ///
    /// @param retryAfterSeconds null if the client may choose
    /// @return completes when the client has been told
    CompletableFuture<Void> leave(CloseCode code, Integer retryAfterSeconds);

    default void leave(CloseCode code) {
        var _ = leave(code, null);
    }
}
