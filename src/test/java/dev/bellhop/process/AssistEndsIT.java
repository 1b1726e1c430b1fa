package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What ends an assistance that nobody stops. Of the service's times, two are short.
class AssistEndsIT extends TwoBrowserTestBase {
    @Override
    Map<String, String> settings() {
        return Map.of("BELLHOP_ASSIST_TIME_LIMIT", "15s", "BELLHOP_ASSIST_TAB_GRACE", "2s");
    }

    private void says(String sentence) {
        assertThat(both.console.getByText(sentence).first()).isVisible();
    }

    @Test
    void when_the_time_is_over_it_ends_by_itself() {
        both.meet("How long may this last?");
        both.show();
        both.sees(both.headline());
        says("the time was over");
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        assertThat(test(both.console, "assist")).hasCount(0);
        both.sendsNothingMore();
    }

    @Test
    void a_tab_that_is_closed_ends_it() {
        both.meet("I will leave in a moment");
        both.show();
        both.sees(both.headline());
        both.shop.close();
        says("the visitor left it");
        assertThat(test(both.console, "assist")).hasCount(0);
    }
}
