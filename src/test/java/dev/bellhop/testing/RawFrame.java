package dev.bellhop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A frame put together by hand, so that it can be wrong in every way.
///
/// @param declared the length it claims to have
/// @param form how many bits the length is written in: 7, 16 or 64
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawFrame(boolean fin, int rsv, int opcode, boolean masked, int form, long declared, byte[] payload) {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    public static RawFrame of(int opcode, byte[] payload) {
        int form = payload.length < 126 ? 7 : payload.length < 65_536 ? 16 : 64;
        return new RawFrame(true, 0, opcode, true, form, payload.length, payload);
    }

    public static RawFrame text(String text) {
        return of(TEXT, text.getBytes(UTF_8));
    }

    public static RawFrame text(int... bytes) {
        return of(TEXT, bytes(bytes));
    }

    public static RawFrame continuation(byte[] payload) {
        return of(CONTINUATION, payload);
    }

    public static RawFrame close(int code, byte[] reason) {
        return of(
                CLOSE,
                ByteBuffer.allocate(2 + reason.length)
                        .putShort((short) code)
                        .put(reason)
                        .array());
    }

    public static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public RawFrame open() {
        return new RawFrame(false, rsv, opcode, masked, form, declared, payload);
    }

    public RawFrame reserved(int bits) {
        return new RawFrame(fin, bits, opcode, masked, form, declared, payload);
    }

    public RawFrame unmasked() {
        return new RawFrame(fin, rsv, opcode, false, form, declared, payload);
    }

    public RawFrame lengthIn(int bits) {
        return new RawFrame(fin, rsv, opcode, masked, bits, declared, payload);
    }

    public RawFrame declaring(long length) {
        return new RawFrame(fin, rsv, opcode, masked, 64, length, payload);
    }

    public byte[] encoded() {
        var bytes = new ByteArrayOutputStream(payload.length + 14);
        bytes.write((fin ? 0x80 : 0) | rsv << 4 | opcode);
        int maskBit = masked ? 0x80 : 0;
        switch (form) {
            case 7 -> bytes.write(maskBit | (int) declared);
            case 16 -> {
                bytes.write(maskBit | 126);
                bytes.writeBytes(
                        ByteBuffer.allocate(2).putShort((short) declared).array());
            }
            default -> {
                bytes.write(maskBit | 127);
                bytes.writeBytes(ByteBuffer.allocate(8).putLong(declared).array());
            }
        }
        if (masked) {
            bytes.writeBytes(MASK);
        }
        bytes.writeBytes(onTheWire());
        return bytes.toByteArray();
    }

    private byte[] onTheWire() {
        var bytes = Arrays.copyOf(payload, payload.length);
        for (int i = 0; masked && i < bytes.length; i++) {
            bytes[i] ^= MASK[i % 4];
        }
        return bytes;
    }
}
