package dev.bellhop.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/// A JSON object being written, as the UTF-8 that goes over the wire (RFC 8259). Field names are plain ASCII.
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] HEX_IN_TEXT = "0123456789ABCDEF".getBytes(ISO_8859_1);
    private static final int LONGEST_ESCAPE = 8; // \u0000 and the closing quote
    private static final int LONGEST_NUMBER = 20;
    private static final int ID = 36;

    private byte[] bytes;
    private int length;

    /// @param expected about how many bytes it will have
    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    JsonBytes open() {
        return put('{');
    }

    JsonBytes open(String field) {
        return name(field).put('{');
    }

    JsonBytes close() {
        room(1);
        return put('}');
    }

    /// Nothing where the value is null, as for an id.
    JsonBytes text(String field, String value) {
        if (value != null) {
            var text = value.getBytes(UTF_8);
            name(field).room(text.length + 2);
            put('"');
            for (int at = 0; at < text.length; at++) {
                if (isPlain(text[at])) {
                    put(text[at]);
                } else {
                    room(LONGEST_ESCAPE + text.length - at);
                    escape(text[at]);
                }
            }
            put('"');
        }
        return this;
    }

    // Below zero are the bytes of characters beyond ASCII.
    private static boolean isPlain(byte b) {
        return (b >= ' ' || b < 0) && b != '"' && b != '\\';
    }

    JsonBytes id(String field, UUID value) {
        if (value != null) {
            name(field).room(ID + 2);
            put('"');
            hex(value.getMostSignificantBits(), 60, 32).put('-');
            hex(value.getMostSignificantBits(), 28, 16).put('-');
            hex(value.getMostSignificantBits(), 12, 0).put('-');
            hex(value.getLeastSignificantBits(), 60, 48).put('-');
            hex(value.getLeastSignificantBits(), 44, 0).put('"');
        }
        return this;
    }

    JsonBytes number(String field, long value) {
        return name(field).ascii(Long.toString(value));
    }

    JsonBytes truth(String field, boolean value) {
        return name(field).ascii(value ? "true" : "false");
    }

    private JsonBytes name(String field) {
        room(field.length() + LONGEST_NUMBER);
        if (bytes[length - 1] != '{') {
            put(',');
        }
        return put('"').ascii(field).put('"').put(':');
    }

    @SuppressWarnings("deprecation") // The low bytes are all there is of ASCII.
    private JsonBytes ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    private JsonBytes hex(long bits, int from, int to) {
        for (int shift = from; shift >= to; shift -= 4) {
            put(HEX[(int) (bits >>> shift) & 0xF]);
        }
        return this;
    }

    private void escape(byte b) {
        put('\\');
        switch (b) {
            case '\n' -> put('n');
            case '\t' -> put('t');
            case '\r' -> put('r');
            case '\b' -> put('b');
            case '\f' -> put('f');
            case '"', '\\' -> put(b);
            default -> put('u').put('0').put('0').put(HEX_IN_TEXT[b >> 4]).put(HEX_IN_TEXT[b & 0xF]);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    // Where there is room.
    private JsonBytes put(int b) {
        bytes[length++] = (byte) b;
        return this;
    }
}
