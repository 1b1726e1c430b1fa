package dev.bellhop.common;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of people and things, which stand in sentences, lists and the heads of mails.
public final class Names {
    private static final Pattern BREAKS = Pattern.compile("[\\t-\\r\\x85\\u2028\\u2029]+");

    /// Controls, halves of characters, the controls of direction (UAX 9, 2), and format characters that draw nothing.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\xad\\u034f\\u061c\\u180e\\u200b\\u200e"
            + "\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}"
            + "\\x{e0000}-\\x{e001f}\\x{e0080}-\\x{e00ff}\\x{e01f0}-\\x{e0fff}]");

    /// A mark at the beginning would be drawn over what stands before the name.
    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Z}\\p{M}\\u2800\\u3164\\uffa0]+|[\\p{Z}\\u2800\\u3164\\uffa0]+$");

    private static final Set<UnicodeScript> WITHOUT_JOINERS =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);
    private static final int ZWNJ = 0x200c;
    private static final int ZWJ = 0x200d;
    private static final int BLACK_FLAG = 0x1f3f4;

    private Names() {}

    /// One line without invisible characters and blanks around it; empty if it shows nothing.
    public static String clean(String name) {
        var line = BREAKS.matcher(name).replaceAll(" ");
        var visible = withoutLoose(INVISIBLE.matcher(line).replaceAll(""));
        return VisibleText.isEmpty(visible) ? "" : AROUND.matcher(visible).replaceAll("");
    }

    /// A clean name of at most `most` UTF-16 code units.
    public static String clean(String name, int most) {
        var clean = clean(name);
        // Half of a character at the cut is stripped again.
        return clean.length() <= most ? clean : clean(clean.substring(0, most));
    }

    /// Keeps a name's direction to itself in a sentence: FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE (UAX 9).
    public static String isolate(String name) {
        return "\u2068" + name + "\u2069";
    }

    /// Strips joiners and tags that stand where they do nothing.
    private static String withoutLoose(String name) {
        var kept = new StringBuilder(name.length());
        name.codePoints().filter(character -> !isLoose(character, kept)).forEachOrdered(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isLoose(int character, StringBuilder before) {
        var last = before.isEmpty() ? ' ' : before.codePointBefore(before.length());
        if (character == ZWNJ || character == ZWJ) {
            return !isJoined(last);
        }
        return isTag(character) && !isTag(last) && last != BLACK_FLAG;
    }

    /// Joiners shape emoji, and the letters of some scripts.
    private static boolean isJoined(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> true;
            default -> Character.isLetter(character) && !WITHOUT_JOINERS.contains(UnicodeScript.of(character));
        };
    }

    /// Tags behind a black flag spell the flags of regions (UTS 51, C.1).
    private static boolean isTag(int character) {
        return character >= 0xe0020 && character <= 0xe007f;
    }
}
