package dev.bellhop.live.transport;

import dev.bellhop.ratelimit.MemoryBudget.Holding;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/// What has arrived of a message and is not whole: the bytes of its frame in the decoder, and the fragments before it.
/// Counted in the budget of frames. Used on the connection's event loop only.
final class UnfinishedMessage {
    /// Less is not worth counting at each read.
    private static final int SMALL = 4 * 1024;

    private static final int MASK = 4;
    /// Both lengths stand in the head; a longer one takes two or eight bytes more (RFC 6455, 5.2).
    private static final int SHORT = 125;

    private static final int MEDIUM = 0xffff;

    private Holding held;
    private long inDecoder;
    private long inFragments;

    /// Counts from now on.
    void open(Holding holding) {
        held = holding;
    }

    void arrived(int bytes) {
        inDecoder += bytes;
    }

    /// The decoder has handed a frame on.
    void decoded(WebSocketFrame frame) {
        var payload = frame.content().readableBytes();
        var length = payload <= SHORT ? 0 : payload <= MEDIUM ? Short.BYTES : Long.BYTES;
        inDecoder = Math.max(0, inDecoder - 2 - length - MASK - payload);
    }

    /// @param bytes that fragments take
    void fragments(long bytes) {
        inFragments = bytes;
    }

    boolean isThere() {
        return inDecoder > 0 || inFragments > 0;
    }

    /// Holds in the budget what is there now.
    ///
    /// @return false if there is no room for it
    boolean settle() {
        if (held == null) {
            return true;
        }
        var now = inDecoder + inFragments;
        var more = (now > SMALL ? now : 0) - held.bytes();
        if (more != 0) {
            held.hold(more);
        }
        return more <= 0 || held.hasRoom();
    }

    void close() {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
