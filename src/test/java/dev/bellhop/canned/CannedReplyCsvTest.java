package dev.bellhop.canned;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
import jakarta.validation.Validation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CannedReplyCsvTest {
    private final CannedReplyCsv csv =
            new CannedReplyCsv(Validation.buildDefaultValidatorFactory().getValidator());

    private List<CannedReplyDraft> read(String file) {
        return csv.read(file.getBytes(UTF_8), ReplyScope.PERSONAL);
    }

    private static CannedReplyView view(String body, String language) {
        return new CannedReplyView(
                new UUID(0, 1),
                "hello",
                "Wel, \"come\"",
                body,
                language,
                ReplyScope.EVERYONE,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, you",
                "He said \"hi\"",
                "- one\n- two",
                "=1+1",
                "'=1",
                "  blanks  ",
                "\u4e2d\u6587; \u0645\u0631\u062d\u0628\u0627"
            })
    void what_is_written_is_read_again(String body) {
        for (var language : new String[] {"pt-BR", null}) {
            var file = CannedReplyCsv.head() + CannedReplyCsv.line(view(body, language));
            assertThat(read(file))
                    .containsExactly(
                            new CannedReplyDraft("hello", "Wel, \"come\"", body, language, ReplyScope.EVERYONE));
        }
    }

    @Test
    void columns_may_be_left_out_and_stand_in_any_order() {
        assertThat(read("body,Shortcut \nHello,/Hi\n"))
                .containsExactly(new CannedReplyDraft("/Hi", null, "Hello", null, ReplyScope.PERSONAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shortcut;body\r\nhi;Hello, you\r\n",
                "shortcut\tbody\nhi\tHello, you",
                "\ufeffshortcut;body\nhi;Hello, you\n\n"
            })
    void spreadsheets_of_all_countries_are_understood(String file) {
        assertThat(read(file)).extracting(CannedReplyDraft::body).containsExactly("Hello, you");
    }

    @Test
    void each_wrong_line_is_named_and_nothing_is_read() {
        var file = """
                shortcut,name,language,scope,body
                one,One,en,personal,First
                ,No shortcut,,,Body
                two,Two,en,personal,"Two
                lines"
                two words,Three,,,Body
                four,Four,klingonisch,,Body
                five,Five,,somebody,Body
                six,Six,,,
                ONE,One again,EN,,Body
                seven,Seven,,,Body, and more
                """;
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED);
            assertThat(refusal.getMessage().lines().map(CannedReplyCsvTest::beginning))
                    .containsExactly(
                            "Nothing was imported.",
                            "Line 3: A canned reply needs a shortcut and a body.",
                            "Line 6: The shortcut must have 1 to 40 letters, digits",
                            "Line 7: The language must be a language tag",
                            "Line 8: The scope is personal or everyone.",
                            "Line 9: A canned reply needs a shortcut and a body.",
                            "Line 10: It has the shortcut, the language and the scope of line 2.",
                            "Line 11: There are more cells than columns. Put a text with commas in quotation marks.");
        });
    }

    private static String beginning(String line) {
        return line.replaceAll("(digits|tag)[, ].*", "$1");
    }

    @Test
    void of_many_wrong_lines_some_are_named() {
        var file = IntStream.range(0, 50)
                .mapToObj(n -> ",Body " + n)
                .collect(Collectors.joining("\n", "shortcut,body\n", ""));
        assertThatThrownBy(() -> read(file))
                .hasMessageEndingWith("\nAnd 30 more lines.")
                .message()
                .hasLineCount(22);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello,Hello there",
                "shortcut,body,colour\nhi,Hello,red",
                "shortcut,shortcut\na,b",
                "shortcut,body\nhi,\"Hello\"there\"\n",
                "PK\u0003\u0004\u0000\u0000"
            })
    void what_is_no_such_file_is_refused_in_a_sentence(String file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.getMessage())
                        .startsWith("The ")
                        .endsWith("."));
    }

    @Test
    void another_encoding_is_told() {
        assertThatThrownBy(() -> csv.read("shortcut,body\nhi,H\u00e9".getBytes(UTF_16), ReplyScope.PERSONAL))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_file_has_only_so_many_lines() {
        var file = IntStream.range(0, 2_001)
                .mapToObj(n -> "s" + n + ",Body")
                .collect(Collectors.joining("\n", "shortcut,body\n", ""));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("2001 replies");
    }
}
