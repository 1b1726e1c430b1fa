package dev.bellhop.live.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/// Assembles a message from its fragments. Copies their bytes, so that a million empty fragments take no memory.
final class FragmentAssembler {
    private final int limit;
    private ByteBuf partial;
    private boolean text;

    FragmentAssembler(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /// Whether a message has begun and not ended.
    boolean isOpen() {
        return partial != null;
    }

    int size() {
        return partial == null ? 0 : partial.readableBytes();
    }

    boolean fits(WebSocketFrame frame) {
        return size() + frame.content().readableBytes() <= limit;
    }

    /// Takes ownership of the frame.
    ///
    /// @return the message, or null if incomplete
    WebSocketFrame add(ByteBufAllocator memory, WebSocketFrame frame) {
        if (partial == null) {
            if (frame.isFinalFragment()) {
                return frame;
            }
            text = frame instanceof TextWebSocketFrame;
            // Not beside the heap, where nothing but its end bounds it.
            partial = memory.heapBuffer(frame.content().readableBytes());
        }
        partial.writeBytes(frame.content());
        frame.release();
        return frame.isFinalFragment() ? whole() : null;
    }

    private WebSocketFrame whole() {
        var content = partial;
        partial = null;
        return text ? new TextWebSocketFrame(content) : new BinaryWebSocketFrame(content);
    }

    void drop() {
        if (partial != null) {
            partial.release();
            partial = null;
        }
    }
}
