package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SerialQueueTest {
    private final SerialQueue<String> turns = new SerialQueue<>();

    @Test
    void frames_that_come_while_one_is_at_work_follow_in_order() {
        assertThat(turns.enter("first")).isTrue();
        assertThat(turns.enter("second")).isFalse();
        assertThat(turns.enter("third")).isFalse();
        assertThat(turns.next()).isEqualTo("second");
        assertThat(turns.enter("fourth")).isFalse();
        assertThat(turns.next()).isEqualTo("third");
        assertThat(turns.next()).isEqualTo("fourth");
        assertThat(turns.next()).isNull();
        assertThat(turns.enter("fifth")).isTrue();
    }
}
