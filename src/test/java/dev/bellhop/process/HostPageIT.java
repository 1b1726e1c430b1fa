package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The widget lives on whatever page it is put on.
class HostPageIT extends BrowserTestBase {
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Queue<WebSocket> sockets = new ConcurrentLinkedQueue<>();
    private HostPage host;

    @AfterEach
    void end() {
        host.close();
    }

    @BeforeEach
    void begin() {
        complaints.clear();
        sockets.clear();
        host = new HostPage(
                demo,
                newContext(new Browser.NewContextOptions()
                        .setViewportSize(1_000, 800)
                        .setReducedMotion(ReducedMotion.REDUCE)));
        host.page.onConsoleMessage(this::hear);
        host.page.onWebSocket(sockets::add);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    private long openSockets() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    @Test
    void a_page_that_exchanges_clears_and_reloads_its_body_keeps_one_widget_with_what_was_written() {
        host.open("");
        host.press();
        host.say("Before");
        for (var change : List.of(
                "document.body.replaceWith(Object.assign(document.createElement('body'), { innerHTML: '<p>Next</p>' }))",
                "document.body.innerHTML = '<bellhop-widget data-open></bellhop-widget><p>From a cache</p>'",
                "document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'))",
                "document.body.append(Object.assign(document.createElement('script'), { src: '%s/widget.js' }))"
                        .formatted(service.base()))) {
            host.page.evaluate(change);
            host.say("After " + change.hashCode());
        }
        assertThat(host.texts()).hasSize(5).startsWith("Before");
        assertThat(host.widgets()).isEqualTo(1);
        assertThat(openSockets()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "defer", "type=module", ""})
    void once_however_often_and_wherever_it_is_loaded(String how) {
        var line = HostPage.embedLine(demo).replace("<script", "<script " + how);
        host.open("<!doctype html><head>" + line + line + "</head><body><h1>Shop</h1>" + line + "</body>", Map.of());
        host.press();
        host.say("Once");
        assertThat(host.widgets()).isEqualTo(1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoever_takes_it_away_gets_rid_of_its_socket_and_may_put_it_back() {
        host.open("");
        host.press();
        host.say("Before");
        for (var away : List.of("document.querySelector('bellhop-widget').remove()", "bellhop('remove')")) {
            host.page.evaluate(away);
            host.page.waitForCondition(() -> openSockets() == 0);
            assertThat(host.widgets()).isZero();
            host.page.evaluate("bellhop('open')");
            host.say("Back after " + away);
        }
    }

    @Test
    void the_pages_sheets_do_not_reach_in() {
        host.open("");
        host.press();
        assertThat(host.test("composer")).isVisible();
        var plain =
                List.of(host.test("launcher").boundingBox(), host.test("panel").boundingBox());
        host.page.addStyleTag(new Page.AddStyleTagOptions().setContent("""
                        * { all: unset !important; text-transform: uppercase !important; letter-spacing: 9px !important;
                            direction: rtl !important; }
                        bellhop-widget { display: none !important; opacity: 0 !important; zoom: 2 !important; }
                        body { transform: rotate(20deg); zoom: 0.5; contain: strict; filter: blur(4px); opacity: 0; }
                        """));
        assertThat(host.test("composer")).isVisible();
        var styled =
                List.of(host.test("launcher").boundingBox(), host.test("panel").boundingBox());
        for (int i = 0; i < plain.size(); i++) {
            assertThat(styled.get(i).x).isCloseTo(plain.get(i).x, within(1.0));
            assertThat(styled.get(i).y).isCloseTo(plain.get(i).y, within(1.0));
            assertThat(styled.get(i).width).isCloseTo(plain.get(i).width, within(1.0));
        }
        var kept = Map.of(
                "text-transform", "none", "letter-spacing", "normal", "direction", "ltr", "opacity", "1", "zoom", "1");
        kept.forEach((name, value) -> assertThat(host.test("composer")).hasCSS(name, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get() { throw new DOMException('denied', 'SecurityError') }",
                "value: null",
                "value: { getItem: () => null, removeItem() {}, setItem() { throw new DOMException('full', 'QuotaExceededError') } }"
            })
    void without_storage_one_press_makes_one_visitor_who_gets_an_answer(String storage) {
        host.page.addInitScript("""
                for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { %s });
                """.formatted(storage));
        host.open("");
        host.press();
        host.say("Nothing is kept here " + storage.length());
        host.answer("And still answered");
        assertThat(host.page.getByText("And still answered")).isVisible();
        var text = "Once more " + storage.length();
        host.say(text);
        var conversations = demo.agent("ana").get("/conversations").json().path("items");
        assertThat(conversations.findValues("last"))
                .filteredOn(last -> last.path("body").asText().equals(text))
                .hasSize(1);
        assertThat(host.texts()).hasSize(3);
    }

    @Test
    void when_its_code_is_missing_the_visitor_is_told_and_the_next_press_tries_again() {
        host.page.route("**/widget/chat-*.js", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        host.open("");
        host.press();
        assertThat(host.test("failed")).containsText("Try again");
        assertThat(complaints).anyMatch(it -> it.startsWith("Bellhop: the chat could not be loaded"));
        host.page.unroute("**/widget/chat-*.js");
        host.press();
        host.say("There it is");
        assertThat(host.test("failed")).isHidden();
    }

    @Test
    void the_strictest_policy_that_lets_it_in_is_never_violated() throws IOException {
        var drawing = "<img alt='' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9'%3E"
                + "%3Cpath style='stroke:red' d='M0 0h9'/%3E%3C/svg%3E\">";
        try (var site = OwnSite.open(
                demo,
                page().replace("</h1>", "</h1>" + drawing),
                Map.of("Content-Security-Policy", policy("lit-html") + "; img-src data:"))) {
            var both = new AssistBrowsers(demo, newContext(1_000, 800), newContext(1_360, 860));
            both.shop.onConsoleMessage(this::hear);
            both.meet(site.base() + "/", "Under a policy");
            both.show();
            both.sees("Shop");
            assertThat(both.seen().locator("img[src^='data:image/svg']")).isVisible();
            // Styles of elements that change are compared with what they were.
            for (var style : List.of("padding-left", "margin-left", "margin-top")) {
                both.shop.evaluate("it => document.querySelector('h1').style.setProperty(it, '4px')", style);
                assertThat(both.seen().locator("h1[style*='" + style + "']")).isVisible();
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_policy_without_its_name_is_told_to_the_sites_owner_and_the_visitor_reads_a_sentence() {
        host.open(page(), Map.of("Content-Security-Policy", policy("none-of-ours")));
        host.press();
        assertThat(host.test("failed")).isVisible();
        assertThat(complaints).anyMatch(it -> it.startsWith("Bellhop: the chat could not be loaded"));
    }

    private static String page() {
        return "<!doctype html><body><h1>Shop</h1>" + HostPage.embedLine(demo) + "</body>";
    }

    private static String policy(String trusted) {
        return "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; connect-src %s %s;"
                        .formatted(service.base(), service.base().replace("http", "ws"))
                + " require-trusted-types-for 'script'; trusted-types " + trusted;
    }

    @Test
    void it_stays_in_reach_over_modal_dialogs_popovers_and_full_screen() {
        host.open("""
                <style>[popover], dialog { inline-size: 100vw; block-size: 100vh; max-inline-size: none; max-block-size: none; }</style>
                <script>addEventListener('DOMContentLoaded', () => document.body.insertAdjacentHTML('beforeend',
                  '<dialog id=one><input></dialog><dialog id=two></dialog><p popover=manual id=sale></p><shop-dialog></shop-dialog>'))
                customElements.define('shop-dialog', class extends HTMLElement { constructor() { super()
                  this.attachShadow({ mode: 'open' }).innerHTML = '<dialog><button>Inner</button></dialog>' } })</script>
                """);
        host.press();
        host.say("Before");
        var steps = 0;
        for (var step : List.of(
                "one.showModal()",
                "two.showModal()",
                "two.close()",
                "sale.showPopover()",
                "sale.hidePopover()",
                "one.remove()",
                "document.querySelector('shop-dialog').shadowRoot.firstChild.showModal()",
                "document.querySelector('shop-dialog').shadowRoot.firstChild.close()",
                "sale.showPopover()",
                "document.body.requestFullscreen()",
                "document.exitFullscreen()",
                "sale.remove()")) {
            host.test("composer").fill("Draft");
            host.page.evaluate("async () => { await " + step + " }");
            host.test("composer").click();
            host.say("Step " + ++steps + ": " + step);
        }
        assertThat(host.widgets()).isEqualTo(1);
        assertThat((String) host.page.evaluate("document.querySelector('bellhop-widget').parentNode.localName"))
                .isEqualTo("html");
    }

    @Test
    void escape_closes_the_chat_and_not_the_dialog_that_it_is_in() {
        host.open("<script>addEventListener('DOMContentLoaded', () => document.body.append(Object.assign("
                + "document.createElement('dialog'), { id: 'one' })))</script>");
        host.press();
        host.say("Before");
        host.page.evaluate("one.showModal()");
        host.test("composer").press("Escape");
        assertThat(host.test("panel")).isHidden();
        assertThat((boolean) host.page.evaluate("one.open")).isTrue();
        host.press();
        host.say("Again");
    }
}
