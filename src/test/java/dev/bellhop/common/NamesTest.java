package dev.bellhop.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static List<Arguments> odd() {
        return List.of(
                arguments("Ana\u202egnp.exe", "Anagnp.exe"),
                arguments("\u2067\u200fAna\u2069\u061c", "Ana"),
                arguments("A\u0000n\u0007a\u007f", "Ana"),
                arguments("Ana\r\nRuiz\u2028Soto", "Ana Ruiz Soto"),
                arguments("\u00a0 Ana\t", "Ana"),
                arguments("A\u200bn\u2060a\ufeff\u00ad", "Ana"),
                arguments("A\u200dn\u200ca\u200d", "Ana"),
                arguments("\u0645\u200c\u200c\u06cc", "\u0645\u200c\u06cc"),
                arguments("Ana\udb40\udc67", "Ana"),
                arguments("\u0301Ana\u3164\u2800", "Ana"),
                arguments("Ana\ud83d", "Ana"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void what_cannot_be_seen_is_stripped(String name, String clean) {
        assertThat(Names.clean(name)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana Ruiz",
                "Chloe\u0301 Nguye\u0302\u0303n",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0d05\u0d35\u0d28\u0d4d\u200d",
                "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
                "\u5c71\u7530\u3000\u592a\u90ce",
                "\u845b\udb40\udd00\u57ce",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb \u2764\ufe0f\u200d\ud83d\udd25",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "\u0e17\u0e35\u0e48",
                "O\u2019Brien \u2014 \u201cLinden & Loom\u201d",
            })
    void what_scripts_and_emoji_need_stays(String name) {
        assertThat(Names.clean(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u200b\u2800", "\u3164", "\u0301", "\u202e\u200f"})
    void a_name_that_shows_nothing_is_empty(String name) {
        assertThat(Names.clean(name)).isEmpty();
    }

    @Test
    void a_cut_leaves_no_half_character_and_no_blank_at_the_end() {
        assertThat(Names.clean("abc def", 4)).isEqualTo("abc");
        assertThat(Names.clean("abc\ud83d\ude42", 4)).isEqualTo("abc");
        assertThat(Names.clean("abc\ud83d\ude42", 5)).isEqualTo("abc\ud83d\ude42");
    }

    @Test
    void a_name_in_a_sentence_is_isolated() {
        assertThat(Names.isolate("Ana")).isEqualTo("\u2068Ana\u2069");
    }
}
