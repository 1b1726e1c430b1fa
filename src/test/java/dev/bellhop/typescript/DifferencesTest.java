package dev.bellhop.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.typescript.Differences.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nothing that the two sides declare differently gets past the comparison.
class DifferencesTest {
    private enum Kind {
        DOT,
        LINE
    }

    private record Place(int x) {}

    private record Shown(Kind kind, Place at, @Nullable Place to, List<String> names) {}

    private static final String ALIKE = """
            /** Where; it has no `y`. */
            export interface Place {
              x: number;
            }

            export interface Named {
              names: string[];
            }

            export type Shown =
              | ({ kind: 'DOT'; at: Place } & Named)
              | { kind: 'LINE'; at: Place; to: Place; names: string[] };
            """;

    private static List<String> differences(String typescript, Sender sender) {
        var shape = new Declarations(typescript).shape("Shown");
        return Differences.between("Shown", JavaShapes.fields(Shown.class), shape, sender);
    }

    private static List<String> changed(String from, String to) {
        assertThat(ALIKE).contains(from);
        return differences(ALIKE.replace(from, to), Sender.SERVICE);
    }

    @Test
    void what_is_declared_alike_has_none() {
        assertThat(differences(ALIKE, Sender.SERVICE)).isEmpty();
        assertThat(differences(ALIKE, Sender.CLIENT)).isEmpty();
    }

    @Test
    void a_field_of_one_side_only_is_named() {
        assertThat(changed("x: number;", "x: number; y: number;"))
                .containsOnly("Shown.at has no \"y\" in Java.", "Shown.to has no \"y\" in Java.");
        assertThat(changed("x: number;", ""))
                .containsOnly("Shown.at has no \"x\" in TypeScript.", "Shown.to has no \"x\" in TypeScript.");
    }

    @Test
    void a_field_that_one_side_may_leave_out_is_named() {
        assertThat(changed("at: Place } & Named", "at?: Place } & Named"))
                .containsOnly("Shown.at is optional in TypeScript and always there in Java.");
        assertThat(changed("{ kind: 'DOT'; at: Place }", "{ kind: 'DOT'; at: Place; to: Place }"))
                .containsOnly("Shown.to is optional in Java and always there in TypeScript.");
    }

    @Test
    void a_field_of_another_type_is_named() {
        assertThat(changed("x: number", "x: string")).contains("Shown.at.x is NUMBER in Java and TEXT in TypeScript.");
    }

    @Test
    void a_word_of_one_side_only_is_named() {
        assertThat(changed("kind: 'LINE'", "kind: 'LINE' | 'ARC'")).containsOnly("Shown.kind has no \"ARC\" in Java.");
        assertThat(changed("kind: 'LINE'", "kind: 'DOT'")).containsOnly("Shown.kind has no \"LINE\" in TypeScript.");
    }

    @Test
    void a_client_may_send_fewer_words_and_no_others() {
        assertThat(differences(ALIKE.replace("'LINE'", "'DOT'"), Sender.CLIENT)).isEmpty();
        assertThat(differences(ALIKE.replace("'LINE'", "'ARC'"), Sender.CLIENT))
                .containsOnly("Shown.kind has no \"ARC\" in Java.");
    }

    @Test
    void a_form_that_is_not_known_fails() {
        assertThatThrownBy(() -> changed("x: number", "x: Partial<number>"))
                .hasMessage("No file that was read exports Partial.");
        assertThatThrownBy(() -> changed("x: number", "x: (number")).hasMessage("Expected ), found ;.");
    }
}
