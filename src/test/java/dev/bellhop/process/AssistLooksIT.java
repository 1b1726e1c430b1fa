package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.picture;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.FromShadowDom;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What both sides see of an assistance, in the dark, on a phone, and from right to left.
class AssistLooksIT extends TwoBrowserTestBase {
    private static final String ARABIC = """
            new MutationObserver((_, watching) => {
              if (!document.documentElement) return;
              document.documentElement.lang = 'ar';
              document.documentElement.dir = 'rtl';
              watching.disconnect();
            }).observe(document, { childList: true });
            """;

    /// Where a page is shown. It is drawn anew at any moment, and a frame that goes while it is asked never answers.
    private static final FromShadowDom SHOWN =
            new FromShadowDom("bh-console", "bh-layout", "bh-thread-pane", "bh-assist-pane", "bh-page-viewer");

    @Override
    Browser.NewContextOptions visitors() {
        return new Browser.NewContextOptions().setViewportSize(390, 800).setColorScheme(ColorScheme.DARK);
    }

    /// Frames of other documents and the shop itself have tests, or makers, of their own.
    private static void isAccessible(Page page, String part) {
        assertThat(new AxeBuilder(page)
                        .include(List.of(part))
                        .exclude(List.of("iframe"))
                        .exclude(SHOWN)
                        .analyze()
                        .getViolations())
                .isEmpty();
    }

    private void walk(String name) {
        both.ask();
        isAccessible(both.shop, "bellhop-widget");
        picture(both.shop, "assist-" + name + "-ask");
        test(both.shop, "assist-yes").click();
        both.sees(both.headline());
        test(both.shop, "close").click();
        test(both.console, "assist-point").click();
        test(both.console, "assist-act").click();
        assertThat(test(both.shop, "assist-question")).isVisible();
        isAccessible(both.shop, "bellhop-widget");
        isAccessible(both.console, "bh-console");
        picture(both.shop, "assist-" + name + "-question");
        picture(both.console, "assist-" + name + "-console");
        test(both.shop, "assist-answer-yes").click();
        assertThat(test(both.shop, "assist-drop-act")).isVisible();
        isAccessible(both.shop, "bellhop-widget");
        picture(both.shop, "assist-" + name + "-shown");
        test(both.shop, "assist-stop").focus();
        both.shop.keyboard().press("Enter");
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
    }

    @Test
    void on_a_phone_in_the_dark() {
        both.console.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        both.meet("On my phone, at night");
        walk("dark");
    }

    @Test
    void from_right_to_left_and_in_a_narrow_console() {
        both.shop.addInitScript(ARABIC);
        both.shop.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        both.console.setViewportSize(760, 860);
        both.meet("من اليمين إلى اليسار");
        assertThat(both.shop.locator("html")).hasAttribute("dir", "rtl");
        walk("rtl");
    }
}
