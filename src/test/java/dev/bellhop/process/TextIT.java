package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What people write is drawn alike on both sides: links, marks, and nothing that cannot be seen.
class TextIT extends BrowserTestBase {
    private static final String LINKS =
            "See https://\u0430\u0440\u0440\u04cf\u0435.com/x, www.example.com and report.zip";
    private static final String MARKED = "Z" + "\u0301".repeat(60);
    private static final double PATIENCE_MS = 30_000;

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']");
    }

    private static Page openShop() {
        return openShop(newContext(1000, 820).newPage());
    }

    private static Page openShop(Page page) {
        page.navigate(service.base() + "/demo/");
        test(page, "launcher").click();
        return page;
    }

    private static Page openConsole(String text) {
        var page = newContext(1280, 820).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "view-all").click();
        test(page, "conversation")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
        return page;
    }

    private static void say(Page page, String text) {
        test(page, "composer").fill(text);
        test(page, "composer").press("Enter");
    }

    private static Locator last(Page page) {
        return test(page, "thread").locator("[data-test='body']").last();
    }

    private static void showsLinks(Page page) {
        var links = last(page).locator("a");
        assertThat(links).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
        assertThat(links.allTextContents()).containsExactly("https://xn--80ak6aa92e.com/x", "www.example.com");
        assertThat(links.evaluateAll("all => all.map(one => one.href)"))
                .isEqualTo(List.of("https://xn--80ak6aa92e.com/x", "https://www.example.com/"));
    }

    @Test
    void links_are_drawn_on_both_sides_and_loaded_when_there_is_one() {
        var page = newContext(1000, 820).newPage();
        var loaded = new CopyOnWriteArrayList<String>();
        page.onResponse((Response answer) -> loaded.add(answer.url()));
        openShop(page);
        say(page, "No link here");
        assertThat(last(page)).hasText("No link here");
        assertThat(loaded).noneMatch(url -> url.contains("/links-"));
        say(page, LINKS);
        showsLinks(page);
        assertThat(loaded).anyMatch(url -> url.contains("/links-"));
        showsLinks(openConsole("report.zip"));
    }

    @Test
    void where_links_cannot_be_loaded_the_text_is_plain_and_the_chat_goes_on() {
        var page = newContext(1000, 820).newPage();
        page.route("**/links-*.js", route -> route.abort());
        openShop(page);
        say(page, "See www.example.com");
        assertThat(last(page)).hasText("See www.example.com");
        say(page, "Still here");
        assertThat(last(page)).hasText("Still here");
        assertThat(test(page, "thread").locator("[data-test='body'] a")).hasCount(0);
        assertThat(test(page, "message").last()).hasAttribute("data-state", "sent");
    }

    @Test
    void what_is_pasted_with_controls_is_sent_without_them() {
        var page = openShop();
        say(page, "one\u0000two\u0007 three");
        assertThat(last(page)).hasText("onetwo three");
        assertThat(test(page, "message").last()).hasAttribute("data-state", "sent");
        say(page, "\u200b\u2800\u0301");
        assertThat(test(page, "send")).hasAttribute("aria-disabled", "true");
        assertThat(test(page, "thread").locator("[data-test='body']")).hasCount(1);
    }

    @Test
    void marks_do_not_paint_over_the_message_above() {
        var page = openShop();
        say(page, "Above");
        say(page, MARKED);
        assertThat(test(page, "message").last()).hasAttribute("data-state", "sent");
        staysInside(page);
        var console = openConsole(MARKED);
        assertThat(last(console)).hasText(MARKED);
        staysInside(console);
    }

    private static void staysInside(Page page) {
        // Until what else changes there has come to rest, such as the receipt.
        page.waitForCondition(() -> above(page) == 0);
        last(page).evaluate("one => one.style.overflow = 'visible'");
        assertThat(above(page)).as("where nothing keeps them in").isPositive();
    }

    /// How many pixels right above the last bubble change when its text is hidden.
    private static int above(Page page) {
        var body = last(page);
        var still = new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
        var box = body.boundingBox();
        var marked = page.screenshot(still);
        body.evaluate("one => one.style.color = 'transparent'");
        var plain = page.screenshot(still);
        body.evaluate("one => one.style.color = ''");
        return (int) page.evaluate(
                """
                async ([one, other, box]) => {
                  const pixels = async (base64) => {
                    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
                    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
                    context.drawImage(image, 0, 0);
                    return context.getImageData(0, 0, image.width, image.height);
                  };
                  const [a, b] = [await pixels(one), await pixels(other)];
                  let differing = 0;
                  for (let i = 0; i < a.data.length; i += 4) {
                    const [x, y] = [(i / 4) % a.width, Math.floor(i / 4 / a.width)];
                    const isAbove = x >= box.x && x <= box.x + box.width && y >= box.y - 60 && y < box.y - 1;
                    if (isAbove && [0, 1, 2].some((c) => a.data[i + c] !== b.data[i + c])) differing++;
                  }
                  return differing;
                }
                """,
                List.of(
                        Base64.getEncoder().encodeToString(marked),
                        Base64.getEncoder().encodeToString(plain),
                        Map.of("x", box.x, "y", box.y, "width", box.width)));
    }
}
