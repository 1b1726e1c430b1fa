package dev.bellhop.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static List<String> marked(Excerpt excerpt) {
        return excerpt.marks().stream()
                .map(mark -> excerpt.text().substring(mark.start(), mark.end()))
                .toList();
    }

    private static Excerpt excerpt(String text, SearchQuery query) {
        return Excerpt.of(text, query.in(text));
    }

    @Test
    void a_short_text_is_whole() {
        var excerpt = excerpt("My parcel\nis late", SearchQuery.parse("parcel"));
        assertThat(excerpt.text()).isEqualTo("My parcel is late");
        assertThat(marked(excerpt)).containsExactly("parcel");
    }

    @Test
    void a_long_text_is_cut_around_the_first_word() {
        var excerpt = excerpt("so ".repeat(500) + "the parcel " + "so ".repeat(500), SearchQuery.parse("parcel"));
        assertThat(excerpt.text()).startsWith("…").endsWith("…").hasSizeLessThan(170);
        assertThat(marked(excerpt)).containsExactly("parcel");
    }

    @Test
    void no_character_is_cut() {
        var excerpt = excerpt("😀".repeat(100) + " x " + "😀".repeat(100), SearchQuery.parse("x"));
        assertThat(excerpt.text().codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff))
                .isEmpty();
        assertThat(marked(excerpt)).containsExactly("x");
    }
}
