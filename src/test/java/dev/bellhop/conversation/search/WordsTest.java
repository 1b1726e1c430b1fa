package dev.bellhop.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.conversation.search.Words.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static List<String> words(String text) {
        return Words.of(text).stream().map(Word::text).toList();
    }

    @Test
    void case_and_accents_make_no_difference() {
        assertThat(words("Cüstomer CUSTOMER cu\u0308stomer")).containsExactly("customer", "customer", "customer");
        assertThat(words("Ångström Łódź Straße Œuvre smørrebrød"))
                .containsExactly("angstrom", "lodz", "strasse", "oeuvre", "smorrebrod");
        assertThat(words("Ёлка ΌΛΟΣ όλος")).containsExactly("елка", "ολοσ", "ολοσ");
    }

    @Test
    void forms_of_width_and_arabic_points_make_no_difference() {
        assertThat(words("Ａ１２３ ﬁne")).containsExactly("a123", "fine");
        assertThat(words("مُحَمَّد محمد")).containsExactly("محمد", "محمد");
        assertThat(words("שָׁלוֹם שלום")).containsExactly("שלום", "שלום");
    }

    @Test
    void marks_without_end_are_one_word_and_cost_no_more_than_others() {
        var text = "a" + "\u0f73\u0f71".repeat(4_990) + " parcel";
        assertThat(words(text)).hasSize(2).last().isEqualTo("parcel");
    }

    @Test
    void signs_and_blanks_are_between_words() {
        assertThat(words("Order A-10 023: anna.b+x@shop.example!"))
                .containsExactly("order", "a", "10", "023", "anna", "b", "x", "shop", "example");
        assertThat(words(" …😀— ")).isEmpty();
    }

    @Test
    void scripts_without_blanks_give_pairs_and_the_last_character() {
        assertThat(words("退货 OK")).containsExactly("退货", "货", "ok");
        assertThat(words("我要退货a1")).containsExactly("我要", "要退", "退货", "货", "a1");
        assertThat(words("ก่อน")).containsExactly("ก่อ", "อน", "น");
    }

    @Test
    void vowel_signs_that_a_script_needs_stay() {
        assertThat(words("किताब")).containsExactly("किताब");
    }

    @Test
    void words_know_their_place() {
        assertThat(Words.of("Ein 😀 Straßenname"))
                .containsExactly(new Word("ein", 1, 0, 3), new Word("strassenname", 2, 7, 18));
    }

    @Test
    void endless_words_are_cut_between_characters() {
        assertThat(words("x".repeat(10_000))).containsExactly("x".repeat(64));
        assertThat(words("x".repeat(63) + "𝒜𐐷".repeat(50)).getFirst())
                .matches("[^\\ud800-\\udbff]*(?:[\\ud800-\\udbff][\\udc00-\\udfff][^\\ud800-\\udbff]*)*");
    }
}
