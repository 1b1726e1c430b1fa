package dev.bellhop.conversation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.testing.TestSettings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageRateLimitsTest {
    private static final UUID SITE = UUID.randomUUID();
    private final Caller.Visitor mia = visitor();

    private static Caller.Visitor visitor() {
        return new Caller.Visitor(UUID.randomUUID(), SITE, UUID.randomUUID(), "Mia", "hash", null, false);
    }

    private static MessageRateLimits limits(String setting, String bytes) {
        return new MessageRateLimits(
                TestSettings.of(MessageRateConfig.class, Map.of("bellhop.rate." + setting, bytes)));
    }

    private static void isFull(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(Refusal.class).hasMessageContaining("more text than is taken");
    }

    // A message of one letter took 270 bytes on the disk.
    @Test
    void short_messages_count_with_the_rows_that_they_make() {
        var limits = limits("visitor-bytes-per-day", "3100");
        for (var i = 0; i < 10; i++) {
            limits.take(mia, "x");
        }
        isFull(() -> limits.take(mia, "x"));
        limits.take(visitor(), "x");
    }

    @Test
    void a_conversation_counts_as_a_row_too() {
        var limits = limits("visitor-bytes-per-day", "1250");
        limits.takeStart(mia, "hello");
        limits.takeStart(mia, "hello");
        isFull(() -> limits.take(mia, ""));
    }

    @Test
    void text_counts_in_bytes() {
        var limits = limits("visitor-bytes-per-day", "1000");
        limits.take(mia, "Ā".repeat(300));
        isFull(() -> limits.take(mia, ""));
    }

    @Test
    void the_rows_of_a_sites_visitors_count_together() {
        var limits = limits("site-bytes-per-day", "3100");
        for (var i = 0; i < 10; i++) {
            limits.take(visitor(), "x");
        }
        isFull(() -> limits.take(visitor(), "x"));
    }
}
