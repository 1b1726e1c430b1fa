package dev.bellhop.bench.client;

import io.netty.buffer.ByteBuf;

/// How often something stands in a text.
final class Count {
    private Count() {}

    static int of(ByteBuf payload, String part) {
        var bytes = part.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = payload.readerIndex(); at <= payload.writerIndex() - bytes.length; at++) {
            int n = 0;
            while (n < bytes.length && payload.getByte(at + n) == bytes[n]) {
                n++;
            }
            if (n == bytes.length) {
                count++;
            }
        }
        return count;
    }
}
