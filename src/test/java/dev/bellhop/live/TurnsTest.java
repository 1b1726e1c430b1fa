package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void frames_that_come_while_one_is_at_work_follow_in_order() {
        assertThat(turns.enter("first")).isEqualTo(Turns.Entry.NOW);
        assertThat(turns.enter("second")).isEqualTo(Turns.Entry.LATER);
        assertThat(turns.enter("third")).isEqualTo(Turns.Entry.LATER);
        assertThat(turns.next()).isEqualTo("second");
        assertThat(turns.next()).isEqualTo("third");
        assertThat(turns.next()).isNull();
        assertThat(turns.enter("fourth")).isEqualTo(Turns.Entry.NOW);
    }

    @Test
    void neither_too_many_nor_too_much_may_wait() {
        turns.enter("at work");
        for (int i = 0; i < 512; i++) {
            assertThat(turns.enter("x")).isEqualTo(Turns.Entry.LATER);
        }
        assertThat(turns.enter("one too many")).isEqualTo(Turns.Entry.NEVER);
        var large = new Turns();
        large.enter("at work");
        assertThat(large.enter("x".repeat(400_000))).isEqualTo(Turns.Entry.LATER);
        assertThat(large.enter("x".repeat(200_000))).isEqualTo(Turns.Entry.NEVER);
    }
}
