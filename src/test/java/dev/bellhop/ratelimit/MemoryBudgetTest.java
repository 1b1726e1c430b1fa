package dev.bellhop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.ratelimit.MemoryBudget.Holder;
import dev.bellhop.ratelimit.MemoryBudget.Share;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final Holder OFFICE = new Holder(Share.ADDRESS, "192.0.2.1");
    private static final Holder HOME = new Holder(Share.ADDRESS, "192.0.2.2");

    /// 8,000 bytes of bodies, 2,000 for each address.
    private final MemoryBudget budget = Budgets.of(100_000);

    @Test
    void nobody_gets_more_than_a_share() {
        var one = budget.open(Use.BODIES, OFFICE);
        assertThat(one.grow(1_500)).isTrue();
        var another = budget.open(Use.BODIES, OFFICE);
        assertThat(another.grow(501)).isFalse();
        assertThat(another.bytes()).isZero();
        assertThat(another.grow(500)).isTrue();
        assertThat(budget.open(Use.BODIES, HOME).grow(2_000)).isTrue();
    }

    @Test
    void all_together_get_no_more_than_the_part() {
        for (int n = 0; n < 4; n++) {
            assertThat(budget.open(Use.BODIES, new Holder(Share.ADDRESS, n)).grow(2_000))
                    .isTrue();
        }
        assertThat(budget.open(Use.BODIES, HOME).grow(100)).isFalse();
        assertThat(budget.open(Use.ANSWERS, HOME).grow(100)).isTrue();
    }

    @Test
    void who_holds_little_finds_room_where_others_have_filled_it() {
        for (int n = 0; n < 4; n++) {
            budget.open(Use.BODIES, new Holder(Share.ADDRESS, n)).grow(2_000);
        }
        var little = budget.open(Use.BODIES, HOME);
        assertThat(little.grow(30)).isTrue();
        assertThat(little.grow(30)).isFalse();
        for (int n = 0; n < 65; n++) {
            assertThat(budget.open(Use.BODIES, new Holder(Share.ADDRESS, "other " + n))
                            .grow(30))
                    .isTrue();
        }
        assertThat(budget.open(Use.BODIES, new Holder(Share.ADDRESS, "one more"))
                        .grow(30))
                .isFalse();
    }

    @Test
    void who_is_not_to_blame_bears_no_blame() {
        var large = budget.open(Use.ANSWERS, OFFICE);
        large.hold(13_000);
        assertThat(large.isBearable()).isFalse();
        assertThat(budget.open(Use.ANSWERS, HOME).isBearable()).isTrue();
    }

    @Test
    void what_is_let_go_is_there_for_others() {
        var one = budget.open(Use.BODIES, OFFICE);
        assertThat(one.grow(2_000)).isTrue();
        one.shrink(500);
        assertThat(budget.open(Use.BODIES, OFFICE).grow(500)).isTrue();
        one.close();
        one.close();
        assertThat(budget.open(Use.BODIES, OFFICE).grow(1_500)).isTrue();
        assertThat(budget.open(Use.BODIES, OFFICE).grow(1)).isFalse();
    }

    @Test
    void what_is_there_already_counts_even_where_there_is_no_room() {
        var one = budget.open(Use.ANSWERS, OFFICE);
        one.hold(50_000);
        assertThat(one.hasRoom()).isFalse();
        assertThat(budget.open(Use.ANSWERS, HOME).hasRoom()).isFalse();
        one.close();
        assertThat(budget.open(Use.ANSWERS, HOME).hasRoom()).isTrue();
    }
}
