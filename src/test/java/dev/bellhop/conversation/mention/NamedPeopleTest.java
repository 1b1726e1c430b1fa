package dev.bellhop.conversation.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.protocol.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedPeopleTest {
    private static final List<Person> PEOPLE =
            people("Ben", "Ben Kim", "Zo\u00eb", "\u738b\u5c0f\u660e", "Ben Kim", "%");
    private static final Map<Object, String> NAMES =
            PEOPLE.stream().collect(Collectors.toMap(Person::id, Person::name));

    private static List<Person> people(String... names) {
        return List.of(names).stream()
                .map(name -> new Person(Person.Kind.AGENT, Ids.next(), name))
                .toList();
    }

    private static List<String> named(String text) {
        return new NamedPeople(PEOPLE).in(text).stream().map(NAMES::get).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Ben, look | Ben",
                "look @ben | Ben",
                "(@BEN) | Ben",
                "@Ben's | Ben",
                "@Ben @Ben | Ben",
                "@Zoe\u0308! | Zo\u00eb",
                "\u8bf7@\u738b\u5c0f\u660e\u770b | \u738b\u5c0f\u660e",
                "@% | %"
            })
    void a_sign_and_the_whole_name_name_somebody(String text, String name) {
        assertThat(named(text)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia@ben.example", "1@Ben", "@Benjamin", "@ Ben", "@", "@@", "Ben", "", "@Nobody"})
    void nobody_else_is_named(String text) {
        assertThat(named(text)).isEmpty();
    }

    @Test
    void of_names_that_begin_alike_the_longest_counts_and_all_who_share_it_are_named() {
        assertThat(named("@Ben Kim, and @Zo\u00eb")).containsExactly("Ben Kim", "Ben Kim", "Zo\u00eb");
        assertThat(named("@Ben Kimura")).containsExactly("Ben");
    }

    @Test
    void who_lists_everybody_names_twenty_of_them_in_their_order() {
        var names = IntStream.range(0, 50).mapToObj(n -> "N" + n + "x").toArray(String[]::new);
        var crowd = people(names);
        var body = crowd.stream().map(one -> "@" + one.name()).collect(Collectors.joining(" "));
        assertThat(new NamedPeople(crowd).in(body))
                .containsExactlyElementsOf(
                        crowd.stream().limit(NamedPeople.MOST).map(Person::id).toList());
    }

    @Test
    void marks_without_end_are_read_to_an_end() {
        var marks = "\u0f73\u0f71".repeat(4_990);
        assertThat(named("a" + marks + " @Ben")).containsExactly("Ben");
    }

    @Test
    void a_flood_of_signs_is_read_to_an_end() {
        assertThat(named("@".repeat(9_990) + "@Ben")).isEmpty();
    }
}
