package dev.bellhop.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.search.SearchQuery.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "late parcel;('late') & ('parcel':*)",
                "`late parcel `;('late') & ('parcel')",
                "A-10 023;('a' <-> '10') & ('023':*)",
                "anna@shop.example;('anna' <-> 'shop' <-> 'example':*)",
                "\"late parcel\" x;('late' <-> 'parcel') & ('x':*)",
                "\"late parcel;('late') & ('parcel':*)",
                "退货;('退货')",
                "要退货;('要退' <-> '退货')",
                "货;('货':*)",
                "A10货;('a10' <-> '货':*)",
                "' | & ! <-> :* x;('x':*)",
            },
            delimiter = ';')
    void a_text_becomes_an_expression(String text, String expression) {
        assertThat(SearchQuery.parse(text).expression()).isEqualTo(expression);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\"\"", "& | ! ( ) :* <->", "…😀"})
    void what_names_nothing_is_refused(String text) {
        assertThatThrownBy(() -> SearchQuery.parse(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void more_than_two_hundred_characters_are_refused() {
        assertThatThrownBy(() -> SearchQuery.parse("x".repeat(201))).hasMessage("Search for at most 200 characters.");
    }

    @Test
    void the_words_are_found_where_they_stand() {
        assertThat(SearchQuery.parse("late parc").in("The Parcel is láte."))
                .containsExactly(new Found(4, 10), new Found(14, 18));
        assertThat(SearchQuery.parse("要退货").in("我要退货了")).containsExactly(new Found(1, 4));
        assertThat(SearchQuery.parse("货").in("我要退货了")).containsExactly(new Found(3, 5));
        assertThat(SearchQuery.parse("\"b c\"").in("a b c c b")).containsExactly(new Found(2, 5));
    }
}
