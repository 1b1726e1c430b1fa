package dev.bellhop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AddressTurnsTest {
    private final AddressTurns turns = new AddressTurns(null, null);

    private int within(int depth, String address) {
        return turns.call(
                address, () -> depth == 1 ? turns.call("192.0.2.9", () -> 1) : 1 + within(depth - 1, address));
    }

    @Test
    void one_address_has_four_and_the_others_notice_nothing() {
        assertThat(within(4, "192.0.2.1")).isEqualTo(4);
        assertThatThrownBy(() -> within(5, "192.0.2.1"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Refusal.Code.TOO_MANY));
        assertThat(within(4, "192.0.2.1")).as("given back").isEqualTo(4);
    }

    @Test
    void with_many_addresses_each_has_one_so_that_there_is_a_place_for_another() {
        assertThat(crowd(12, () -> within(1, "198.51.100.1"))).isEqualTo(1);
        assertThatThrownBy(() -> crowd(12, () -> within(2, "198.51.100.1"))).isInstanceOf(Refusal.class);
    }

    private int crowd(int others, Supplier<Integer> work) {
        return others == 0 ? work.get() : turns.call("203.0.113." + others, () -> crowd(others - 1, work));
    }
}
