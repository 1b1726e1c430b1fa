package dev.bellhop.live;

import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// One socket: who is behind it, what it listens to, and how much still waits for it to read.
final class Client {
    private final WebSocketConnection connection;
    private final Wire wire;
    private final long outboundLimit;
    private final AtomicLong outbound = new AtomicLong();
    private final AtomicInteger malformed = new AtomicInteger();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Instant since;
    private volatile Instant heard;
    private volatile Caller caller;
    private volatile boolean watchesList;
    private volatile boolean leaving;

    Client(WebSocketConnection connection, Wire wire, long outboundLimit, Instant now) {
        this.connection = connection;
        this.wire = wire;
        this.outboundLimit = outboundLimit;
        this.since = now;
        this.heard = now;
    }

    /// Null until `hello`.
    Caller caller() {
        return caller;
    }

    void become(Caller known) {
        caller = known;
    }

    Map<UUID, Subscription> subscriptions() {
        return subscriptions;
    }

    boolean watchesList() {
        return watchesList;
    }

    void watchList(boolean on) {
        watchesList = on;
    }

    Instant since() {
        return since;
    }

    Instant heard() {
        return heard;
    }

    void heard(Instant now) {
        heard = now;
    }

    /// Counts a frame that could not be understood.
    ///
    /// @return how many came in a row
    int misunderstood() {
        return malformed.incrementAndGet();
    }

    void understood() {
        if (malformed.get() != 0) {
            malformed.set(0);
        }
    }

    void send(ServerFrame frame) {
        send(wire.encode(frame));
    }

    /// Sends what is encoded already, so that many get what was encoded once. Keeps the order of calls.
    void send(String text) {
        if (leaving) {
            return;
        }
        long size = text.length();
        if (outbound.addAndGet(size) > outboundLimit) {
            leave(CloseCode.TOO_SLOW);
            return;
        }
        connection.sendText(text).subscribe().with(_ -> outbound.addAndGet(-size), _ -> outbound.addAndGet(-size));
    }

    /// Says why, and closes.
    void leave(CloseCode code) {
        leave(code, null);
    }

    /// @return completes when the client has been told
    CompletionStage<Void> leave(CloseCode code, Integer retryAfterSeconds) {
        if (leaving) {
            return CompletableFuture.completedStage(null);
        }
        leaving = true;
        var bye = new ServerFrame.Bye(code.code(), code.reason(), code.retry(), retryAfterSeconds);
        return connection
                .sendText(wire.encode(bye))
                .onFailure()
                .recoverWithNull()
                .chain(() -> connection.close(new CloseReason(code.code(), code.reason())))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }
}
