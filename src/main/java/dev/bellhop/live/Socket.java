package dev.bellhop.live;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/// What both endpoints have in common.
@Singleton
class Socket {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();
    private final Connections clients;
    private final FrameDispatcher frames;
    private final HelloHandler helloHandler;

    Socket(Connections clients, FrameDispatcher frames, HelloHandler helloHandler) {
        this.clients = clients;
        this.frames = frames;
        this.helloHandler = helloHandler;
    }

    Uni<Void> open(WebSocketConnection connection, Predicate<Caller> door) {
        var client = clients.open(connection, door);
        client.transport()
                .open(
                        text -> frames.accept(client, text),
                        () -> frames.refuseBinary(client),
                        () -> client.leave(CloseCode.NO_ROOM));
        return DONE;
    }

    Uni<Void> close(WebSocketConnection connection) {
        var client = clients.of(connection);
        if (client != null) {
            client.transport().gone();
            BackgroundTask.run("goodbye", () -> goodbye(client));
        }
        return DONE;
    }

    private void goodbye(Connection client) {
        try {
            helloHandler.goodbye(client);
        } finally {
            clients.remove(client);
        }
    }

    // Clients can cause this by breaking the protocol: a log line without stack trace or content.
    Uni<Void> error(WebSocketConnection connection, Throwable error) {
        Log.debugf("a socket failed: %s", error.getClass().getSimpleName());
        var client = clients.of(connection);
        if (client != null && !connection.isClosed()) {
            var _ = client.leave(CloseCode.NO_ROOM, 1);
        }
        return DONE;
    }
}
