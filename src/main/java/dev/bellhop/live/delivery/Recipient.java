package dev.bellhop.live.delivery;

import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One live connection, as far as delivery is concerned.
public interface Recipient {
    Caller caller();

    /// By conversation.
    Map<UUID, Subscription> subscriptions();

    void send(ServerFrame frame);

    /// Sends what is encoded already, so that many get what was encoded once. Keeps the order of calls.
    void send(byte[] text);

    /// Runs it at once, or right after `welcome` where that is still being put together.
    void afterWelcome(Runnable news);

    /// Says why, and closes.
    ///
    /// @param retryAfterSeconds null where it does not matter when the client comes back
    /// @return completes when the client has been told
    CompletableFuture<Void> leave(CloseCode code, Integer retryAfterSeconds);

    default void leave(CloseCode code) {
        var _ = leave(code, null);
    }
}
