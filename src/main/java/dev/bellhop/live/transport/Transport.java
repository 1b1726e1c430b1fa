package dev.bellhop.live.transport;

import dev.bellhop.ratelimit.MemoryBudget.Holding;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// The door to one socket for everything above RFC 6455. Incoming texts are handed over one at a time on the
/// connection's event loop; while one is being handled the next wait, and a client with too many waiting texts is not
/// read from. Texts can be sent from any thread, in order, up to a bound in bytes.
public final class Transport {
    private final WebSocketConnection connection;
    private final FrameGuard guard;
    private final OutboundQueue out;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    // Used on the event loop only.
    private final Queue<byte[]> in = new ArrayDeque<>(2);
    private final Holding held;
    private final Holding unfinished;
    private Predicate<byte[]> listener;
    private Runnable overflow;
    private boolean busy;
    private boolean paused;
    private volatile boolean gone;
    private volatile long heard = System.nanoTime();

    Transport(WebSocketConnection connection, FrameGuard guard, Bounds bounds) {
        this.connection = connection;
        this.guard = guard;
        this.held = bounds.inbound;
        this.unfinished = bounds.unfinished;
        this.out = new OutboundQueue(guard, bounds.limit, bounds.outbound);
    }

    /// What may wait in both directions.
    ///
    /// @param limit the most bytes that may wait for the client
    /// @param outbound what waits for the client, of all clients' part
    /// @param inbound what the client sent while an earlier text is being handled, of all clients' part
    /// @param unfinished what has come of a message that is not whole, of the same part
    public record Bounds(long limit, Holding outbound, Holding inbound, Holding unfinished) {}

    public static Transport of(WebSocketConnection connection, Bounds bounds) {
        return new Transport(connection, HandshakeCheck.guard(connection), bounds);
    }

    /// @param texts handles a text and returns whether it is done; if not, call [#done] later
    /// @param binary runs for each binary message
    /// @param overflow runs where there is no room for a text, which is dropped
    public void open(Predicate<byte[]> texts, Runnable binary, Runnable overflow) {
        guard.onLoop(() -> {
            this.listener = texts;
            this.overflow = overflow;
            guard.open(this::hear, binary, unfinished, overflow);
        });
    }

    private void hear(byte[] text) {
        heard = System.nanoTime();
        if (busy) {
            park(text);
        } else {
            handle(text);
        }
    }

    private void park(byte[] text) {
        if (gone) {
            return;
        }
        if (!held.grow(text.length)) {
            overflow.run();
            return;
        }
        in.add(text);
        if (!paused && (undone() >= guard.mostWaiting() || held.bytes() > guard.mostWaitingBytes())) {
            paused = true;
            guard.read(false);
        }
    }

    private void handle(byte[] text) {
        busy = true;
        resume();
        if (listener.test(text)) {
            next();
        }
    }

    private void handOn() {
        while (!busy && !in.isEmpty()) {
            var text = in.remove();
            held.shrink(text.length);
            handle(text);
        }
    }

    private void next() {
        busy = false;
        resume();
    }

    private void resume() {
        if (paused && undone() <= guard.mostWaiting() / 2 && held.bytes() <= guard.mostWaitingBytes() / 2) {
            paused = false;
            guard.read(true);
        }
    }

    private int undone() {
        return in.size() + (busy ? 1 : 0);
    }

    /// The client has gone: what it still wanted is dropped.
    public void gone() {
        guard.onLoop(() -> {
            gone = true;
            in.clear();
            held.close();
            guard.gone();
            out.gone();
        });
    }

    /// The current text is handled. May be called from any thread.
    public void done() {
        guard.onLoop(() -> {
            next();
            handOn();
        });
    }

    /// How long the client has been silent.
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /// How long the client has taken nothing of what waits for it.
    public Duration stalled() {
        return out.stalled();
    }

    /// Whether the client has gone, or has been told to.
    public boolean isGone() {
        return gone || closing.get();
    }

    /// Bytes that the client has not taken yet.
    public long waiting() {
        return out.size();
    }

    /// Runs the work on the event loop a moment later, when some of the queue may have drained.
    public void soon(Runnable work) {
        out.soon(work);
    }

    /// Sockets may share the array.
    ///
    /// @return false if the queue is full; the text is then dropped
    public boolean send(byte[] text) {
        return closing.get() || out.offer(text);
    }

    /// Sends a last text and closes. Only the first call counts.
    ///
    /// @return completes when the client has been told
    public CompletableFuture<Void> close(byte[] last, CloseReason reason) {
        if (closing.compareAndSet(false, true)) {
            out.last(last, () -> close(reason));
        }
        return closed;
    }

    private void close(CloseReason reason) {
        if (connection.isClosed()) {
            closed.complete(null);
        } else {
            connection.close(reason).subscribe().with(_ -> closed.complete(null), _ -> closed.complete(null));
        }
    }
}
