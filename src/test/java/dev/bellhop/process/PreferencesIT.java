package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// What an agent is told of and when, and how much a list shows; kept in the browser.
class PreferencesIT extends TwoBrowserTestBase {
    private static final int COMPACT = 46;

    private Locator open() {
        both.console.locator("[data-command='preferences']").first().click();
        var panel = both.console.locator("bh-preferences [popover]");
        assertThat(panel).isVisible();
        return panel;
    }

    private int rowHeight() {
        return (int) Math.round(test(both.console, "conversation").boundingBox().height);
    }

    @Test
    void they_are_set_and_stay() {
        both.meet("Is the shop open today?");
        var panel = open();
        assertThat(test(both.console, "told-mine")).hasCount(0);
        panel.getByText("Sound for new messages").click();
        test(both.console, "told-unassigned").click();
        test(both.console, "quiet").click();
        test(both.console, "quiet-from").fill("22:15");
        test(both.console, "quiet-from").blur();
        test(both.console, "compact").click();
        Looks.at(both.console, "preferences");
        both.console.keyboard().press("Escape");
        assertThat(panel).isHidden();
        assertThat(rowHeight()).isEqualTo(COMPACT);
        Looks.at(both.console, "compact-list");

        both.console.reload();
        assertThat(test(both.console, "conversation")).isVisible();
        assertThat(rowHeight()).isEqualTo(COMPACT);
        open();
        assertThat(test(both.console, "told-unassigned")).not().isChecked();
        assertThat(test(both.console, "told-mine")).isChecked();
        assertThat(test(both.console, "quiet-from")).hasValue("22:15");
    }
}
