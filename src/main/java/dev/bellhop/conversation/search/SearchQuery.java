package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.search.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What somebody looks for: parts that must all occur, in any order. The words of a part follow each other: a quoted
/// phrase, or what is written without a blank, such as `A-10` or an e-mail address. The last word may be unfinished.
final class SearchQuery {
    static final int LONGEST = 200;

    /// @param isOpen whether the last word may go on
    private record Part(List<String> words, boolean isOpen) {
        String expression() {
            return words.stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" <-> ", "(", isOpen ? ":*)" : ")"));
        }

        boolean isAt(List<Word> text, int at) {
            for (int n = 0; n < words.size(); n++) {
                if (at + n >= text.size() || !isWord(n, text.get(at + n).text())) {
                    return false;
                }
            }
            return true;
        }

        private boolean isWord(int n, String word) {
            return (isOpen && n == words.size() - 1) ? word.startsWith(words.get(n)) : word.equals(words.get(n));
        }
    }

    /// A part of a text that was looked for, in UTF-16 code units.
    record Found(int start, int end) {}

    private final List<Part> parts;

    private SearchQuery(List<Part> parts) {
        this.parts = parts;
    }

    /// @throws Refusal if it is too long, or names nothing that can be found
    static SearchQuery parse(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.malformed("The parameter \"q\" is missing: what shall be found?");
        }
        if (text.length() > LONGEST) {
            throw Refusal.malformed("Search for at most " + LONGEST + " characters.");
        }
        var parts = new ArrayList<Part>();
        var pieces = text.split("\"", -1);
        for (int n = 0; n < pieces.length; n++) {
            var isQuoted = n % 2 == 1 && n < pieces.length - 1;
            if (isQuoted) {
                add(pieces[n], false, parts);
            } else {
                addWords(pieces[n], n == pieces.length - 1, parts);
            }
        }
        if (parts.isEmpty()) {
            throw Refusal.malformed("Search for at least one letter or digit.");
        }
        return new SearchQuery(parts);
    }

    private static void addWords(String text, boolean isLast, List<Part> parts) {
        var words = text.strip().split("\\s+", -1);
        var goesOn = isLast && !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
        for (int n = 0; n < words.length; n++) {
            add(words[n], goesOn && n == words.length - 1, parts);
        }
    }

    private static void add(String text, boolean goesOn, List<Part> parts) {
        var words = Words.of(text);
        if (words.isEmpty()) {
            return;
        }
        var texts = words.stream().map(Word::text).collect(Collectors.toCollection(ArrayList::new));
        var endsInPair = overlapsAtEnd(words);
        if (endsInPair) {
            texts.removeLast();
        }
        // One character of a script without blanks is the first of a pair, or the last of a run.
        var isLone = !endsInPair && Words.isWithoutBlanks(texts.getLast());
        parts.add(new Part(List.copyOf(texts), isLone || (goesOn && !endsInPair)));
    }

    // The last character of a run stands in the pair before it, and alone; in a longer run it is not alone.
    private static boolean overlapsAtEnd(List<Word> words) {
        return words.size() > 1
                && words.getLast().end() == words.get(words.size() - 2).end();
    }

    /// PostgreSQL's `tsquery`. Words are letters and digits, so nothing in it needs an escape.
    String expression() {
        return parts.stream().map(Part::expression).collect(Collectors.joining(" & "));
    }

    /// Where the parts stand in a text, in its order, joined where they touch.
    List<Found> in(String text) {
        var words = Words.of(text);
        var found = new ArrayList<Found>();
        for (int at = 0; at < words.size(); at++) {
            for (var part : parts) {
                if (part.isAt(words, at)) {
                    join(
                            new Found(
                                    words.get(at).start(),
                                    words.get(at + part.words().size() - 1).end()),
                            found);
                }
            }
        }
        return found;
    }

    private static void join(Found next, List<Found> found) {
        if (!found.isEmpty() && found.getLast().end() >= next.start()) {
            var last = found.removeLast();
            found.add(new Found(last.start(), Math.max(last.end(), next.end())));
        } else {
            found.add(next);
        }
    }
}
