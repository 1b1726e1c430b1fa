package dev.bellhop.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// Stands between Netty's frame decoder and Vert.x on every socket and does what RFC 6455 demands and neither does.
/// Text is valid UTF-8 (Vert.x replaces what is not). A message that opens with an empty frame is not lost. Who breaks
/// the protocol is told so in a close frame (Vert.x drops the connection and logs an error). Neither pings nor messages
/// of one client pile up here. Lives on the connection's event loop.
final class FrameGuard extends ChannelDuplexHandler {
    private static final int HIGHEST_CLOSE_CODE = 4999;
    private final FrameConfig config;
    private final ProtocolErrors errors;
    private final FragmentAssembler fragments;
    private final PongSender pongs = new PongSender();
    private final Queue<WebSocketFrame> early = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private Consumer<byte[]> listener;
    private int waiting;
    private boolean closing;
    private boolean failed;

    FrameGuard(FrameConfig config, int messageLimit, ProtocolErrors errors) {
        this.config = config;
        this.errors = errors;
        this.fragments = new FragmentAssembler(messageLimit);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }

    private void drop() {
        fragments.drop();
        pongs.drop();
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            // What comes after a close, ours or theirs, is not read; only the answer to ours is.
            case WebSocketFrame late
            when failed || (closing && !(late instanceof CloseWebSocketFrame)) -> late.release();
            case WebSocketFrame soon when listener == null -> park(ctx, soon);
            case PingWebSocketFrame ping -> pongs.answer(ctx, ping);
            case PongWebSocketFrame pong -> pong.release();
            case CloseWebSocketFrame close -> close(ctx, close);
            case WebSocketFrame data -> data(ctx, data);
            default -> ctx.fireChannelRead(message);
        }
    }

    // The handshake is answered before there is an endpoint to hear what a quick client says then.
    private void park(ChannelHandlerContext ctx, WebSocketFrame frame) {
        ctx.channel().config().setAutoRead(false);
        early.add(frame);
    }

    /// The endpoint listens. May be called from any thread.
    ///
    /// @param texts hears each text message, on the event loop: WebSockets Next would make a string of it, and a
    /// context and a pipeline for each, which costs more than all that is done with most of them
    void opened(Consumer<byte[]> texts) {
        onLoop(() -> {
            listener = texts;
            context.channel().config().setAutoRead(true);
            while (!early.isEmpty()) {
                channelRead(context, early.remove());
            }
            pongs.flush(context);
        });
    }

    private void onLoop(Runnable work) {
        if (context.executor().inEventLoop()) {
            work.run();
        } else {
            context.executor().execute(work);
        }
    }

    private void data(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (!fragments.fits(frame)) {
            frame.release();
            fail(WebSocketCloseStatus.MESSAGE_TOO_BIG, "A message has " + fragments.limit() + " bytes at most.");
            return;
        }
        var whole = fragments.add(ctx.alloc(), frame);
        switch (whole) {
            case null -> {}
            case TextWebSocketFrame text -> text(ctx, text);
            default -> {
                oneMoreWaits(ctx);
                ctx.fireChannelRead(whole);
            }
        }
    }

    private void text(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        var valid = isText(frame.content());
        var text = valid ? ByteBufUtil.getBytes(frame.content()) : null;
        frame.release();
        if (valid) {
            oneMoreWaits(ctx);
            listener.accept(text);
        } else {
            fail(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "Text must be UTF-8.");
        }
    }

    private void oneMoreWaits(ChannelHandlerContext ctx) {
        waiting++;
        if (waiting == config.waiting()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    /// A message that was passed on has been dealt with. May be called from any thread.
    void done() {
        onLoop(() -> {
            waiting--;
            if (waiting == config.waiting() / 2) {
                context.channel().config().setAutoRead(true);
            }
        });
    }

    private static boolean isText(ByteBuf content) {
        return ByteBufUtil.isText(content, UTF_8);
    }

    // Netty looks at these too, but lets codes above the range and a reason that is cut off within a character through.
    private void close(ChannelHandlerContext ctx, CloseWebSocketFrame frame) {
        var content = frame.content();
        if (frame.statusCode() > HIGHEST_CLOSE_CODE) {
            frame.release();
            fail(WebSocketCloseStatus.PROTOCOL_ERROR, "This close code does not exist.");
        } else if (content.readableBytes() > 2
                && !isText(content.slice(content.readerIndex() + 2, content.readableBytes() - 2))) {
            frame.release();
            fail(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "A reason must be UTF-8.");
        } else {
            ctx.fireChannelRead(frame);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        pongs.flush(ctx);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!hasEnded()) {
            pongs.catchUp(ctx);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (hasEnded() && message != Unpooled.EMPTY_BUFFER) {
            drop(message, promise);
            return;
        }
        if (message instanceof CloseWebSocketFrame) {
            closing = true;
            cutAfter(config.farewell());
        }
        var _ = ctx.write(message, promise);
    }

    private boolean hasEnded() {
        return failed || closing;
    }

    Channel channel() {
        return context.channel();
    }

    /// Writes frames that are encoded already; on the event loop.
    ChannelFuture send(ByteBuf frames) {
        var promise = context.newPromise();
        write(context, frames, promise);
        context.flush();
        return promise;
    }

    // Nothing may follow a close frame.
    private static void drop(Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        if (!promise.isVoid()) {
            promise.tryFailure(new ClosedChannelException());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            fail(broken.closeStatus(), broken.getMessage());
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    // Says why, says no more, and then reads and drops for a while: to close with bytes unread would reset the
    // connection, and the client might never see the reason.
    private void fail(WebSocketCloseStatus status, String reason) {
        if (failed) {
            return;
        }
        failed = true;
        drop();
        errors.count(status.code(), reason);
        var last = closing ? Unpooled.EMPTY_BUFFER : new CloseWebSocketFrame(status, reason);
        var _ = context.writeAndFlush(last).addListener(_ -> {
            if (context.channel() instanceof DuplexChannel channel) {
                var _ = channel.shutdownOutput();
            }
        });
        context.channel().config().setAutoRead(true);
        cutAfter(config.linger());
    }

    private void cutAfter(Duration patience) {
        var _ = context.executor().schedule(this::cut, patience.toMillis(), MILLISECONDS);
    }

    private void cut() {
        var _ = context.close();
    }
}
