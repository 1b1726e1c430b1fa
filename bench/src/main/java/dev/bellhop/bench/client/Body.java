package dev.bellhop.bench.client;

import io.netty.buffer.ByteBuf;

/// A text of 128 characters with its sender's side and the time it was due: `#V0000001234567890123#xxx…`.
final class Body {
    static final int LENGTH = 128;
    private static final int DIGITS = 19;
    private static final String PADDING = "x".repeat(LENGTH - DIGITS - 3);

    private Body() {}

    static String of(Seat seat, long sentAt) {
        return "#" + seat.side().mark + digits(sentAt) + "#" + PADDING;
    }

    static String digits(long number) {
        var text = Long.toString(number);
        return "0".repeat(DIGITS - text.length()) + text;
    }

    /// Where the mark begins, or -1.
    static int find(ByteBuf payload) {
        var before = payload.bytesBefore((byte) '#');
        return before < 0 ? -1 : payload.readerIndex() + before;
    }

    static boolean isBy(ByteBuf payload, int at, Seat.Side side) {
        return payload.getByte(at + 1) == side.mark;
    }

    static long sentAt(ByteBuf payload, int at) {
        return number(payload, at + 2);
    }

    static long number(ByteBuf payload, int at) {
        long number = 0;
        for (int n = 0; n < DIGITS; n++) {
            int digit = payload.getByte(at + n) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalStateException("a number is not where it should be");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
