package dev.bellhop.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTest {
    @Test
    void a_plain_name_stands_twice() {
        assertThat(Disposition.INLINE.of("photo 1.jpg"))
                .isEqualTo("inline; filename=\"photo 1.jpg\"; filename*=UTF-8''photo%201.jpg");
    }

    @Test
    void other_scripts_are_encoded_and_have_a_fallback() {
        assertThat(Disposition.ATTACHMENT.of("ánimo.txt"))
                .isEqualTo("attachment; filename=\"animo.txt\"; filename*=UTF-8''%C3%A1nimo.txt");
        assertThat(Disposition.ATTACHMENT.of("中文.pdf"))
                .isEqualTo("attachment; filename=\"__.pdf\"; filename*=UTF-8''%E4%B8%AD%E6%96%87.pdf");
        assertThat(Disposition.ATTACHMENT.of("😀.pdf"))
                .isEqualTo("attachment; filename=\"_.pdf\"; filename*=UTF-8''%F0%9F%98%80.pdf");
    }

    @Test
    void quotes_and_escapes_end_nothing() {
        assertThat(Disposition.ATTACHMENT.of("a\"; filename=\"b.exe"))
                .isEqualTo("attachment; filename=\"a_; filename=_b.exe\";"
                        + " filename*=UTF-8''a%22%3B%20filename%3D%22b.exe");
        assertThat(Disposition.ATTACHMENT.of("50%20\\'x'*"))
                .isEqualTo("attachment; filename=\"50_20_'x'*\"; filename*=UTF-8''50%2520%5C%27x%27%2A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nSet-Cookie: b=c", "\u0000\u001F\u007F", "\u202Etxt.exe", "\u2028", "\uD800x", "é\u0301\"\n"
            })
    void whatever_the_name_the_header_is_one_line_of_ascii(String name) {
        assertThat(Disposition.ATTACHMENT.of(name))
                .matches(
                        "attachment; filename=\"[ !#-\\[\\]-~&&[^%]]*\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*");
    }
}
