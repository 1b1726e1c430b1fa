package dev.bellhop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {
    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "20, 1, 20", "21, 2, 20", "800, 40, 20", "801, 39, 21", "100000, 40, 2500"})
    void few_go_in_small_steps_and_many_in_a_bounded_number_of_them(int items, int steps, int most) {
        var some = Pacer.steps(numbers(items), 20);
        assertThat(some).hasSize(steps);
        assertThat(some.stream().mapToInt(List::size).max().orElse(0)).isEqualTo(most);
        assertThat(some.stream().flatMap(List::stream)).containsExactlyElementsOf(numbers(items));
    }

    @Test
    void each_item_has_its_turn_once() {
        var done = new ArrayList<Integer>();
        Pacer.over(Duration.ZERO, numbers(105), 20, done::addAll);
        assertThat(done).containsExactlyElementsOf(numbers(105));
    }

    @Test
    void who_waits_for_the_next_step_can_be_told_to_end() {
        var done = new ArrayList<Integer>();
        Pacer.over(Duration.ofDays(1), numbers(105), 20, some -> {
            done.addAll(some);
            Thread.currentThread().interrupt();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSize(20);
    }
}
