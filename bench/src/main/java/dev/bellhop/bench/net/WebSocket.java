package dev.bellhop.bench.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The client's side of RFC 6455, no more of it than a load driver needs: text, ping, close, and messages of several
/// frames. It is our own because ten thousand of them must cost little.
public final class WebSocket extends ByteToMessageDecoder {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private final Listener listener;
    private final String request;
    private ChannelHandlerContext context;
    private boolean upgraded;
    private boolean over;
    private ByteBuf parts;

    /// Hears what happens; always on the loop.
    public interface Listener {
        void opened();

        /// One whole text message; the buffer is good only during the call.
        void text(ByteBuf payload);

        /// The server answered the handshake with another status than 101.
        void notUpgraded(int status, String why);

        void closed(String why);
    }

    public WebSocket(Listener listener, String path, String protocol) {
        this.listener = listener;
        this.request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n")
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    }

    public void connect(Loop loop, int port, boolean slowLink) {
        loop.connect(this, port, slowLink);
    }

    /// Text is ASCII here: what the driver says it makes up itself. What is said while there is no connection is lost.
    public void send(String text) {
        if (!upgraded || over) {
            return;
        }
        context.writeAndFlush(Mask.frame(context.alloc(), TEXT, text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public EventLoop loop() {
        return context.channel().eventLoop();
    }

    public void pauseReading() {
        context.channel().config().setAutoRead(false);
    }

    /// Without a farewell, as a phone that loses its network.
    public void cut() {
        over = true;
        if (context != null) {
            context.close();
        }
    }

    void failed(Throwable cause) {
        end(String.valueOf(cause));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), request));
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (!upgraded) {
            upgrade(in);
            return;
        }
        var start = in.readerIndex();
        if (in.readableBytes() < 2) {
            return;
        }
        int first = in.getUnsignedByte(start);
        int small = in.getUnsignedByte(start + 1) & 0x7f;
        int head = small < 126 ? 2 : small == 126 ? 4 : 10;
        if (in.readableBytes() < head) {
            return;
        }
        int length = small < 126 ? small : small == 126 ? in.getUnsignedShort(start + 2) : (int) in.getLong(start + 2);
        if (in.readableBytes() < head + length) {
            return;
        }
        in.skipBytes(head + length);
        frame((first & 0x80) != 0, first & 0x0f, in.slice(start + head, length));
    }

    private void upgrade(ByteBuf in) {
        int end = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(new byte[] {13, 10, 13, 10}), in);
        if (end < 0) {
            return;
        }
        var answer = in.readCharSequence(end - in.readerIndex() + 4, StandardCharsets.ISO_8859_1).toString();
        if (!answer.startsWith("HTTP/1.1 101")) {
            var status = answer.lines().findFirst().orElse("");
            over = true;
            listener.notUpgraded(Integer.parseInt(status.split(" ")[1]), "not upgraded: " + status);
            return;
        }
        upgraded = true;
        listener.opened();
    }

    private void frame(boolean last, int opcode, ByteBuf payload) {
        switch (opcode) {
            case TEXT, CONTINUATION -> text(last, payload);
            case PING -> context.writeAndFlush(Mask.frame(context.alloc(), PONG, ByteBufUtil.getBytes(payload)));
            case CLOSE -> end("closed by the server: " + (payload.readableBytes() < 2 ? "-" : payload.getUnsignedShort(0)));
            default -> {}
        }
    }

    private void text(boolean last, ByteBuf payload) {
        if (last && parts == null) {
            listener.text(payload);
            return;
        }
        if (parts == null) {
            parts = context.alloc().buffer(payload.readableBytes() * 2);
        }
        parts.writeBytes(payload);
        if (last) {
            var whole = parts;
            parts = null;
            listener.text(whole);
            whole.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        super.channelInactive(ctx);
        end("the connection went");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(String.valueOf(cause));
        ctx.close();
    }

    private void end(String why) {
        if (!over) {
            over = true;
            listener.closed(why);
        }
    }
}
