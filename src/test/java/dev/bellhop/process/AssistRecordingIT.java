package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.picture;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where the site wants it, what was seen is recorded: the visitor knows, and a supervisor sees it once more.
class AssistRecordingIT extends TwoBrowserTestBase {
    private FrameLocator played() {
        return both.console
                .frameLocator("[data-test=recording-stage]")
                .locator("iframe")
                .first()
                .contentFrame();
    }

    @Test
    void the_visitor_is_told_and_it_can_be_played_and_deleted() {
        AssistBrowsers.rules(demo, Map.of("record", true, "recordDays", 7));
        both.meet("Would you look at my basket?");
        both.ask();
        assertThat(test(both.shop, "assist-recorded"))
                .hasText("What we see of your pages is recorded, and kept for 7 days.");
        picture(both.shop, "assist-recorded-ask");
        test(both.shop, "assist-yes").click();
        both.sees(both.headline());
        assertThat(test(both.shop, "assist-banner")).containsText("recorded");
        assertThat(test(both.console, "assist")).containsText("recorded");
        both.changeHeadline("Seen and kept");
        both.sees("Seen and kept");
        test(both.shop, "assist-stop").click();

        test(both.console, "recording-open").click();
        assertThat(both.console.getByText("no such assistance")).hasCount(0);
        assertThat(played().getByText("Seen and kept").first()).isVisible();
        picture(both.console, "assist-recording");
        test(both.console, "recording-position").fill("0");
        test(both.console, "recording-play").click();
        assertThat(test(both.console, "recording-position")).not().hasValue("0");

        test(both.console, "recording-delete").click();
        test(both.console, "recording-delete").click();
        assertThat(test(both.console, "recording")).not().isVisible();
        assertThat(test(both.console, "recording-open")).hasCount(0);
    }

    @Test
    void nothing_is_recorded_where_the_site_does_not_want_it() {
        AssistBrowsers.rules(demo, Map.of("record", false));
        both.meet("And my wishes?");
        both.ask();
        assertThat(test(both.shop, "assist-recorded")).hasCount(0);
        test(both.shop, "assist-yes").click();
        both.sees(both.headline());
        assertThat(test(both.shop, "assist-banner")).not().containsText("recorded");
        test(both.shop, "assist-stop").click();
        assertThat(both.console.getByText("ended the showing").first()).isVisible();
        assertThat(test(both.console, "recording-open")).hasCount(0);
        assertThat(both.pagesSent()).isPositive();
    }
}
