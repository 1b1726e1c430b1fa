package dev.bellhop.conversation.search;

import dev.bellhop.common.NormalForm;
import dev.bellhop.common.Scripts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts texts into the words by which they are found. A word is a run of letters and digits, without accents and in
/// lower case. Scripts that write no blanks give every pair of neighbouring characters and the last one alone.
final class Words {
    /// @param place counts words; neighbours in the text have neighbouring places
    /// @param start where it begins in the text, in UTF-16 code units
    /// @param end where it ends
    record Word(String text, int place, int start, int end) {}

    /// Nobody looks for more of a word.
    private static final int LONGEST = 64;

    /// Letters that Unicode does not take apart.
    private static final Map<Integer, String> FOLDED = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ς', "σ"),
            Map.entry(0x0640, ""));

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openStart;
    private String before;
    private int beforeStart;
    private int beforeEnd;

    private Words(String text) {
        this.text = text;
    }

    static boolean isWithoutBlanks(String word) {
        return !word.isEmpty() && Scripts.isWithoutBlanks(word.codePointAt(0));
    }

    static List<Word> of(String text) {
        return new Words(text).cut();
    }

    private List<Word> cut() {
        int at = 0;
        while (at < text.length()) {
            var end = clusterEnd(at);
            var character = text.codePointAt(at);
            if (!Character.isLetterOrDigit(character)) {
                endRun(at);
            } else if (Scripts.isWithoutBlanks(character)) {
                endWord(at);
                pair(fold(text.substring(at, end)), at, end);
            } else {
                endPairs();
                openAt(at);
                open.append(fold(text.substring(at, end)));
            }
            at = end;
        }
        endRun(at);
        return words;
    }

    // A character with the marks upon it.
    private int clusterEnd(int start) {
        var end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private void openAt(int at) {
        if (open.isEmpty()) {
            openStart = at;
        }
    }

    private void endRun(int at) {
        endWord(at);
        endPairs();
    }

    private void endWord(int at) {
        if (!open.isEmpty()) {
            add(open.toString(), openStart, at);
            open.setLength(0);
        }
    }

    private void pair(String character, int start, int end) {
        if (before != null) {
            add(before + character, beforeStart, end);
        }
        before = character;
        beforeStart = start;
        beforeEnd = end;
    }

    private void endPairs() {
        if (before != null) {
            add(before, beforeStart, beforeEnd);
            before = null;
        }
    }

    private void add(String word, int start, int end) {
        var cut = word.length() <= LONGEST ? word : word.substring(0, word.offsetByCodePoints(0, fitting(word)));
        words.add(new Word(cut, words.size() + 1, start, end));
    }

    // Half of a character would be refused by the database.
    private static int fitting(String word) {
        return word.codePointCount(0, LONGEST) - (Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? 1 : 0);
    }

    /// Lower case without accents and without forms of width. Vowel signs of scripts that need them stay.
    private static String fold(String cluster) {
        var apart = Normalizer.normalize(NormalForm.withoutExcess(cluster), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var kept = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(character -> !isAccent(character))
                .filter(character -> Character.isLetterOrDigit(character) || isMark(character))
                .forEach(character -> {
                    var folded = FOLDED.get(character);
                    if (folded == null) {
                        kept.appendCodePoint(character);
                    } else {
                        kept.append(folded);
                    }
                });
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /// Accents of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic, which are written or not.
    private static boolean isAccent(int character) {
        return (character >= 0x0300 && character <= 0x036f)
                || (character >= 0x0591 && character <= 0x05c7)
                || (character >= 0x064b && character <= 0x065f)
                || character == 0x0670
                || (character >= 0x06d6 && character <= 0x06ed);
    }
}
