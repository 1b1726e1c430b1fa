package dev.bellhop.live;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.live.admission.ConnectionLimits;
import dev.bellhop.live.delivery.Recipient;
import dev.bellhop.live.delivery.Subscription;
import dev.bellhop.live.transport.Transport;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import io.quarkus.websockets.next.CloseReason;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// One live connection: its caller, its subscriptions and its transport.
final class Connection implements Recipient, AssistConnection {
    private final Transport transport;
    private final Wire wire;
    private final ConnectionLimits.Origin from;
    private final Predicate<Caller> door;
    private final PreWelcomeBuffer anteroom = new PreWelcomeBuffer();
    private final AtomicInteger malformed = new AtomicInteger();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>(4);
    private final Instant since;
    private volatile boolean greeted;
    private volatile Caller caller;
    private boolean gone;

    /// @param door the callers that its endpoint accepts
    Connection(Transport transport, Wire wire, ConnectionLimits.Origin from, Predicate<Caller> door, Instant now) {
        this.transport = transport;
        this.wire = wire;
        this.from = from;
        this.door = door;
        this.since = now;
    }

    /// Null until `hello`.
    @Override
    public Caller caller() {
        return caller;
    }

    ConnectionLimits.Origin from() {
        return from;
    }

    /// Sets the caller and runs `arrive`, unless the socket has closed meanwhile, so that nobody arrives after leaving.
    ///
    /// @return whether it is still open
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

    /// `hello` came in time; looking up the caller may take a moment longer.
    boolean hasGreeted() {
        return greeted;
    }

    void greet() {
        greeted = true;
    }

    boolean admits(Caller candidate) {
        return door.test(candidate);
    }

    Transport transport() {
        return transport;
    }

    @Override
    public void afterWelcome(Runnable news) {
        anteroom.tell(news);
    }

    /// `welcome` was sent.
    void welcomed() {
        anteroom.open();
    }

    @Override
    public Map<UUID, Subscription> subscriptions() {
        return subscriptions;
    }

    Instant since() {
        return since;
    }

    /// Counts an invalid frame.
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
        send(wire.encode(frame));
    }

    @Override
    public void send(byte[] text) {
        if (!transport.send(text)) {
            leave(CloseCode.TOO_SLOW);
        }
    }

    @Override
    public long unread() {
        return transport.waiting();
    }

    @Override
    public boolean isGone() {
        return transport.isGone();
    }

    @Override
    public void soon(Runnable work) {
        transport.soon(work);
    }

    @Override
    public CompletableFuture<Void> leave(CloseCode code, Integer retryAfterSeconds) {
        var bye = new ServerFrame.Bye(code.code(), code.reason(), code.retry(), retryAfterSeconds);
        return transport.close(wire.encode(bye), new CloseReason(code.code(), code.reason()));
    }
}
