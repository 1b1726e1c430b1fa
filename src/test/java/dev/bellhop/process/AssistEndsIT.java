package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.Assisting.picture;
import static dev.bellhop.process.Assisting.test;

import com.microsoft.playwright.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What ends an assistance that nobody stops, and a second agent who looks on. Of the service's times, two are short.
class AssistEndsIT extends TwoBrowsers {
    @Override
    Map<String, String> settings() {
        return Map.of("BELLHOP_ASSIST_TIME_LIMIT", "25s", "BELLHOP_ASSIST_TAB_GRACE", "2s");
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

    @Test
    void the_agent_who_asked_signs_out_and_it_ends() {
        both.meet("Do not go away");
        both.show();
        both.console.locator("[data-command=signOut]").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        both.sendsNothingMore();
    }

    @Test
    void a_second_agent_looks_on_from_where_it_is_and_the_visitor_is_told() {
        var text = "Two of you?";
        both.meet(text);
        both.show();
        both.changeHeadline("Before the second came");
        both.sees("Before the second came");
        try (var context = browsers.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 860))) {
            context.setDefaultTimeout(30_000);
            var second = context.newPage();
            both.openConsole(second, "ben", text);
            test(second, "assist-see").click();
            assertThat(Assisting.seenIn(second)
                            .getByText("Before the second came")
                            .first())
                    .isVisible();
            assertThat(test(both.shop, "assist-banner")).containsText("Ana Ruiz and Ben Okafor see this page");
            assertThat(test(both.console, "assist")).containsText("Ben Okafor");
            picture(both.console, "assist-two-agents");
            test(second, "assist-see").click();
            assertThat(test(both.shop, "assist-banner")).containsText("Ana Ruiz sees this page");
        }
    }
}
