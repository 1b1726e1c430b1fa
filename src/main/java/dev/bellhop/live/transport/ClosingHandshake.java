package dev.bellhop.live.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/// The closing handshake of one socket (RFC 6455, 7). A client that breaks the protocol is told why, nothing follows a
/// close frame, and a client that does not disconnect is cut off after a while. Runs on the connection's event loop.
final class ClosingHandshake {
    private final FrameConfig config;
    private final ProtocolErrors errors;
    private boolean closing;
    private boolean failed;

    ClosingHandshake(FrameConfig config, ProtocolErrors errors) {
        this.config = config;
        this.errors = errors;
    }

    /// Nothing more may be written.
    boolean hasBegun() {
        return failed || closing;
    }

    boolean hasFailed() {
        return failed;
    }

    /// After a close frame of either side, only the answer to ours is read.
    boolean ignores(WebSocketFrame frame) {
        return failed || (closing && !(frame instanceof CloseWebSocketFrame));
    }

    /// Everything written passes here: nothing may follow a close frame.
    void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (hasBegun() && message != Unpooled.EMPTY_BUFFER) {
            drop(message, promise);
            return;
        }
        if (message instanceof CloseWebSocketFrame) {
            closing = true;
            cutAfter(ctx, config.farewell());
        }
        var _ = ctx.write(message, promise);
    }

    private static void drop(Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        if (!promise.isVoid()) {
            promise.tryFailure(new ClosedChannelException());
        }
    }

    /// Sends the reason, then reads and drops input for a while: closing with unread bytes would reset the connection,
    /// and the client might not see the reason.
    void fail(ChannelHandlerContext ctx, WebSocketCloseStatus status, String reason) {
        failed = true;
        errors.count(status.code(), reason);
        var last = closing ? Unpooled.EMPTY_BUFFER : new CloseWebSocketFrame(status, reason);
        var _ = ctx.writeAndFlush(last).addListener(_ -> {
            if (ctx.channel() instanceof DuplexChannel channel) {
                var _ = channel.shutdownOutput();
            }
        });
        ctx.channel().config().setAutoRead(true);
        cutAfter(ctx, config.linger());
    }

    private static void cutAfter(ChannelHandlerContext ctx, Duration patience) {
        var _ = ctx.executor().schedule(() -> cut(ctx), patience.toMillis(), MILLISECONDS);
    }

    private static void cut(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }
}
