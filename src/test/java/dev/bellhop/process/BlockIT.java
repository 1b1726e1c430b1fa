package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// An agent blocks a visitor, and takes it back; the visitor's browser says what that means.
class BlockIT extends TwoBrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");

    private static Locator said(Page page, String text) {
        return page.locator("[data-test=message]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void say(String text) {
        var composer = test(both.shop, "composer");
        composer.fill(text);
        composer.press("Enter");
    }

    @Test
    void by_keyboard_and_back() {
        both.meet("You are thieves!");
        assertThat(test(both.console, "visitor-block")).isVisible();
        both.console.keyboard().press("Control+k");
        assertThat(both.console.locator("bh-command-palette input")).isFocused();
        both.console.keyboard().type("block");
        both.console.keyboard().press("Enter");
        assertThat(test(both.console, "visitor-block-form").locator("[name=reason]"))
                .isFocused();
        both.console.keyboard().type("<b>Insults</b>");
        Looks.at(both.console, "block-form");
        both.console.keyboard().press("Enter");
        assertThat(test(both.console, "visitor-blocked")).containsText("<b>Insults</b>");
        Looks.at(both.console, "blocked");

        say("Thieves, I say!");
        assertThat(said(both.shop, "Thieves, I say!")).containsText("no more messages are taken from you");
        both.shop.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("blocked-visitor.png")));
        assertThat(said(both.console, "Thieves, I say!")).hasCount(0);

        test(both.console, "visitor-unblock").click();
        assertThat(test(both.console, "visitor-block")).isFocused();
        test(both.shop, "retry").click();
        assertThat(said(both.console, "Thieves, I say!")).isVisible();
    }
}
