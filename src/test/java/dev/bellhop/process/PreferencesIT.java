package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What an agent is told of and when, and how much a list shows; kept in the browser.
class PreferencesIT extends TwoBrowserTestBase {
    private static final int COMPACT = 46;
    private static final Path PICTURES = Path.of("target/screenshots");

    private void look(String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            both.console.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var file = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            both.console.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file + ".png")));
            assertThat(new AxeBuilder(both.console).analyze().getViolations())
                    .as(file)
                    .isEmpty();
        }
        both.console.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

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
        look("preferences");
        both.console.keyboard().press("Escape");
        assertThat(panel).isHidden();
        assertThat(rowHeight()).isEqualTo(COMPACT);
        look("compact-list");

        both.console.reload();
        assertThat(test(both.console, "conversation")).isVisible();
        assertThat(rowHeight()).isEqualTo(COMPACT);
        open();
        assertThat(test(both.console, "told-unassigned")).not().isChecked();
        assertThat(test(both.console, "told-mine")).isChecked();
        assertThat(test(both.console, "quiet-from")).hasValue("22:15");
    }
}
