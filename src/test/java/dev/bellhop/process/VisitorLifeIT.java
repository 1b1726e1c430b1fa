package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to visitors and their browsers while they chat: they leave and come back, lose the network, have a
/// wrong clock, a translator, a small window.
class VisitorLifeIT extends BrowserTestBase {
    /// Wraps each text in an element of its own, as translators do.
    private static final String TRANSLATE = """
            (function wrap(node) {
              if (node.shadowRoot) wrap(node.shadowRoot);
              if (node.nodeType === 3 && node.data.trim()) {
                const font = document.createElement('font');
                node.replaceWith(font);
                font.textContent = node.data;
              } else if (node.localName !== 'style') [...node.childNodes].forEach(wrap);
            })(document.documentElement)
            """;

    private BrowserContext browser;
    private HostPage host;

    @AfterEach
    void end() {
        host.close();
    }

    @BeforeEach
    void begin() {
        browser = newContext(new Browser.NewContextOptions().setViewportSize(1_000, 800));
        host = new HostPage(demo, browser);
    }

    private boolean isOnline() {
        return host.conversation().at("/visitor/online").asBoolean();
    }

    private void until(boolean online) {
        host.page.waitForCondition(() -> isOnline() == online);
    }

    @Test
    void whoever_leaves_is_offline_and_back_from_the_cache_at_once() {
        host.open("");
        host.press();
        host.say("Here I am");
        until(true);
        host.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        until(false);
        host.answer("Are you still there?");
        host.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThat(host.page.getByText("Are you still there?")).isVisible();
        until(true);
    }

    @Test
    void a_page_with_an_open_chat_may_go_into_the_cache() {
        host.open("");
        host.press();
        host.say("Before the next page");
        host.page.navigate(host.page.url() + "next");
        host.page.goBack();
        assertThat(host.page.getByText("Before the next page")).isVisible();
        assertThat(String.valueOf(host.page.evaluate("""
                        JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? '')
                        """))).doesNotContain("websocket");
    }

    @Test
    void without_a_network_the_visitor_is_told_and_what_is_written_is_sent_later() {
        host.open("");
        host.press();
        host.say("Online");
        browser.setOffline(true);
        assertThat(host.test("connection")).isVisible();
        host.test("composer").fill("Offline");
        host.test("composer").press("Enter");
        assertThat(host.page.locator("[data-test='message'][data-state='sending']"))
                .containsText("Offline");
        browser.setOffline(false);
        assertThat(host.page.locator("[data-test='message'][data-state='sent']"))
                .hasCount(2);
        assertThat(host.test("connection")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"86400000", "-86400000"})
    void a_clock_that_is_a_day_off_does_not_make_today_another_day(long off) {
        host.page.addInitScript("""
                const Real = Date;
                window.Date = class extends Real {
                  constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + %1$d) }
                  static now() { return Real.now() + %1$d }
                };
                """.formatted(off));
        host.open("");
        host.press();
        host.say("What day is it?");
        host.answer("Today.");
        assertThat(host.page.getByText("Today.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(host.page.locator(".day")).hasText(new String[] {"Today"});
    }

    @Test
    void a_translator_freezes_neither_receipts_nor_counters() {
        host.open("");
        host.press();
        host.say("Traduisez");
        assertThat(host.test("receipt")).hasText("Sent");
        host.page.evaluate(TRANSLATE);
        var ana = demo.agent("ana");
        var id = host.conversation().path("id").asText();
        ana.must(ana.call("PUT", "/conversations/" + id + "/read", Map.of("seq", 1), null));
        assertThat(host.test("receipt")).hasText("Seen");
        host.test("close").click();
        for (int n = 1; n <= 3; n++) {
            host.answer("Answer " + n);
            assertThat(host.test("unread")).hasText(String.valueOf(n));
            host.page.evaluate(TRANSLATE);
        }
        host.press();
        assertThat(host.page.getByText("Answer 3")).isVisible();
    }

    @Test
    void what_a_page_hides_is_not_read() {
        host.open("");
        host.press();
        host.say("Hidden soon");
        host.page.evaluate("document.documentElement.style.display = 'none'");
        host.answer("Nobody sees this");
        assertThat(host.page.locator("[data-test='message']")).hasCount(2);
        assertThat(host.test("unread")).hasText("1");
        host.page.evaluate("document.documentElement.style.display = ''");
        host.answer("But this");
        assertThat(host.page.getByText("But this")).isVisible();
        assertThat(host.test("unread")).isHidden();
    }

    @Test
    void the_enter_that_ends_a_composition_in_safari_sends_nothing() {
        host.open("");
        host.press();
        host.test("composer").fill("にほん");
        host.test("composer").evaluate("""
                area => area.dispatchEvent(new KeyboardEvent('keydown',
                    { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))
                """);
        assertThat(host.test("composer")).hasValue("にほん");
        host.test("composer").press("Enter");
        assertThat(host.page.locator("[data-test='message'][data-state='sent']"))
                .hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"280, 600", "320, 300", "700, 320", "300, 200"})
    void in_a_small_window_everything_can_be_reached(int width, int height) {
        host.page.setViewportSize(width, height);
        host.open("<meta name='viewport' content='width=device-width'>");
        host.press();
        host.say("Small");
        for (var name : List.of("composer", "send", "close", "thread")) {
            var box = host.test(name).boundingBox();
            assertThat(box.x).as(name).isGreaterThanOrEqualTo(0);
            assertThat(box.y).as(name).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).as(name).isLessThanOrEqualTo(width);
            assertThat(box.y + box.height).as(name).isLessThanOrEqualTo(height);
            assertThat(box.height).as(name).isGreaterThanOrEqualTo(40);
        }
        host.test("close").click();
        assertThat(host.test("launcher")).isVisible();
    }

    @Test
    void a_field_on_a_touch_screen_is_large_enough_not_to_be_zoomed() {
        var tablet = newContext(new Browser.NewContextOptions()
                .setViewportSize(1_000, 800)
                .setHasTouch(true)
                .setIsMobile(true));
        host = new HostPage(demo, tablet).open("");
        host.press();
        assertThat(host.test("composer")).hasCSS("font-size", "16px");
    }
}
