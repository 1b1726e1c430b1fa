package dev.bellhop.attachment.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a browser does with a file: the values of `Content-Disposition` (RFC 6266).
public enum Disposition {
    INLINE,
    ATTACHMENT;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /// A backslash would be an escape, and some browsers decode percent signs (RFC 6266, appendix D).
    private static final Pattern NOT_PLAIN = Pattern.compile("[^ -~]|[\"\\\\%]");

    private static final String UNESCAPED = "!#$&+-.^_`|~";

    /// The header's value, whatever the name holds.
    public String of(String name) {
        return wireName() + "; filename=\"" + plain(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private String wireName() {
        return switch (this) {
            case INLINE -> "inline";
            case ATTACHMENT -> "attachment";
        };
    }

    /// For clients without RFC 5987.
    private static String plain(String name) {
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NOT_PLAIN.matcher(letters).replaceAll("_");
    }

    private static String encoded(String name) {
        var value = new StringBuilder(name.length());
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                value.append((char) octet);
            } else {
                value.append('%').append("%02X".formatted(octet));
            }
        }
        return value.toString();
    }

    /// `attr-char` of RFC 5987.
    private static boolean isPlain(byte octet) {
        return octet > 0 && (Character.isLetterOrDigit(octet) || UNESCAPED.indexOf(octet) >= 0);
    }
}
