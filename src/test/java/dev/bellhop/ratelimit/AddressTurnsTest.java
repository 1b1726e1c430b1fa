package dev.bellhop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
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
}
