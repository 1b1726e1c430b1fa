package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How many are let in before the event loops have come around to them.
class AcceptThrottleTest {
    private final List<Channel> welcomed = new ArrayList<>();
    private final EmbeddedChannel door = new EmbeddedChannel(new AcceptThrottle(welcomed::add));

    private List<EmbeddedChannel> comes(int number) {
        var all = Stream.generate(EmbeddedChannel::new).limit(number).toList();
        all.forEach(door::writeInbound);
        return all;
    }

    // Their event loop has a turn, and then the door's.
    private void turn(EmbeddedChannel connection) {
        connection.runPendingTasks();
        door.runPendingTasks();
    }

    @Test
    void the_door_shuts_while_many_arrive_and_opens_when_one_of_them_has() {
        var few = comes(AcceptThrottle.AT_ONCE - 1);
        assertThat(door.config().isAutoRead()).isTrue();
        comes(1);
        assertThat(door.config().isAutoRead()).isFalse();
        turn(few.getFirst());
        assertThat(door.config().isAutoRead()).isTrue();
        assertThat(welcomed).hasSize(AcceptThrottle.AT_ONCE);
    }

    @Test
    void who_closes_at_once_is_not_waited_for() {
        var _ = Stream.generate(EmbeddedChannel::new)
                .limit(AcceptThrottle.AT_ONCE)
                .peek(EmbeddedChannel::finish)
                .peek(door::writeInbound)
                .toList();
        assertThat(door.config().isAutoRead()).isTrue();
    }

    @Test
    void who_closes_while_arriving_does_not_keep_the_door_shut() {
        var all = comes(AcceptThrottle.AT_ONCE);
        all.forEach(EmbeddedChannel::finish);
        all.forEach(this::turn);
        assertThat(door.config().isAutoRead()).isTrue();
    }
}
