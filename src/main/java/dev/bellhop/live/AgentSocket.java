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

/// The socket of agents' consoles and bots.
@WebSocket(path = "/live/agent", endpointId = UpgradeGate.AGENT)
@Singleton
class AgentSocket {
    private final Socket socket;

    AgentSocket(Socket socket) {
        this.socket = socket;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        return socket.open(connection, caller -> caller instanceof Caller.Staff);
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
