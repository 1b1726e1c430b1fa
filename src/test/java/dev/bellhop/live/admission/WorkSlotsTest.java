package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.live.admission.WorkSlots.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkSlotsTest {
    private final WorkSlots slots = new WorkSlots(8);
    private final List<String> begun = new ArrayList<>();

    private Work work(String address, int number) {
        return new Work(address, () -> begun.add(address + number));
    }

    private List<Work> begin(String address, int number) {
        var all = IntStream.range(0, number).mapToObj(n -> work(address, n)).toList();
        all.forEach(work -> {
            if (slots.begin(work)) {
                begun.add(address);
            }
        });
        return all;
    }

    @Test
    void one_address_has_its_share_and_the_others_theirs() {
        begin("a", 5);
        assertThat(begun).containsExactly("a", "a");
        begin("b", 1);
        begin("c", 2);
        begin("d", 3);
        assertThat(begun).containsExactly("a", "a", "b", "c", "c", "d", "d");
    }

    @Test
    void who_waits_begins_in_turn_of_the_addresses() {
        var working = Stream.of("a", "b", "c", "d")
                .flatMap(address -> begin(address, 2).stream())
                .toList();
        begin("a", 2);
        begin("e", 2);
        begun.clear();
        slots.end(working.get(0));
        slots.end(working.get(2));
        slots.end(working.get(4));
        assertThat(begun).containsExactly("a0", "e0", "e1");
    }

    @Test
    void who_has_left_takes_no_turn_and_ends_once() {
        var first = begin("a", 3);
        begun.clear();
        slots.end(first.get(2));
        slots.end(first.get(0));
        slots.end(first.get(0));
        assertThat(begun).isEmpty();
        begin("a", 2);
        assertThat(begun).containsExactly("a");
    }
}
