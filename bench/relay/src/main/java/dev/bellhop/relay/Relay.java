package dev.bellhop.relay;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What WebSockets Next alone costs: the first text a socket says is its room, all it says later goes to the others
/// there. Everything stays on the event loop; nothing is parsed and nothing is stored.
@WebSocket(path = "/")
class Relay {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();
    private static final TypedKey<String> ROOM = TypedKey.forString("room");
    private final Map<String, Set<WebSocketConnection>> rooms = new ConcurrentHashMap<>();

    @OnTextMessage
    Uni<Void> message(String text, WebSocketConnection from) {
        var room = from.userData().get(ROOM);
        if (room == null) {
            from.userData().put(ROOM, text);
            rooms.computeIfAbsent(text, _ -> ConcurrentHashMap.newKeySet()).add(from);
            return from.sendText("joined");
        }
        for (var other : rooms.get(room)) {
            if (other != from) {
                other.sendText(text).subscribe().with(_ -> {}, _ -> {});
            }
        }
        return DONE;
    }

    @OnClose
    Uni<Void> close(WebSocketConnection gone) {
        var room = gone.userData().get(ROOM);
        if (room != null) {
            rooms.computeIfPresent(room, (_, members) -> {
                members.remove(gone);
                return members.isEmpty() ? null : members;
            });
        }
        return DONE;
    }
}
