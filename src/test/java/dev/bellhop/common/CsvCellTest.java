package dev.bellhop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@x",
                "\t=1",
                "\r=1",
                "\n=1",
                "\ufeff=1",
                "\u200b=1",
                " =1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "\u0000x",
                "'=1",
                "''-1"
            })
    void what_a_spreadsheet_would_run_is_text(String text) {
        assertThat(CsvCell.write(text)).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mia", "a=b", "1-2", "M\u00fcller", "\u8a9e", "Mozilla/5.0 (X11; Linux) =1"})
    void all_else_stays_as_it_is(String text) {
        assertThat(CsvCell.write(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mia", "'quoted'", "=1+1", "'=1", "''-1", "- one\n- two", "' x", "\t=1"})
    void a_cell_is_read_as_it_was_written(String text) {
        var cell = CsvCell.write(text);
        assertThat(CsvCell.read(cell.substring(1, cell.length() - 1))).isEqualTo(text);
    }
}
