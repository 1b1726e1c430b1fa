package dev.bellhop.common;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Unicode's normal forms, of text from strangers.
public final class NormalForm {
    /// No language puts more marks on a letter (UAX 15, 13.1). Putting them in order takes time by the square of their
    /// number.
    private static final int MARKS = 30;

    private static final Pattern EXCESS = Pattern.compile("(\\p{M}{" + MARKS + "})\\p{M}++");

    private NormalForm() {}

    /// NFC, without the marks behind the thirtieth on one letter.
    public static String composed(String text) {
        return Normalizer.normalize(withoutExcess(text), Normalizer.Form.NFC);
    }

    public static String withoutExcess(String text) {
        return text.length() <= MARKS ? text : EXCESS.matcher(text).replaceAll("$1");
    }
}
