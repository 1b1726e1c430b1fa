package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many may stand in the doorway.
class IdleConnectionLimitTest {
    private record Few(
            Duration head,
            Duration body,
            MemorySize pace,
            int waiting,
            MemorySize knownBody,
            MemorySize strangersBody,
            int perAddress)
            implements RequestConfig {}

    private final RequestConfig config =
            new Few(Duration.ofHours(1), Duration.ofHours(1), new MemorySize(BigInteger.TWO), 2, null, null, 2);
    private final IdleConnectionLimit idleConnections =
            new IdleConnectionLimit(config, null, null, null, new SimpleMeterRegistry());

    private EmbeddedChannel comes() {
        return new EmbeddedChannel(new RequestTimeoutHandler(config, idleConnections));
    }

    @Test
    void a_crowd_pushes_out_those_who_have_said_nothing_for_the_longest() {
        var first = comes();
        var second = comes();
        assertThat(first.isOpen()).isTrue();
        var third = comes();
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(third.isOpen()).isTrue();
    }

    @Test
    void who_goes_leaves_the_place_to_another() {
        var first = comes();
        var _ = comes().close();
        comes();
        assertThat(first.isOpen()).isTrue();
    }
}
