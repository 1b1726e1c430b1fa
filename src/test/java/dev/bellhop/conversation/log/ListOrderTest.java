package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Which conversations are moved up in the lists behind the writer's back, and which are left to it.
class ListOrderTest {
    // Close to where nanoTime may overflow, as it is allowed to.
    private static final long NOW = Long.MAX_VALUE - 1_000;
    private static final long SETTLED = ListOrder.SETTLED.toNanos();

    private final ListOrder order = new ListOrder(null);

    @Test
    void one_that_goes_on_is_left_to_the_writer() {
        var busy = Ids.next();
        var quiet = Ids.next();
        order.fellBehind(quiet, NOW);
        order.fellBehind(busy, NOW);
        order.fellBehind(busy, NOW + Duration.ofMillis(900).toNanos());
        assertThat(order.quiet(NOW + SETTLED - 1)).isEmpty();
        assertThat(order.quiet(NOW + SETTLED)).containsExactly(quiet);
        assertThat(order.quiet(NOW + 2 * SETTLED)).containsExactlyInAnyOrder(quiet, busy);
    }

    @Test
    void one_that_the_writer_has_moved_needs_nobody_else() {
        var moved = Ids.next();
        order.fellBehind(moved, NOW);
        order.caughtUp(moved);
        assertThat(order.quiet(NOW + SETTLED)).isEmpty();
        order.fellBehind(moved, NOW + SETTLED);
        assertThat(order.quiet(NOW + 2 * SETTLED)).containsExactly(moved);
    }
}
