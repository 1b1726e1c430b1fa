package dev.bellhop.live;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.protocol.CloseCode;
import io.quarkus.logging.Log;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// What both endpoints do alike.
@Singleton
class Socket {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();
    private final Connections clients;
    private final FrameDispatcher frames;
    private final HelloHandler greeter;

    Socket(Connections clients, FrameDispatcher frames, HelloHandler greeter) {
        this.clients = clients;
        this.frames = frames;
        this.greeter = greeter;
    }

    Uni<Void> open(WebSocketConnection connection, AllowedCallers door) {
        var client = clients.open(connection, door);
        client.transport().open(text -> frames.accept(client, text), () -> frames.refuseBinary(client));
        return DONE;
    }

    Uni<Void> close(WebSocketConnection connection) {
        var client = clients.of(connection);
        if (client != null) {
            BackgroundTask.run("goodbye", () -> greeter.goodbye(client));
        }
        return DONE;
    }

    // What a client causes by breaking the protocol is its own affair: a line, no stack trace, and no body.
    Uni<Void> error(WebSocketConnection connection, Throwable error) {
        Log.debugf("a socket failed: %s", error.getClass().getSimpleName());
        var client = clients.of(connection);
        if (client != null && !connection.isClosed()) {
            var _ = client.leave(CloseCode.NO_ROOM, 1);
        }
        return DONE;
    }
}
