package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// How it was, asked of a visitor once an agent has resolved the conversation.
class RatingIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String ANSWER = "Done.";
    private static final String SENTENCE = "Quick, and very kind.";

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']");
    }

    private static Page shop(BrowserContext browser) {
        var page = browser.newPage();
        page.navigate(service.base() + "/demo/");
        open(page);
        return page;
    }

    // A tab of which the panel was open opens it again by itself, perhaps between two of our looks: what is
    // open already, or loads, must not be pressed, and so the page decides and presses at once.
    private static void open(Page page) {
        var open = page.locator("[data-test='launcher'][aria-expanded='true']:not([aria-busy])");
        var launchers = test(page, "launcher");
        page.waitForCondition(() -> {
            if (open.count() == 0) {
                launchers.evaluateAll("""
                        all => all
                            .filter(it => it.ariaExpanded === 'false' && !it.hasAttribute('aria-busy'))
                            .forEach(it => it.click())
                        """);
            }
            return open.count() > 0;
        });
        assertThat(test(page, "panel")).isVisible();
    }

    // Until it is known which conversations there are, an empty one is shown.
    private static void choose(Page page, String conversation) {
        var earlier = page.locator("[data-id='" + conversation + "']");
        var shown = test(page, "thread").filter(new Locator.FilterOptions().setHasText(ANSWER));
        page.waitForCondition(() -> {
            if (shown.count() == 0 && earlier.isVisible()) {
                earlier.click();
            }
            return shown.count() > 0;
        });
    }

    private static void say(Page page, String text) {
        test(page, "composer").fill(text);
        test(page, "composer").press("Enter");
        assertThat(test(page, "thread")).containsText(text);
    }

    /// The newest conversation of the shop.
    private static String newest() {
        var ana = demo.agent("ana");
        return ana.must(ana.get("/conversations?sort=createdAt&limit=1"))
                .json()
                .at("/items/0/id")
                .asText();
    }

    private static String ask(Page page, String question) {
        if (test(page, "start").count() > 0) {
            test(page, "start").click();
        }
        say(page, question);
        var ana = demo.agent("ana");
        page.waitForCondition(
                () -> ana.get("/search?q=" + question).json().at("/items/0").isObject()
                        || ana.get("/conversations?limit=1").json().toString().contains(question));
        return newest();
    }

    private static void answer(String conversation) {
        var ana = demo.agent("ana");
        ana.must(ana.call("POST", "/conversations/" + conversation + "/messages", Map.of("body", ANSWER), null));
    }

    private static void resolve(String conversation) {
        var ana = demo.agent("ana");
        ana.must(ana.call("PATCH", "/conversations/" + conversation, Map.of("status", "resolved"), null));
    }

    private static Page console(String conversation) {
        var page = newContext(1280, 820).newPage();
        page.navigate(service.base() + "/console/#/conversations/" + conversation);
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        assertThat(test(page, "composer")).isVisible();
        return page;
    }

    /// As it looks, light and dark; axe finds nothing in it.
    private static void look(Page page, String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(file)
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @Test
    void a_visitor_rates_by_keyboard_and_the_agent_reads_it() {
        var browser = newContext(390, 780);
        var visitor = shop(browser);
        var id = ask(visitor, "Blanket?");
        var otherTab = shop(browser);
        var agent = console(id);
        test(agent, "composer").fill("It is here.");
        test(agent, "composer").press("Enter");
        assertThat(test(visitor, "thread")).containsText("It is here.");
        assertThat(test(visitor, "rating")).hasCount(0);
        test(agent, "resolve").click();
        assertThat(test(visitor, "rating")).isVisible();
        assertThat(test(otherTab, "rating")).isVisible();
        look(visitor, "rating-question");

        var faces = test(visitor, "rating-score");
        assertThat(faces).hasCount(5);
        for (int n = 0; n < 5; n++) {
            var face = faces.nth(n).boundingBox();
            Assertions.assertThat(Math.min(face.width, face.height)).isGreaterThanOrEqualTo(44);
        }
        faces.first().focus();
        visitor.keyboard().press("Space");
        visitor.keyboard().press("ArrowRight");
        visitor.keyboard().press("ArrowRight");
        visitor.keyboard().press("ArrowRight");
        assertThat(faces.nth(3)).isChecked();
        visitor.keyboard().press("Tab");
        assertThat(test(visitor, "rating-comment")).isFocused();
        visitor.keyboard().type(SENTENCE);
        look(visitor, "rating-comment");
        visitor.keyboard().press("Tab");
        visitor.keyboard().press("Tab");
        assertThat(test(visitor, "rating-send")).isFocused();
        visitor.keyboard().press("Enter");

        assertThat(test(visitor, "rating-thanks")).isFocused();
        assertThat(test(visitor, "thread")).containsText("Your rating: Good");
        assertThat(test(visitor, "rating-said")).hasText(SENTENCE);
        assertThat(test(visitor, "rating")).hasCount(0);
        assertThat(test(otherTab, "rating")).hasCount(0);
        assertThat(test(otherTab, "rating-said")).hasText(SENTENCE);
        look(visitor, "rating-thanks");

        assertThat(test(agent, "thread")).containsText("rated the conversation: Good");
        assertThat(test(agent, "rating-said")).hasText(SENTENCE);
        assertThat(test(agent, "details-rating")).hasText("Good");
        look(agent, "rating-console");
    }

    @Test
    void what_was_skipped_is_asked_again_only_when_it_is_resolved_again() {
        var browser = newContext(900, 780);
        var visitor = shop(browser);
        var id = ask(visitor, "Cushion?");
        answer(id);
        // The chat is closed when the conversation is resolved.
        test(visitor, "close").click();
        resolve(id);
        open(visitor);
        test(visitor, "rating-skip").press("Enter");
        assertThat(test(visitor, "rating")).hasCount(0);

        visitor.reload();
        open(visitor);
        choose(visitor, id);
        assertThat(test(visitor, "thread")).containsText("Conversation resolved");
        say(visitor, "And one more thing.");
        assertThat(test(visitor, "thread")).containsText("Conversation reopened");
        assertThat(test(visitor, "rating")).hasCount(0);
        resolve(id);
        assertThat(test(visitor, "rating")).isVisible();

        // And a reload forgets nothing.
        visitor.reload();
        open(visitor);
        choose(visitor, id);
        assertThat(test(visitor, "rating")).isVisible();
    }

    @Test
    void what_could_not_be_sent_stays_until_it_is() {
        var browser = newContext(900, 780);
        var visitor = shop(browser);
        var id = ask(visitor, "Curtain?");
        answer(id);
        resolve(id);
        visitor.route("**/rating", route -> route.abort());
        test(visitor, "rating-score").nth(4).check();
        test(visitor, "rating-comment").fill(SENTENCE);
        test(visitor, "rating-send").click();
        assertThat(test(visitor, "rating")).containsText("Not sent.");
        assertThat(test(visitor, "rating-comment")).hasValue(SENTENCE);
        visitor.unroute("**/rating");
        test(visitor, "rating-send").click();
        assertThat(test(visitor, "rating-thanks")).isVisible();
    }

    @Test
    void a_site_that_asks_for_none_is_not_asked_for_any() {
        demo.change(Map.of("rating", false));
        var visitor = shop(newContext(900, 780));
        var id = ask(visitor, "Towel?");
        answer(id);
        resolve(id);
        assertThat(test(visitor, "thread")).containsText("Conversation resolved");
        assertThat(test(visitor, "rating")).hasCount(0);
        demo.change(Map.of("rating", true));
    }

    @Test
    void it_reads_from_right_to_left() {
        var browser = newContext(390, 780);
        browser.addInitScript("""
                new MutationObserver(() => document.documentElement.lang = 'ar')
                    .observe(document, { childList: true });
                """);
        var visitor = shop(browser);
        var id = ask(visitor, "Rug?");
        answer(id);
        resolve(id);
        assertThat(test(visitor, "rating")).isVisible();
        test(visitor, "rating-score").nth(1).check();
        look(visitor, "rating-arabic");
    }
}
