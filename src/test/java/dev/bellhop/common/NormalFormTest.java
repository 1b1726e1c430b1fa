package dev.bellhop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {
    private static final String ACUTE = "\u0301";

    @Test
    void letters_are_composed() {
        assertThat(NormalForm.composed("Zoe\u0308")).isEqualTo("Zo\u00eb");
        assertThat(NormalForm.composed("\u738b @Ben")).isEqualTo("\u738b @Ben");
    }

    @Test
    void thirty_marks_on_a_letter_stay_and_no_more() {
        assertThat(NormalForm.withoutExcess("a" + ACUTE.repeat(30) + "b")).isEqualTo("a" + ACUTE.repeat(30) + "b");
        assertThat(NormalForm.withoutExcess("a" + ACUTE.repeat(31) + "b")).isEqualTo("a" + ACUTE.repeat(30) + "b");
        assertThat(NormalForm.withoutExcess("a" + ACUTE.repeat(9_999))).hasSize(31);
    }
}
