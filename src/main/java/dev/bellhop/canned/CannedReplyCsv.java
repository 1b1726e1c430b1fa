package dev.bellhop.canned;

import dev.bellhop.common.CsvCell;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Canned replies as lines of a CSV file. What is written can be read again.
@Singleton
class CannedReplyCsv {
    static final String TYPE = "text/csv";
    private static final List<String> COLUMNS = List.of("shortcut", "name", "language", "scope", "body");
    private static final int MOST_LINES = 2_000;
    private static final int MOST_TOLD = 20;
    private final Validator validator;

    CannedReplyCsv(Validator validator) {
        this.validator = validator;
    }

    static String head() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    static String line(CannedReplyView reply) {
        return Stream.of(
                        reply.shortcut(),
                        reply.name(),
                        Objects.toString(reply.language(), ""),
                        reply.scope().wireName(),
                        reply.body())
                .map(CsvCell::write)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Refuses the whole file if a line is wrong, and says which.
    ///
    /// @param otherwise the scope of lines that name none
    /// @return drafts with a scope each
    List<CannedReplyDraft> read(byte[] file, ReplyScope otherwise) {
        var lines = CsvLine.read(file, COLUMNS);
        if (lines.size() > MOST_LINES) {
            throw Refusal.malformed("The file has " + lines.size() + " replies, and " + MOST_LINES
                    + " may come at once. Send it in parts.");
        }
        var drafts = new ArrayList<CannedReplyDraft>();
        var faults = new ArrayList<String>();
        var met = new HashMap<Map.Entry<ReplyScope, ReplyKey>, Long>();
        for (var line : lines) {
            try {
                drafts.add(draft(line, otherwise, met));
            } catch (Refusal fault) {
                faults.add("Line " + line.number() + ": " + fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(told(faults));
        }
        return drafts;
    }

    private static String told(List<String> faults) {
        var rest = faults.size() - MOST_TOLD;
        var shown = faults.stream().limit(MOST_TOLD).collect(Collectors.joining("\n"));
        return "Nothing was imported.\n" + shown + (rest > 0 ? "\nAnd " + rest + " more lines." : "");
    }

    private CannedReplyDraft draft(CsvLine line, ReplyScope otherwise, Map<Map.Entry<ReplyScope, ReplyKey>, Long> met) {
        if (line.spare() > 0) {
            throw Refusal.malformed("There are more cells than columns. Put a text with commas in quotation marks.");
        }
        var cells = line.cells();
        var name = cells.get("name");
        var draft = new CannedReplyDraft(
                cells.get("shortcut"),
                name == null ? null : Names.clean(name),
                cells.get("body"),
                cells.get("language"),
                scope(cells.get("scope"), otherwise));
        check(draft);
        var key = ReplyContent.of(draft).key(null);
        var before = met.putIfAbsent(Map.entry(draft.scope(), key), line.number());
        if (before != null) {
            throw Refusal.malformed("It has the shortcut, the language and the scope of line " + before + ".");
        }
        return draft;
    }

    private static ReplyScope scope(String word, ReplyScope otherwise) {
        try {
            return word == null ? otherwise : ReplyScope.of(word.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Refusal.malformed("The scope is personal or everyone.");
        }
    }

    private void check(CannedReplyDraft draft) {
        var faults = validator.validate(draft).stream()
                .map(fault -> "The " + fault.getPropertyPath() + " " + fault.getMessage() + ".")
                .sorted()
                .collect(Collectors.joining(" "));
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }
}
