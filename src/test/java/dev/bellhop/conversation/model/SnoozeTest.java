package dev.bellhop.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnoozeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void it_lasts_until_a_later_time_or_until_the_visitor_writes() {
        assertThat(Snooze.until(null, NOW)).isNull();
        assertThat(Snooze.until(NOW.plusMillis(1), NOW)).isEqualTo(NOW.plusMillis(1));
        assertThat(Snooze.until(NOW.plus(Duration.ofDays(366)), NOW)).isEqualTo(NOW.plus(Duration.ofDays(366)));
    }

    @Test
    void its_time_is_kept_as_all_times_are() {
        assertThat(Snooze.until(NOW.plusNanos(5_999_999), NOW)).isEqualTo(NOW.plusMillis(5));
    }

    @Test
    void a_time_that_has_passed_or_is_too_far_away_is_refused() {
        assertThatThrownBy(() -> Snooze.until(NOW, NOW)).hasMessageContaining("has passed");
        assertThatThrownBy(() -> Snooze.until(NOW.minusSeconds(1), NOW)).hasMessageContaining("has passed");
        assertThatThrownBy(() -> Snooze.until(NOW.plus(Duration.ofDays(367)), NOW))
                .hasMessageContaining("a year at most");
        assertThatThrownBy(() -> Snooze.until(Instant.MAX, NOW)).hasMessageContaining("a year at most");
    }
}
