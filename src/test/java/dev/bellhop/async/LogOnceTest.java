package dev.bellhop.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogOnceTest {
    private final LogOnce trouble = new LogOnce();

    @Test
    void is_news_once_for_each_reason_until_it_is_over() {
        assertThat(trouble.isNews("08006")).isTrue();
        assertThat(trouble.isNews("08006")).isFalse();
        assertThat(trouble.isNews("57P01")).isTrue();
        trouble.isOver();
        assertThat(trouble.isNews("57P01")).isTrue();
    }
}
