package dev.bellhop.live.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.ratelimit.MemoryBudget.Holding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Stands between Netty's frame decoder and Vert.x on every socket and enforces what RFC 6455 demands and neither does.
/// Text must be valid UTF-8 (Vert.x replaces invalid bytes). A message that begins with an empty frame is not lost.
/// Protocol errors are answered with a close frame (Vert.x drops the connection and logs an error). Pings do not pile
/// up. Runs on the connection's event loop.
final class FrameGuard extends ChannelDuplexHandler {
    private static final int HIGHEST_CLOSE_CODE = 4999;
    private final FrameConfig config;
    private final ClosingHandshake ending;
    private final FragmentAssembler fragments;
    private final UnfinishedMessage unfinished = new UnfinishedMessage();
    private final PongSender pongs = new PongSender();
    private final Queue<WebSocketFrame> early = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private long begunAt;
    private boolean timed;
    /// Whether something that was begun has ended since the last look.
    private boolean moved = true;
    private Consumer<byte[]> texts;
    private Runnable binary;
    private Runnable overflow;

    FrameGuard(FrameConfig config, int messageLimit, ProtocolErrors errors) {
        this.config = config;
        this.ending = new ClosingHandshake(config, errors);
        this.fragments = new FragmentAssembler(messageLimit);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
        unfinished.close();
    }

    /// Stands before the decoder.
    ArrivalMeter meter() {
        return new ArrivalMeter(unfinished::arrived);
    }

    private void drop() {
        fragments.drop();
        pongs.drop();
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame frame) {
            unfinished.decoded(frame);
            moved |= !fragments.isOpen();
        }
        hear(ctx, message);
    }

    private void hear(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case WebSocketFrame late when ending.ignores(late) -> late.release();
            case WebSocketFrame soon when texts == null -> park(soon);
            case PingWebSocketFrame ping -> pongs.answer(ctx, ping);
            case PongWebSocketFrame pong -> pong.release();
            case CloseWebSocketFrame close -> close(ctx, close);
            case WebSocketFrame data -> data(ctx, data);
            default -> ctx.fireChannelRead(message);
        }
    }

    // The handshake is answered before the endpoint exists, so a quick client's first frames wait here.
    private void park(WebSocketFrame frame) {
        read(false);
        early.add(frame);
    }

    /// The endpoint is ready.
    ///
    /// @param texts receives each text message as bytes; WebSockets Next would make a string, a context and a
    /// pipeline of each, which costs more than most messages' work (decision 4)
    /// @param binary runs for each other message
    /// @param held what is there of a message that is not whole
    /// @param overflow runs where there is no room for it
    void open(Consumer<byte[]> texts, Runnable binary, Holding held, Runnable overflow) {
        unfinished.open(held);
        this.overflow = overflow;
        this.texts = texts;
        this.binary = binary;
        read(true);
        while (!early.isEmpty()) {
            hear(context, early.remove());
        }
        settle();
        pongs.flush(context);
    }

    /// The socket has closed.
    void gone() {
        unfinished.close();
    }

    /// Pauses or resumes reading from this client.
    void read(boolean on) {
        context.channel().config().setAutoRead(on);
    }

    /// Messages of one client that may wait.
    int mostWaiting() {
        return config.waiting();
    }

    long mostWaitingBytes() {
        return config.waitingBytes().asLongValue();
    }

    void onLoop(Runnable work) {
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
        unfinished.fragments(fragments.size());
        switch (whole) {
            case null -> {}
            case TextWebSocketFrame text -> text(text);
            default -> {
                whole.release();
                binary.run();
            }
        }
    }

    private void settle() {
        if (!unfinished.settle()) {
            fragments.drop();
            overflow.run();
        } else if (unfinished.isThere()) {
            begin(context);
        } else {
            moved = true;
        }
    }

    // What is begun and never ended would stay for as long as the socket. One timer, however many messages begin.
    private void begin(ChannelHandlerContext ctx) {
        if (moved) {
            moved = false;
            begunAt = System.nanoTime();
        }
        if (!timed) {
            timed = true;
            lookAfter(ctx, config.message().toNanos());
        }
    }

    private void lookAfter(ChannelHandlerContext ctx, long nanos) {
        var _ = ctx.executor().schedule(() -> look(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext ctx) {
        var most = config.message().toNanos();
        // Its end cannot come while nothing is read.
        var left = ctx.channel().config().isAutoRead() ? begunAt + most - System.nanoTime() : most;
        if (unfinished.isThere() && left > 0) {
            lookAfter(ctx, left);
        } else if (unfinished.isThere()) {
            fail(WebSocketCloseStatus.POLICY_VIOLATION, "A message ends soon after it has begun.");
        } else {
            timed = false;
        }
    }

    private void text(TextWebSocketFrame frame) {
        var valid = isText(frame.content());
        var text = valid ? ByteBufUtil.getBytes(frame.content()) : null;
        frame.release();
        if (valid) {
            texts.accept(text);
        } else {
            fail(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "Text must be UTF-8.");
        }
    }

    private static boolean isText(ByteBuf content) {
        return ByteBufUtil.isText(content, UTF_8);
    }

    // Netty checks these too, but accepts codes above the range and a reason cut within a character.
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
        if (texts != null && !ending.hasBegun()) {
            settle();
        }
        pongs.flush(ctx);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ending.hasBegun()) {
            pongs.catchUp(ctx);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ending.write(ctx, message, promise);
    }

    Channel channel() {
        return context.channel();
    }

    /// Writes encoded frames; on the event loop.
    ChannelFuture send(ByteBuf frames) {
        var promise = context.newPromise();
        ending.write(context, frames, promise);
        context.flush();
        return promise;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            fail(broken.closeStatus(), broken.getMessage());
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void fail(WebSocketCloseStatus status, String reason) {
        if (!ending.hasFailed()) {
            drop();
            ending.fail(context, status, reason);
        }
    }
}
