package dev.bellhop.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The way out to one client: takes framed bytes from any thread, in order, and writes what has gathered with one flush
/// on the connection's own event loop. The bytes are shared, not copied: many clients may be given the same array.
///
/// It writes to the channel itself, because `WebSocketConnection.sendText` would encode the same text again for each
/// recipient and flush each frame alone; and where nothing is to be encrypted, past the channel's handlers, which have
/// nothing to add to a frame and together take as long as the system call.
final class Outlet {
    /// Milliseconds.
    private static final long MOMENT = 20;

    private final Channel channel;
    private final long limit;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final FrameGuard guard;
    private final boolean encrypted;

    /// @param guard knows whether anything may still be said
    /// @param limit bytes that may wait here and in the channel
    Outlet(Channel channel, FrameGuard guard, long limit) {
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
        return waitingBytes.get() + unread();
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
        if (waitingBytes.addAndGet(frame.length) + unread() > limit) {
            waitingBytes.addAndGet(-frame.length);
            return false;
        }
        enqueue(frame);
        return true;
    }

    /// The last thing this client will hear, whatever waits; `then` runs behind it on the event loop.
    void last(byte[] frame, Runnable then) {
        waitingBytes.addAndGet(frame.length);
        enqueue(frame);
        channel.eventLoop().execute(then);
    }

    private void enqueue(byte[] frame) {
        waiting.add(frame);
        if (scheduled.compareAndSet(false, true)) {
            channel.eventLoop().execute(drain);
        }
    }

    // Bytes that were written but that the client has not read yet.
    private long unread() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    // All that waits in one buffer, and so in one system call.
    private void drain() {
        scheduled.set(false);
        var frame = waiting.poll();
        if (frame == null) {
            return;
        }
        var all = channel.alloc().ioBuffer((int) Math.max(frame.length, waitingBytes.get()));
        for (; frame != null; frame = waiting.poll()) {
            waitingBytes.addAndGet(-frame.length);
            all.writeBytes(frame);
        }
        write(all);
    }

    private void write(ByteBuf bytes) {
        if (encrypted) {
            var _ = channel.writeAndFlush(bytes, channel.voidPromise());
        } else if (guard.hasEnded()) {
            bytes.release();
        } else {
            channel.unsafe().write(bytes, channel.voidPromise());
            channel.unsafe().flush();
        }
    }
}
