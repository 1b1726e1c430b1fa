package dev.bellhop.canned;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.bellhop.common.CsvCell;
import dev.bellhop.common.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// One line of a CSV file whose first line names the columns.
///
/// @param number in the file, where a text may take several
/// @param cells by the names of their columns; without empty ones
/// @param spare how many cells stand beyond the columns
record CsvLine(long number, Map<String, String> cells, int spare) {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /// @param columns that there may be
    static List<CsvLine> read(byte[] file, List<String> columns) {
        var text = text(file);
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(text)) {
            var records = reader.stream().toList();
            if (records.isEmpty()) {
                throw Refusal.malformed("The file is empty. " + first(columns));
            }
            var header = header(records.getFirst(), columns);
            return records.stream().skip(1).map(line -> of(line, header)).toList();
        } catch (CsvParseException _) {
            throw Refusal.malformed("The file is not CSV. A text with commas, quotation marks or line breaks stands in"
                    + " quotation marks, and each of its own is doubled.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Refusal.malformed("The file is not UTF-8. In a spreadsheet, save it as “CSV UTF-8”.");
        }
    }

    /// In many countries spreadsheets write semicolons, since a comma stands in their numbers.
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        one -> first.chars().filter(c -> c == one).count()))
                .orElseThrow();
    }

    private static List<String> header(CsvRecord first, List<String> columns) {
        var header = first.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var isKnown = columns.containsAll(header) && header.stream().distinct().count() == header.size();
        if (!isKnown) {
            throw Refusal.malformed("The columns are not known, or named twice. " + first(columns));
        }
        return header;
    }

    private static String first(List<String> columns) {
        return "The first line names the columns: " + String.join(", ", columns) + ".";
    }

    private static CsvLine of(CsvRecord line, List<String> header) {
        var cells = new HashMap<String, String>();
        for (int n = 0; n < Math.min(header.size(), line.getFieldCount()); n++) {
            var cell = line.getField(n);
            if (!cell.isEmpty()) {
                cells.put(header.get(n), CsvCell.read(cell));
            }
        }
        return new CsvLine(line.getStartingLineNumber(), cells, Math.max(0, line.getFieldCount() - header.size()));
    }
}
