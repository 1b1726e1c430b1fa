package dev.bellhop.conversation.search;

import dev.bellhop.conversation.search.SearchQuery.Found;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A piece of a text around the first part that was looked for.
@Schema(name = "SearchExcerpt")
record Excerpt(
        @Schema(description = "One line of about 160 characters", examples = "… the parcel A-10 023 has not arrived …")
        String text,

        @Schema(description = "What was looked for in it, in its order")
        List<Mark> marks) {

    @Schema(name = "SearchMark", description = "In UTF-16 code units")
    record Mark(int start, int end) {}

    private static final int BEFORE = 40;
    private static final int LENGTH = 160;
    private static final int MOST_MARKS = 100;
    private static final String CUT = "…";

    /// @param found in the text
    static Excerpt of(String text, List<Found> found) {
        // Of the same length, so that all places stay.
        var line = text.replaceAll("\\s", " ");
        var first = found.isEmpty() ? 0 : found.getFirst().start();
        var start = first <= BEFORE ? 0 : boundary(line, first - BEFORE);
        var end = boundary(line, Math.min(line.length(), start + LENGTH));
        var before = start > 0 ? CUT : "";
        var after = end < line.length() ? CUT : "";
        var shift = before.length() - start;
        return new Excerpt(before + line.substring(start, end) + after, marks(found, start, end, shift));
    }

    /// Of a whole text.
    static List<Mark> marks(List<Found> found) {
        return found.stream()
                .limit(MOST_MARKS)
                .map(one -> new Mark(one.start(), one.end()))
                .toList();
    }

    private static List<Mark> marks(List<Found> found, int start, int end, int shift) {
        return found.stream()
                .filter(one -> one.start() >= start && one.start() < end)
                .map(one -> new Mark(one.start() + shift, Math.min(one.end(), end) + shift))
                .toList();
    }

    // Never within a character.
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
