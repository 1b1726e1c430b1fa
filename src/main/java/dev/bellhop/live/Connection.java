package dev.bellhop.live;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import io.netty.channel.EventLoop;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One socket: who is behind it, what it listens to, and the way out to it.
final class Connection implements AssistConnection {
    private final WebSocketConnection connection;
    private final Wire wire;
    private final OutboundQueue outlet;
    private final FrameGuard guard;
    private final ConnectionLimits.Origin from;
    private final AllowedCallers door;
    private final SerialQueue<byte[]> turns = new SerialQueue<>();
    private final PreWelcomeBuffer anteroom = new PreWelcomeBuffer();
    private final AtomicInteger malformed = new AtomicInteger();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>(4);
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private final Instant since;
    private volatile Instant heard;
    private volatile boolean greeted;
    private volatile Caller caller;
    private boolean gone;

    /// @param door whom its endpoint lets in
    Connection(
            WebSocketConnection connection,
            Wire wire,
            OutboundQueue outlet,
            ConnectionLimits.Origin from,
            AllowedCallers door,
            Instant now) {
        this.connection = connection;
        this.wire = wire;
        this.outlet = outlet;
        this.guard = HandshakeCheck.guard(connection);
        this.from = from;
        this.door = door;
        this.since = now;
        this.heard = now;
    }

    /// Null until `hello`.
    @Override
    public Caller caller() {
        return caller;
    }

    ConnectionLimits.Origin from() {
        return from;
    }

    /// The client is known from now on, unless its socket has closed meanwhile; then `arrive` is not run, so that
    /// nobody arrives who has left.
    ///
    /// @return whether it is still there
    synchronized boolean become(Caller known, Runnable arrive) {
        if (gone) {
            return false;
        }
        caller = known;
        arrive.run();
        return true;
    }

    /// The socket has closed.
    synchronized void end(Runnable leave) {
        gone = true;
        leave.run();
    }

    /// It has said hello in time; who it is may take the database a moment longer.
    boolean hasGreeted() {
        return greeted;
    }

    void greet() {
        greeted = true;
    }

    boolean admits(Caller candidate) {
        return door.admits(candidate);
    }

    /// One of its frames has been dealt with, so that another may be read.
    void dealtWithOne() {
        guard.done();
    }

    /// Where what concerns the person, not a log it listens to, is told.
    PreWelcomeBuffer anteroom() {
        return anteroom;
    }

    SerialQueue<byte[]> turns() {
        return turns;
    }

    Map<UUID, Subscription> subscriptions() {
        return subscriptions;
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

    @Override
    public void send(ServerFrame frame) {
        send(EncodedFrame.of(wire.encode(frame)));
    }

    /// Sends what is framed already, so that many get what was encoded once. Keeps the order of calls.
    void send(byte[] frame) {
        if (!leaving.get() && !outlet.offer(frame)) {
            leave(CloseCode.TOO_SLOW);
        }
    }

    /// Where it is written to.
    EventLoop loop() {
        return outlet.loop();
    }

    @Override
    public long unread() {
        return outlet.size();
    }

    @Override
    public void soon(Runnable work) {
        outlet.soon(work);
    }

    /// Says why, and closes.
    void leave(CloseCode code) {
        var _ = leave(code, null);
    }

    /// @return completes when the client has been told
    CompletableFuture<Void> leave(CloseCode code, Integer retryAfterSeconds) {
        if (leaving.compareAndSet(false, true)) {
            var bye = new ServerFrame.Bye(code.code(), code.reason(), code.retry(), retryAfterSeconds);
            outlet.last(EncodedFrame.of(wire.encode(bye)), () -> close(code));
        }
        return told;
    }

    private void close(CloseCode code) {
        if (connection.isClosed()) {
            told.complete(null);
            return;
        }
        connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(_ -> told.complete(null), _ -> told.complete(null));
    }
}
