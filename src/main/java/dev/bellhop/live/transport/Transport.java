package dev.bellhop.live.transport;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// One socket, as everything above RFC 6455 sees it. Texts come in one at a time, on the connection's event loop: while
/// one is at work, the next ones wait, and from a client of whom too many wait nothing is read. Texts go out from any
/// thread, in order, and how many bytes of them may wait is bounded too.
public final class Transport {
    private final WebSocketConnection connection;
    private final FrameGuard guard;
    private final OutboundQueue out;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    // These three belong to the event loop.
    private final Queue<byte[]> in = new ArrayDeque<>(2);
    private Predicate<byte[]> listener;
    private boolean busy;
    private volatile long heard = System.nanoTime();

    Transport(WebSocketConnection connection, FrameGuard guard, long limit) {
        this.connection = connection;
        this.guard = guard;
        this.out = new OutboundQueue(guard, limit);
    }

    /// @param limit bytes that may wait for the client to take them
    public static Transport of(WebSocketConnection connection, long limit) {
        return new Transport(connection, HandshakeCheck.guard(connection), limit);
    }

    /// @param texts hears each text and says whether it is dealt with; if not, [#done] is to be called when it is
    /// @param binary runs for each message that is no text
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

    /// The text that was at work is dealt with. May be called from any thread.
    public void done() {
        guard.onLoop(() -> {
            next();
            handOn();
        });
    }

    /// How long the client has said nothing.
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /// Bytes that the client has not taken yet.
    public long waiting() {
        return out.size();
    }

    /// Runs it on the event loop in a moment, when some of what waits may have gone.
    public void soon(Runnable work) {
        out.soon(work);
    }

    /// Several sockets may be given the same array.
    ///
    /// @return false where too much waits already; the text is dropped then
    public boolean send(byte[] text) {
        return closing.get() || out.offer(text);
    }

    /// Says one last thing, and closes. Only the first call counts.
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
