package dev.bellhop.live.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.ratelimit.Budgets;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How one client's texts come in.
class TransportTest {
    private static final int MOST = 4;

    private static final FrameConfig CONFIG = new FrameConfig() {
        @Override
        public int waiting() {
            return MOST;
        }

        @Override
        public MemorySize waitingBytes() {
            return new MemorySize(BigInteger.valueOf(20));
        }

        @Override
        public Duration message() {
            return Duration.ZERO;
        }

        @Override
        public Duration linger() {
            return Duration.ZERO;
        }

        @Override
        public Duration farewell() {
            return Duration.ZERO;
        }
    };

    private final FrameGuard guard = new FrameGuard(CONFIG, 1_000, null);
    private final EmbeddedChannel line = new EmbeddedChannel(guard);
    private final MemoryBudget budget = Budgets.of(1_000);
    private final Transport transport = new Transport(
            null,
            guard,
            new Transport.Bounds(1_000, budget.open(Use.OUTBOUND), budget.open(Use.FRAMES), budget.open(Use.FRAMES)));
    private int overflows;
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void hangUp() {
        line.finishAndReleaseAll();
    }

    private void open(boolean dealtWithAtOnce) {
        transport.open(
                text -> {
                    heard.add(new String(text, UTF_8));
                    return dealtWithAtOnce;
                },
                () -> {},
                () -> overflows++);
    }

    private void say(int from, int to) {
        for (int n = from; n < to; n++) {
            line.writeInbound(new TextWebSocketFrame("t" + n));
        }
    }

    @Test
    void texts_that_come_while_one_is_at_work_follow_in_order() {
        open(false);
        say(0, 3);
        assertThat(heard).containsExactly("t0");
        transport.done();
        assertThat(heard).containsExactly("t0", "t1");
        say(3, 4);
        transport.done();
        transport.done();
        assertThat(heard).containsExactly("t0", "t1", "t2", "t3");
    }

    @Test
    void what_is_dealt_with_at_once_makes_nothing_wait() {
        open(true);
        say(0, 3 * MOST);
        assertThat(heard).hasSize(3 * MOST);
        assertThat(line.config().isAutoRead()).isTrue();
    }

    @Test
    void nothing_is_read_from_a_client_of_whom_too_many_wait_until_half_are_dealt_with() {
        open(false);
        say(0, MOST - 1);
        assertThat(line.config().isAutoRead()).isTrue();
        say(MOST - 1, MOST);
        assertThat(line.config().isAutoRead()).isFalse();
        transport.done();
        assertThat(line.config().isAutoRead()).isFalse();
        transport.done();
        assertThat(line.config().isAutoRead()).isTrue();
    }

    @Test
    void what_comes_before_anybody_listens_waits() {
        say(0, 1);
        assertThat(line.config().isAutoRead()).isFalse();
        open(true);
        assertThat(heard).containsExactly("t0");
        assertThat(line.config().isAutoRead()).isTrue();
    }

    @Test
    void nothing_is_read_from_a_client_whose_waiting_texts_are_long() {
        open(false);
        say(0, 1);
        line.writeInbound(new TextWebSocketFrame("x".repeat(21)));
        assertThat(line.config().isAutoRead()).isFalse();
        transport.done();
        assertThat(line.config().isAutoRead()).isTrue();
    }

    @Test
    void where_all_clients_together_have_too_much_waiting_one_is_told() {
        open(false);
        say(0, 1);
        line.writeInbound(new TextWebSocketFrame("x".repeat(80)));
        assertThat(overflows).isZero();
        line.writeInbound(new TextWebSocketFrame("x"));
        assertThat(overflows).isOne();
    }

    @Test
    void what_somebody_wanted_who_has_gone_is_dropped() {
        open(false);
        say(0, 3);
        transport.gone();
        transport.done();
        assertThat(heard).containsExactly("t0");
        assertThat(budget.open(Use.FRAMES).grow(80)).isTrue();
    }
}
