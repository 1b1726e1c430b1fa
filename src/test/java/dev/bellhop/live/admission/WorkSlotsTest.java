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
        return new Work(address, false, () -> begun.add(address + number));
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

    @Test
    void what_may_wait_for_another_machine_leaves_half_of_it_to_the_others() {
        for (var address : List.of("a", "b", "c", "d", "e")) {
            if (slots.begin(new Work(address, true, () -> begun.add(address + " elsewhere")))) {
                begun.add(address);
            }
        }
        assertThat(begun).containsExactly("a", "b", "c", "d");
        begun.clear();
        begin("a", 1);
        begin("e", 2);
        assertThat(begun).containsExactly("a", "e", "e");
    }

    @Test
    void what_waited_for_another_machine_makes_room_for_the_next() {
        var hanging = Stream.of("a", "b", "c", "d")
                .map(address -> new Work(address, true, () -> {}))
                .toList();
        hanging.forEach(slots::begin);
        slots.begin(new Work("a", true, () -> begun.add("a waited")));
        slots.begin(new Work("e", true, () -> begun.add("e waited")));
        slots.end(hanging.get(1));
        assertThat(begun).containsExactly("e waited");
        slots.end(hanging.get(0));
        assertThat(begun).containsExactly("e waited", "a waited");
    }
}
