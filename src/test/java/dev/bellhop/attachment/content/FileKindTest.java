package dev.bellhop.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {
    private static final String PNG = "89504e470d0a1a0a0000000d49484452";
    private static final String HTML = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";
    private static final String SVG =
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    private static String type(byte[] content, String name) throws IOException {
        return FileKind.of(new ByteArrayInputStream(content), name).type();
    }

    private static String type(String content, String name) throws IOException {
        return type(content.getBytes(StandardCharsets.UTF_8), name);
    }

    private static String binary(String hex, String name) throws IOException {
        return type(HexFormat.of().parseHex(hex), name);
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452, image/png",
        "ffd8ffe000104a46494600010100, image/jpeg",
        "474946383961010001008000, image/gif",
        "524946462400000057454250565038, image/webp",
        "0000001c667479706176696600000000617669666d696631, image/avif",
    })
    void pictures_are_known_by_content_and_shown(String hex, String type) throws IOException {
        for (var name : new String[] {"file", "a.png", "a.html", "a.svg", "a.exe", "a.docx"}) {
            var kind = FileKind.of(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), name);
            assertThat(kind).isEqualTo(new FileKind(type));
            assertThat(kind.isPicture()).isTrue();
            assertThat(kind.isShownInline()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.pdf", "a.txt", "a.csv", "a.docx", "file"})
    void documents_with_scripts_stay_what_they_are(String name) throws IOException {
        assertThat(type(HTML, name)).isEqualTo("text/html");
        assertThat(type("<html><script>alert(1)</script>", name)).isEqualTo("text/html");
        assertThat(type(SVG, name)).isEqualTo("image/svg+xml");
        assertThat(type("#!/bin/sh\nrm -rf /", name)).isEqualTo("application/x-sh");
        assertThat(new FileKind(type(SVG, name)).isShownInline()).isFalse();
        assertThat(new FileKind(type(SVG, name)).isPicture()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.html", "a.svg", "a.js", "a.sh", "a.exe", "a.pdf", "a.docx", "file"})
    void text_is_text_whatever_its_name(String name) throws IOException {
        assertThat(type("just some words", name)).isEqualTo("text/plain");
    }

    @Test
    void a_name_says_which_text() throws IOException {
        assertThat(type("a,b\n1,2", "a.csv")).isEqualTo("text/csv");
        assertThat(type("a\tb\n1\t2", "A.TSV")).isEqualTo("text/tab-separated-values");
    }

    @Test
    void a_name_says_what_is_in_a_container() throws IOException {
        var zip = zip("a.txt");
        assertThat(type(zip, "a.zip")).isEqualTo("application/zip");
        assertThat(type(zip, "a.docx"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(type(zip, "a.ods")).isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
        assertThat(type(zip, "a.png")).isEqualTo("application/zip");
        assertThat(type(zip, "a.html")).isEqualTo("application/zip");
        assertThat(type(zip, "file")).isEqualTo("application/zip");
        assertThat(type(zip("[Content_Types].xml"), "file")).isEqualTo("application/zip");
        assertThat(type(zip("[Content_Types].xml"), "a.xlsx"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var ole = "d0cf11e0a1b11ae1" + "00".repeat(600);
        assertThat(binary(ole, "a.doc")).isEqualTo("application/msword");
        assertThat(binary(ole, "a.jpg")).isEqualTo("application/x-ole-storage");
    }

    @Test
    void no_type_is_a_word_of_the_library_alone() throws IOException {
        assertThat(binary("d0cf11e0a1b11ae1" + "00".repeat(600), "file")).doesNotContain("tika");
        assertThat(type(zip("[Content_Types].xml"), "a.bin")).doesNotContain("tika");
    }

    @Test
    void a_pdf_is_known_and_downloaded() throws IOException {
        var kind = FileKind.of(
                new ByteArrayInputStream("%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1)), "a.png");
        assertThat(kind).isEqualTo(new FileKind("application/pdf"));
        assertThat(kind.isShownInline()).isFalse();
    }

    @Test
    void what_nobody_knows_is_bytes() throws IOException {
        assertThat(binary("00010203fefdfc00ff01", "a.png")).isEqualTo("application/octet-stream");
        assertThat(binary("00010203fefdfc00ff01", "a.docx")).isEqualTo("application/octet-stream");
    }

    @Test
    void an_empty_file_is_no_picture() throws IOException {
        assertThat(new FileKind(type(new byte[0], "a.png")).isPicture()).isFalse();
    }

    @Test
    void a_name_is_never_taken_for_an_address() throws IOException {
        assertThat(binary(PNG, "http://example.com/a.html?b#c")).isEqualTo("image/png");
        assertThat(type("words", "a.csv?x.png#y")).isIn("text/plain", "text/csv");
    }

    @Test
    void xml_reads_nothing_from_elsewhere() throws IOException {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
                + "<!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>";
        assertThat(type(bomb, "a.xml")).isEqualTo("application/xml");
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return bytes.toByteArray();
    }
}
