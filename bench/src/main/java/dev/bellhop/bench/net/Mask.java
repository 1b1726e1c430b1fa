package dev.bellhop.bench.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// A client's frames are masked (RFC 6455, 5.3). The key need not be secret here, but it must not be zero: some peers
/// skip the work then.
final class Mask {
    private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private Mask() {}

    static ByteBuf frame(ByteBufAllocator allocator, int opcode, byte[] payload) {
        var frame = allocator.buffer(payload.length + 8);
        frame.writeByte(0x80 | opcode);
        if (payload.length < 126) {
            frame.writeByte(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.writeByte(0x80 | 126).writeShort(payload.length);
        } else {
            frame.writeByte(0x80 | 127).writeLong(payload.length);
        }
        frame.writeBytes(KEY);
        for (int n = 0; n < payload.length; n++) {
            payload[n] ^= KEY[n & 3];
        }
        return frame.writeBytes(payload);
    }
}
