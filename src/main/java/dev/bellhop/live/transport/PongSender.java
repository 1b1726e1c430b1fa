package dev.bellhop.live.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;

/// Answers pings. A client that does not read gets only the latest pong (RFC 6455, 5.5.3); otherwise it could fill the
/// memory with pongs.
final class PongSender {
    private ByteBuf owed;
    private boolean unflushed;

    /// Takes ownership of the frame.
    void answer(ChannelHandlerContext ctx, PingWebSocketFrame ping) {
        if (ctx.channel().isWritable()) {
            var _ = ctx.write(new PongWebSocketFrame(ping.content()));
            unflushed = true;
        } else {
            drop();
            owed = ping.content();
        }
    }

    void flush(ChannelHandlerContext ctx) {
        if (unflushed) {
            unflushed = false;
            ctx.flush();
        }
    }

    /// The client reads again.
    void catchUp(ChannelHandlerContext ctx) {
        if (owed != null && ctx.channel().isWritable()) {
            var payload = owed;
            owed = null;
            var _ = ctx.writeAndFlush(new PongWebSocketFrame(payload));
        }
    }

    void drop() {
        if (owed != null) {
            owed.release();
            owed = null;
        }
    }
}
