package dev.bellhop.live;

/// A text frame as it goes over the wire (RFC 6455, 5.2): final, unmasked, its length in 7, 16 or 64 bits.
final class EncodedFrame {
    private static final int FINAL_TEXT = 0x81;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;

    private EncodedFrame() {}

    static byte[] of(byte[] payload) {
        int length = payload.length;
        int head = length < SIXTEEN_BITS ? 2 : length <= 0xFFFF ? 4 : 10;
        var frame = new byte[head + length];
        frame[0] = (byte) FINAL_TEXT;
        switch (head) {
            case 2 -> frame[1] = (byte) length;
            case 4 -> {
                frame[1] = SIXTEEN_BITS;
                frame[2] = (byte) (length >>> 8);
                frame[3] = (byte) length;
            }
            default -> {
                frame[1] = SIXTY_FOUR_BITS;
                for (int i = 0; i < 4; i++) {
                    frame[6 + i] = (byte) (length >>> (24 - 8 * i));
                }
            }
        }
        System.arraycopy(payload, 0, frame, head, length);
        return frame;
    }
}
