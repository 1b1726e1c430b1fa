package dev.bellhop.common;

import java.util.regex.Pattern;

/// Whether a text shows anything. Messages and names that show nothing count as empty.
public final class VisibleText {
    /// Not blanks, controls, format characters and marks without a letter; not the Hangul fillers, the blank Braille
    /// pattern and what Unicode reserves for invisible characters. The web pages have the same list in
    // `visible-text.ts`.
    static final String NOTHING = "\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\\p{M}\\u115f\\u1160\\u2065\\u2800\\u3164\\uffa0"
            + "\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}";

    private static final Pattern SOMETHING = Pattern.compile("[^" + NOTHING + "]");

    private VisibleText() {}

    public static boolean isEmpty(String text) {
        return text == null || !SOMETHING.matcher(text).find();
    }
}
