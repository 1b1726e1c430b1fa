package dev.bellhop.account.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameLookupsTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private final NameLookups names = new NameLookups();
    private final UUID company = UUID.randomUUID();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    private InetAddress silent() throws InterruptedException {
        begun.incrementAndGet();
        answer.await();
        return InetAddress.getLoopbackAddress();
    }

    private void ask(UUID owner, int times) {
        for (int n = 0; n < times; n++) {
            assertThatThrownBy(() -> names.lookUp(owner, this::silent, SHORT)).isInstanceOf(IOException.class);
        }
    }

    @AfterEach
    void answer() {
        answer.countDown();
    }

    @Test
    void a_silent_name_server_is_waited_for_as_long_as_was_said() {
        assertThatThrownBy(() -> names.lookUp(company, this::silent, SHORT))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void what_nobody_waits_for_any_more_counts_until_it_ends() throws IOException {
        ask(company, 100);
        await().untilAsserted(() -> assertThat(begun).hasValue(16));
        assertThat(names.lookUp(UUID.randomUUID(), InetAddress::getLoopbackAddress, Duration.ofSeconds(5)))
                .isEqualTo(InetAddress.getLoopbackAddress());
        answer.countDown();
        await().untilAsserted(
                        () -> assertThat(names.lookUp(company, InetAddress::getLoopbackAddress, Duration.ofSeconds(5)))
                                .isEqualTo(InetAddress.getLoopbackAddress()));
    }

    @Test
    void all_companies_together_have_few_going_on() {
        for (int n = 0; n < 10; n++) {
            ask(UUID.randomUUID(), 16);
        }
        await().untilAsserted(() -> assertThat(begun).hasValue(64));
    }
}
