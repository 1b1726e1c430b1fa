package dev.bellhop.common;

import java.util.regex.Pattern;

/// Cells of CSV files (RFC 4180). A spreadsheet would run a text that looks like a formula (OWASP, CSV Injection), also
/// in the wide forms of its signs and behind what it does not show. An apostrophe before it makes it a text.
public final class CsvCell {
    private static final Pattern FORMULA =
            Pattern.compile("'*(?:[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\p{Cntrl}\ufeff])");

    private CsvCell() {}

    /// The text as a quoted and harmless cell.
    public static String write(String text) {
        var harmless = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /// The text of a cell that [#write] wrote, without its quotation marks.
    public static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
