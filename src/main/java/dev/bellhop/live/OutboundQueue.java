package dev.bellhop.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The way out to one client: takes framed bytes from any thread, in order, and writes what has gathered with one flush
/// on the connection's own event loop. The bytes are shared for as long as they wait: many clients may be given the
/// same array, and only what the connection takes now is copied, so that a thousand who do not read cost little more
/// than one.
///
/// It writes through the guard, because `WebSocketConnection.sendText` would encode the same text again for each
/// recipient and flush each frame alone.
final class OutboundQueue {
    /// Milliseconds.
    private static final long MOMENT = 20;

    /// Bytes that the channel is given at a time, but for a frame that is larger.
    private static final int AT_ONCE = 16 * 1024;

    private final FrameGuard guard;
    private final Channel channel;
    private final long limit;
    private final FrameBuffer waiting = new FrameBuffer();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    /// Bytes that the channel has been given and the client has not taken yet.
    private final AtomicInteger given = new AtomicInteger();

    /// @param limit bytes that may wait here and in the channel
    OutboundQueue(FrameGuard guard, long limit) {
        this.guard = guard;
        this.channel = guard.channel();
        this.limit = limit;
    }

    /// Bytes that wait here and in the channel.
    long size() {
        return waiting.bytes() + given.get();
    }

    /// Runs it on the event loop in a moment, when some of what waits may have gone. Not at all once the channel
    /// closed.
    void soon(Runnable work) {
        if (channel.isActive()) {
            var _ = channel.eventLoop().schedule(work, MOMENT, TimeUnit.MILLISECONDS);
        }
    }

    /// @return false where too much waits already; the frame is dropped then
    boolean offer(byte[] frame) {
        if (!waiting.add(frame, limit - given.get())) {
            return false;
        }
        if (scheduled.compareAndSet(false, true)) {
            channel.eventLoop().execute(drain);
        }
        return true;
    }

    /// The last thing this client will hear; `then` runs behind it on the event loop. To one that does not read, what
    /// waits before it is not said any more: it asks for that when it comes back.
    void last(byte[] frame, Runnable then) {
        waiting.add(frame, Long.MAX_VALUE);
        channel.eventLoop().execute(() -> {
            // It may have been given to the channel already, with what was said before it.
            while (isStuck() && !waiting.isEmpty() && waiting.peek() != frame) {
                drop();
            }
            while (!waiting.isEmpty()) {
                giveSome();
            }
            then.run();
        });
    }

    private boolean isStuck() {
        return given.get() > 0;
    }

    // As long as the client takes it. Where it does not, the rest goes on waiting.
    private void drain() {
        scheduled.set(false);
        while (!isStuck() && !waiting.isEmpty()) {
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
        waiting.take(Integer.MAX_VALUE);
    }

    // Of what waits in one buffer, and so in one system call. Where there is no memory for it, it goes on waiting.
    private ByteBuf some() {
        var size = Math.max(waiting.peek().length, (int) Math.min(AT_ONCE, waiting.bytes()));
        var some = channel.alloc().ioBuffer(size);
        for (var frame = waiting.take(size); frame != null; frame = waiting.take(size - some.readableBytes())) {
            some.writeBytes(frame);
        }
        return some;
    }

    private void give(ByteBuf some) {
        var size = some.readableBytes();
        given.addAndGet(size);
        var written = guard.send(some);
        if (written.isDone()) {
            given.addAndGet(-size);
        } else {
            var _ = written.addListener(_ -> {
                given.addAndGet(-size);
                drain();
            });
        }
    }
}
