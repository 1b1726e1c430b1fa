package dev.bellhop.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The way out to one client: takes framed bytes from any thread, in order, and writes what has gathered with one flush
/// on the connection's own event loop. The bytes are shared for as long as they wait: many clients may be given the
/// same array, and only what the connection takes now is copied, so that a thousand who do not read cost little more
/// than one.
///
/// It writes to the channel itself, because `WebSocketConnection.sendText` would encode the same text again for each
/// recipient and flush each frame alone; and where nothing is to be encrypted, past the channel's handlers, which have
/// nothing to add to a frame and together take as long as the system call.
final class OutboundQueue {
    /// Milliseconds.
    private static final long MOMENT = 20;

    /// Bytes that the channel is given at a time, but for a frame that is larger.
    private static final int AT_ONCE = 16 * 1024;

    private final Channel channel;
    private final long limit;
    private final FrameBuffer waiting = new FrameBuffer();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final FrameGuard guard;
    private final boolean encrypted;
    /// The client has not taken yet what the channel was given. Of the event loop.
    private boolean stuck;

    /// @param guard knows whether anything may still be said
    /// @param limit bytes that may wait here and in the channel
    OutboundQueue(Channel channel, FrameGuard guard, long limit) {
        this.channel = channel;
        this.guard = guard;
        this.limit = limit;
        this.encrypted = channel.pipeline().get(SslHandler.class) != null;
    }

    /// Where what it is given is written.
    EventLoop loop() {
        return channel.eventLoop();
    }

    /// Bytes that wait here and in the channel.
    long size() {
        return waiting.bytes() + unread();
    }

    /// Runs it on the event loop in a moment, when some of what waits may have gone. Not at all once the channel
    // closed.
    void soon(Runnable work) {
        if (channel.isActive()) {
            var _ = channel.eventLoop().schedule(work, MOMENT, TimeUnit.MILLISECONDS);
        }
    }

    /// @return false where too much waits already; the frame is dropped then
    boolean offer(byte[] frame) {
        if (!waiting.add(frame, limit - unread())) {
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
            while (stuck && !waiting.isEmpty() && waiting.peek() != frame) {
                drop();
            }
            stuck = false;
            drain();
            then.run();
        });
    }

    // Bytes that were written but that the client has not read yet.
    private long unread() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    // As long as the client takes it. Where it does not, the rest goes on waiting.
    private void drain() {
        scheduled.set(false);
        while (!stuck && !waiting.isEmpty()) {
            if (channel.isActive()) {
                give();
            } else {
                drop();
            }
        }
    }

    private void give() {
        write(some());
        stuck = unread() > 0;
        if (stuck) {
            awaitRoom();
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

    // What is empty has gone when all before it has.
    private void awaitRoom() {
        var gone = channel.newPromise();
        var _ = gone.addListener(_ -> {
            stuck = false;
            drain();
        });
        if (encrypted) {
            var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER, gone);
        } else {
            channel.unsafe().write(Unpooled.EMPTY_BUFFER, gone);
            channel.unsafe().flush();
        }
    }

    private void write(ByteBuf bytes) {
        if (encrypted) {
            var _ = channel.writeAndFlush(bytes, channel.voidPromise());
        } else if (guard.hasEnded()) {
            bytes.release();
        } else {
            channel.unsafe().write(bytes, channel.unsafe().voidPromise());
            channel.unsafe().flush();
        }
    }
}
