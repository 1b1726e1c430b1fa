package dev.bellhop.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void names_that_differ_in_case_or_form_only_are_the_same() {
        assertThat(Label.fold("Ärger")).isEqualTo(Label.fold("ÄRGER")).isEqualTo(Label.fold("a\u0308rger"));
        assertThat(Label.fold("Straße")).isEqualTo(Label.fold("STRASSE"));
        assertThat(Label.fold("Возврат")).isEqualTo(Label.fold("ВОЗВРАТ"));
        assertThat(Label.fold("ＶＩＰ")).isEqualTo(Label.fold("vip"));
        assertThat(Label.fold("返品")).isNotEqualTo(Label.fold("返金"));
    }
}
