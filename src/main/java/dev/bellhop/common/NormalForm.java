package dev.bellhop.common;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Unicode's normal forms of what strangers send.
public final class NormalForm {
    /// More marks on one letter than any language writes (UAX 15, 13.1). Ordering them takes time by the square of
    /// their number.
    private static final Pattern EXCESS = Pattern.compile("(\\p{M}{30})\\p{M}++");

    private NormalForm() {}

    /// NFC, without the marks behind the thirtieth on one letter.
    public static String composed(String text) {
        return Normalizer.normalize(withoutExcess(text), Normalizer.Form.NFC);
    }

    public static String withoutExcess(String text) {
        return EXCESS.matcher(text).replaceAll("$1");
    }
}
