package dev.bellhop.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "中文文件.pdf",
                "ánimo.txt",
                "תמונה.png",
                "फ़ाइल.zip",
                "a \"quoted\" name.txt",
                "report (2).final.docx",
                "👩‍👩‍👧.jpg"
            })
    void good_names_of_any_script_stay(String name) {
        assertThat(FileName.clean(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "../../etc/passwd, passwd",
                "..\\..\\windows\\system.ini, system.ini",
                "C:\\Users\\ana\\photo.jpg, photo.jpg",
                "/etc/, etc",
                ".htaccess, htaccess",
                "...hidden..txt, hidden.txt",
                "name., name",
                "a....b.txt, a.b.txt",
                "`  spaces.txt  `, spaces.txt",
                "`. . /. ./x`, x",
            })
    void folders_and_dots_are_stripped(String name, String clean) {
        assertThat(FileName.clean(name)).isEqualTo(clean);
    }

    @Test
    void a_name_is_one_line_without_controls() {
        assertThat(FileName.clean("a\r\nSet-Cookie: b\u0000\u0007.txt")).isEqualTo("a Set-Cookie: b.txt");
        assertThat(FileName.clean("x\u2028y\u0085z.txt")).isEqualTo("x y z.txt");
    }

    @Test
    void a_name_does_not_hide_its_extension() {
        assertThat(FileName.clean("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.clean("a\u2066b\u200F\u200Bc.exe")).isEqualTo("abc.exe");
    }

    @Test
    void letters_and_their_marks_are_one() {
        assertThat(FileName.clean("a\u0301nimo.txt")).isEqualTo("ánimo.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", "........", "/", "\\\\", "../..", "\u200B\u202E", "\n", ". .", "\uD800"})
    void what_shows_nothing_is_a_file(String name) {
        assertThat(FileName.clean(name)).isEqualTo("file");
    }

    @Test
    void a_long_name_keeps_its_extension() {
        assertThat(FileName.clean("x".repeat(300) + ".pdf")).hasSize(200).endsWith("x.pdf");
        assertThat(FileName.clean("文".repeat(300) + ".docx")).hasSize(200).endsWith("文.docx");
        assertThat(FileName.clean("x".repeat(300))).isEqualTo("x".repeat(200));
        assertThat(FileName.clean("a." + "x".repeat(300))).hasSize(200);
        assertThat(FileName.clean(".".repeat(300) + "x")).isEqualTo("x");
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(FileName.clean("😀".repeat(150) + "a.pdf")).isEqualTo("😀".repeat(98) + ".pdf");
        assertThat(FileName.clean("x" + "😀".repeat(150) + ".pdf")).isEqualTo("x" + "😀".repeat(97) + ".pdf");
    }

    @Test
    void a_clean_name_is_clean() {
        for (var name :
                new String[] {"../a..b/ . c. .txt", ".\u202E.x", "\u0301.x.", "a/ . .b..", "x".repeat(196) + " . ..pdf"
                }) {
            var clean = FileName.clean(name);
            assertThat(FileName.clean(clean)).isEqualTo(clean);
            assertThat(clean).doesNotContain("/", "\\", "..").doesNotStartWith(".");
        }
    }
}
