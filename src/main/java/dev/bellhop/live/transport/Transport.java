package dev.bellhop.live.transport;

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
    private Predicate<byte[]> listener;
    private boolean busy;
    private volatile long heard = System.nanoTime();

    Transport(WebSocketConnection connection, FrameGuard guard, long limit) {
        this.connection = connection;
        this.guard = guard;
        this.out = new OutboundQueue(guard, limit);
    }

    /// @param limit the most bytes that may wait for the client
    public static Transport of(WebSocketConnection connection, long limit) {
        return new Transport(connection, HandshakeCheck.guard(connection), limit);
    }

    /// @param texts handles a text and returns whether it is done; if not, call [#done] later
    /// @param binary runs for each binary message
    public void open(Predicate<byte[]> texts, Runnable binary) {
        guard.onLoop(() -> {
            listener = texts;
            guard.open(this::hear, binary);
        });
    }

    private void hear(byte[] text) {
        heard = System.nanoTime();
        in.add(text);
        if (undone() == guard.mostWaiting()) {
            guard.read(false);
        }
        handOn();
    }

    private int undone() {
        return in.size() + (busy ? 1 : 0);
    }

    private void handOn() {
        while (!busy && !in.isEmpty()) {
            busy = true;
            if (listener.test(in.remove())) {
                next();
            }
        }
    }

    private void next() {
        busy = false;
        if (undone() == guard.mostWaiting() / 2) {
            guard.read(true);
        }
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
