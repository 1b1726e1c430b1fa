package dev.bellhop.live;

import dev.bellhop.live.admission.UpgradeGate;
import dev.bellhop.security.Caller;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// The socket of visitors' widgets.
@WebSocket(path = "/live/visitor", endpointId = UpgradeGate.VISITOR)
@Singleton
class VisitorSocket {
    private final Socket socket;

    VisitorSocket(Socket socket) {
        this.socket = socket;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        return socket.open(
                connection,
                caller -> caller instanceof Caller.Visitor visitor
                        && visitor.site().equals(UpgradeGate.from(connection).site()));
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        return socket.close(connection);
    }

    @OnError
    Uni<Void> error(Throwable error, WebSocketConnection connection) {
        return socket.error(connection, error);
    }
}
