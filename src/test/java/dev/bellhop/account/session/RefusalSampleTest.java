package dev.bellhop.account.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.ratelimit.RateLimit;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefusalSampleTest {
    private static final RateLimit ENOUGH = new RateLimit(1_000, Duration.ofHours(1));

    private record Limits(RateLimit account, RateLimit address, RateLimit all) implements SessionConfig.NotedRefusals {}

    private static RateLimit of(long tokens) {
        return new RateLimit(tokens, Duration.ofHours(1));
    }

    @Test
    void only_so_many_of_an_account_are_noted_wherever_they_come_from() {
        var sample = new RefusalSample(new Limits(of(2), ENOUGH, ENOUGH));
        assertThat(sample.take("ana", "192.0.2.1")).hasValue(0);
        assertThat(sample.take("ana", "192.0.2.2")).hasValue(0);
        assertThat(sample.take("ana", "192.0.2.3")).isEmpty();
        assertThat(sample.take("ben", "192.0.2.3")).hasValue(0);
    }

    @Test
    void only_so_many_from_an_address_are_noted_whichever_account_is_tried() {
        var sample = new RefusalSample(new Limits(ENOUGH, of(1), ENOUGH));
        assertThat(sample.take("ana", "192.0.2.1")).isPresent();
        assertThat(sample.take("ben", "192.0.2.1")).isEmpty();
        assertThat(sample.take("ben", "192.0.2.2")).hasValue(1);
    }

    @Test
    void only_so_many_are_noted_in_all() {
        var sample = new RefusalSample(new Limits(ENOUGH, ENOUGH, of(1)));
        assertThat(sample.take("ana", "192.0.2.1")).isPresent();
        assertThat(sample.take("ben", "192.0.2.2")).isEmpty();
    }

    @Test
    void the_next_one_that_is_noted_says_how_many_were_not() {
        var sample = new RefusalSample(new Limits(new RateLimit(1, Duration.ofMillis(200)), ENOUGH, ENOUGH));
        assertThat(sample.take("ana", "192.0.2.1")).hasValue(0);
        var omitted = new long[1];
        var noted = await().until(
                        () -> {
                            var taken = sample.take("ana", "192.0.2.1");
                            omitted[0] += taken.isEmpty() ? 1 : 0;
                            return taken;
                        },
                        OptionalLong::isPresent);
        assertThat(noted).hasValue(omitted[0]);
    }
}
