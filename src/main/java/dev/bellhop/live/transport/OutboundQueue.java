package dev.bellhop.live.transport;

import dev.bellhop.ratelimit.MemoryBudget.Holding;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The outbound queue of one client: takes texts from any thread and keeps their order. Waiting texts are framed into
/// one buffer and written with one flush, on the connection's event loop. `WebSocketConnection.sendText` would encode a
/// text again for each recipient and flush each frame alone.
///
/// Clients share the arrays. Only what the connection takes now is copied, so a thousand clients that do not read cost
/// little more than one.
final class OutboundQueue {
    private static final long MOMENT_MILLIS = 20;

    /// Bytes written at a time, unless a single frame is larger.
    private static final int AT_ONCE = 16 * 1024;

    private static final int FINAL_TEXT = 0x81;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;

    private final FrameGuard guard;
    private final Channel channel;
    private final long limit;
    private final Holding held;
    private final Queue<byte[]> texts = new ConcurrentLinkedQueue<>();
    /// Bytes waiting here and in the channel.
    private final AtomicLong size = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private volatile long taken = System.nanoTime();
    /// Writes that the client has not taken yet. Of the event loop.
    private int unwritten;

    /// @param limit the most bytes that may wait here and in the channel
    /// @param held of what all clients may have waiting; not asked for as long as little waits here
    OutboundQueue(FrameGuard guard, long limit, Holding held) {
        this.guard = guard;
        this.channel = guard.channel();
        this.limit = limit;
        this.held = held;
    }

    long size() {
        return size.get();
    }

    /// Runs the work on the event loop a moment later, when some of the queue may have drained. Never, if the channel
    /// has closed.
    void soon(Runnable work) {
        if (channel.isActive()) {
            var _ = channel.eventLoop().schedule(work, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// @return false if the queue is full; the text is then dropped
    boolean offer(byte[] text) {
        var waiting = size.addAndGet(framed(text));
        if (waiting > AT_ONCE && waiting - framed(text) <= AT_ONCE) {
            taken = System.nanoTime();
        }
        if (!hasRoom(waiting)) {
            letGo(framed(text));
            return false;
        }
        texts.add(text);
        if (scheduled.compareAndSet(false, true)) {
            channel.eventLoop().execute(drain);
        }
        return true;
    }

    // In large steps, so that a client that reads costs nothing.
    private boolean hasRoom(long waiting) {
        if (waiting > limit) {
            return false;
        }
        while (waiting > AT_ONCE + held.bytes()) {
            if (!held.grow(AT_ONCE)) {
                return false;
            }
        }
        return true;
    }

    private void letGo(int bytes) {
        if (size.addAndGet(-bytes) <= AT_ONCE && held.bytes() != 0) {
            held.close();
        }
    }

    /// The client has gone; on the event loop.
    void gone() {
        while (!texts.isEmpty()) {
            drop();
        }
    }

    /// Sends the last text, then runs `then` on the event loop. For a client that does not read, texts before it are
    /// dropped; the client requests them when it returns.
    void last(byte[] text, Runnable then) {
        size.addAndGet(framed(text));
        texts.add(text);
        channel.eventLoop().execute(() -> {
            // It may have been given to the channel already, with what was said before it.
            while (unwritten > 0 && !texts.isEmpty() && texts.peek() != text) {
                drop();
            }
            while (!texts.isEmpty()) {
                giveSome();
            }
            then.run();
        });
    }

    // While the client takes it; the rest waits.
    private void drain() {
        scheduled.set(false);
        while (unwritten == 0 && !texts.isEmpty()) {
            giveSome();
        }
    }

    private void giveSome() {
        if (channel.isActive()) {
            give(some());
        } else {
            drop();
        }
    }

    private void drop() {
        letGo(framed(texts.remove()));
    }

    // Without memory for a buffer it waits.
    private ByteBuf some() {
        var room = Math.max(framed(texts.peek()), (int) Math.min(AT_ONCE, size.get()));
        var some = channel.alloc().ioBuffer(room);
        for (var text = texts.peek();
                text != null && framed(text) <= room - some.readableBytes();
                text = texts.peek()) {
            frame(texts.remove(), some);
        }
        return some;
    }

    /// How long the client has taken nothing of what waits; zero while little does.
    Duration stalled() {
        return size.get() <= AT_ONCE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - taken);
    }

    private void give(ByteBuf some) {
        var bytes = some.readableBytes();
        var written = guard.send(some);
        if (written.isDone()) {
            taken = System.nanoTime();
            letGo(bytes);
        } else {
            unwritten++;
            var _ = written.addListener(_ -> {
                unwritten--;
                taken = System.nanoTime();
                letGo(bytes);
                drain();
            });
        }
    }

    private static int framed(byte[] text) {
        int length = text.length;
        return length + (length < SIXTEEN_BITS ? 2 : length <= 0xFFFF ? 4 : 10);
    }

    // RFC 6455, 5.2: final, unmasked, its length in 7, 16 or 64 bits.
    private static void frame(byte[] text, ByteBuf to) {
        to.writeByte(FINAL_TEXT);
        if (text.length < SIXTEEN_BITS) {
            to.writeByte(text.length);
        } else if (text.length <= 0xFFFF) {
            to.writeByte(SIXTEEN_BITS).writeShort(text.length);
        } else {
            to.writeByte(SIXTY_FOUR_BITS).writeLong(text.length);
        }
        to.writeBytes(text);
    }
}
