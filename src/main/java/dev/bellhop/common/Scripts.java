package dev.bellhop.common;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// How languages are written.
public final class Scripts {
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Scripts() {}

    /// Whether words of its script follow each other without blanks.
    public static boolean isWithoutBlanks(int character) {
        return WITHOUT_BLANKS.contains(UnicodeScript.of(character));
    }
}
