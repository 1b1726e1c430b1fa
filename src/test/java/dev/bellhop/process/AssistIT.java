package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.sun.net.httpserver.HttpServer;
import dev.bellhop.testing.TestSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent sees a visitor's page (G8), in two browsers: asked, allowed, stopped, and what never leaves the visitor's.
class AssistIT {
    private static final Path CANARIES = Path.of("src/test/resources/assist/canaries.html");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Pattern CANARY = Pattern.compile("canary\\d\\d\\w*|4242|5500-0000|378282246310005|990217731");
    private static final String HOSTILE = """
            [{"type":4,"timestamp":1,"data":{"href":"javascript:1","width":800,"height":600}},
            {"type":2,"timestamp":1,"data":{"initialOffset":{"left":0,"top":0},"node":{"type":0,"id":1,"childNodes":[
            {"type":2,"id":2,"tagName":"html","attributes":{"onload":"parent.parent.__pwned=1"},"childNodes":[
            {"type":2,"id":3,"tagName":"head","attributes":{},"childNodes":[
            {"type":2,"id":4,"tagName":"base","attributes":{"href":"https://evil.example/"},"childNodes":[]},
            {"type":2,"id":5,"tagName":"meta","attributes":{"http-equiv":"refresh","content":"0;url=https://evil.example/"},
            "childNodes":[]},
            {"type":2,"id":6,"tagName":"link","attributes":{"rel":"stylesheet","href":"https://evil.example/a.css"},
            "childNodes":[]},
            {"type":2,"id":7,"tagName":"style","attributes":{},"childNodes":[{"type":3,"id":8,"isStyle":true,"textContent":
            "@import url(https://evil.example/b.css); p { background: url(https://evil.example/c.png) }"}]}]},
            {"type":2,"id":9,"tagName":"body","attributes":{"style":"background:url(https://evil.example/d.png)"},
            "childNodes":[
            {"type":2,"id":10,"tagName":"script","attributes":{"src":"https://evil.example/e.js"},"childNodes":[
            {"type":3,"id":11,"textContent":"parent.parent.__pwned=1"}]},
            {"type":2,"id":12,"tagName":"img","attributes":{"src":"https://evil.example/f.png",
            "onerror":"parent.parent.__pwned=1"},"childNodes":[]},
            {"type":2,"id":13,"tagName":"iframe","attributes":{"src":"https://evil.example/g","srcdoc":
            "<script>top.__pwned=1</script>"},"childNodes":[]},
            {"type":2,"id":14,"tagName":"a","attributes":{"href":"javascript:parent.parent.__pwned=1"},"childNodes":[]},
            {"type":2,"id":15,"tagName":"form","attributes":{"action":"https://evil.example/h"},"childNodes":[]},
            {"type":2,"id":16,"tagName":"object","attributes":{"data":"https://evil.example/i"},"childNodes":[]},
            {"type":2,"id":17,"tagName":"p","attributes":{"onclick":"parent.parent.__pwned=1"},"childNodes":[
            {"type":3,"id":18,"textContent":"A harmless word"}]}]}]}]}}}]""".replace("\n", "");
    private static Browsers browsers;
    private static Service service;
    private static HttpServer bank;

    @TempDir
    static Path folder;

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> loaded = new ConcurrentLinkedQueue<>();
    private BrowserContext shopContext;
    private BrowserContext consoleContext;
    private Page shop;
    private Page console;

    @BeforeAll
    static void open() throws IOException {
        browsers = Browsers.open();
        service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"));
        bank = bank();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (bank != null) {
            bank.stop(0);
        }
        if (service != null) {
            service.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void openContexts() {
        shopContext = context(1000, 820);
        consoleContext = context(1360, 860);
        shop = shopContext.newPage();
        shop.onWebSocket(this::listen);
        shop.onRequest(request -> loaded.add(request.url()));
    }

    /// Another company's page, with secrets in it, that shows our widget.
    private static HttpServer bank() throws IOException {
        var page = Files.readString(CANARIES).replace("/widget.js", service.base() + "/widget.js");
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(page.getBytes(UTF_8));
            }
        });
        server.start();
        allow(service.base(), "http://localhost:" + server.getAddress().getPort());
        return server;
    }

    private static void allow(String... origins) {
        var owner = Rest.agent(service.base(), "ana@demo.example", "welcome-to-bellhop");
        var site = owner.must(owner.get("/sites")).json().at("/items/0/id").asText();
        owner.must(owner.call("PATCH", "/sites/" + site, Map.of("origins", List.of(origins)), null));
    }

    private static BrowserContext context(int width, int height) {
        var context = browsers.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(30_000);
        return context;
    }

    private void listen(WebSocket socket) {
        socket.onFrameSent(frame -> sent.add(frame.text()));
    }

    @AfterEach
    void closeContexts() {
        shopContext.close();
        consoleContext.close();
    }

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']").first();
    }

    /// A visitor on this page writes, and an agent has the conversation open.
    private void meet(String url, String text) {
        shop.navigate(url);
        test(shop, "launcher").click();
        test(shop, "composer").fill(text);
        test(shop, "composer").press("Enter");
        openConsole(text);
    }

    private void openConsole(String text) {
        console = consoleContext.newPage();
        console.navigate(service.base() + "/console/");
        console.locator("input[name=email]").fill("ana@demo.example");
        console.locator("input[name=password]").fill("welcome-to-bellhop");
        test(console, "sign-in-submit").click();
        test(console, "view-all").click();
        console.locator("[data-test=conversation]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    private void ask() {
        test(console, "assist-ask").click();
        assertThat(test(shop, "assist-ask")).containsText("Ana");
    }

    private void show() {
        ask();
        test(shop, "assist-yes").click();
        assertThat(test(shop, "assist-banner")).isVisible();
    }

    /// The page as the agent sees it.
    private FrameLocator seen() {
        return console.frameLocator("[data-test=assist-stage]").frameLocator("iframe");
    }

    private void sees(String text) {
        assertThat(seen().getByText(text).first()).isVisible();
    }

    private long pagesSent() {
        return sent.stream().filter(frame -> frame.contains("\"assist.page\"")).count();
    }

    /// What is asked for now is answered behind all that was sent before, so nothing is under way any more.
    private void sendsNothingMore(Runnable change) {
        var before = pagesSent();
        change.run();
        test(shop, "composer").fill("Still here?");
        test(shop, "composer").press("Enter");
        assertThat(test(shop, "receipt")).isVisible();
        assertThat(pagesSent()).isEqualTo(before);
    }

    private static void touch(Page page) {
        page.evaluate("document.body.append(document.createElement('hr')); scrollBy(0, 50)");
        page.evaluate("() => new Promise(done => setTimeout(done, 300))");
    }

    @Test
    void a_visitor_says_yes_and_the_agent_sees_the_page_and_the_next_one() {
        meet(service.base() + "/demo/", "Where is the lamp?");
        ask();
        assertThat(loaded).noneMatch(url -> url.contains("/show-"));
        shop.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("assist-ask.png")));
        test(shop, "assist-yes").click();
        assertThat(test(shop, "assist-banner")).containsText("Ana");
        var headline = shop.locator("h1, h2").first().innerText().strip();
        sees(headline);
        console.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("assist-console.png")));
        shop.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("assist-shown.png")));

        shop.evaluate("document.querySelector('h1, h2').textContent = 'A changed headline'");
        sees("A changed headline");

        shop.navigate(service.base() + "/demo/checkout.html");
        assertThat(test(shop, "assist-banner")).isVisible();
        assertThat(test(shop, "assist-ask")).hasCount(0);
        sees(shop.locator("h1").first().innerText().strip());

        test(shop, "assist-stop").click();
        assertThat(test(shop, "assist-banner")).hasCount(0);
        assertThat(test(console, "assist")).hasCount(0);
        sendsNothingMore(() -> touch(shop));
    }

    @Test
    void a_visitor_says_no_and_nothing_is_loaded_or_sent() {
        meet(service.base() + "/demo/", "I would rather not");
        ask();
        test(shop, "assist-no").click();
        assertThat(console.getByText("The visitor would rather not show the page."))
                .isVisible();
        sendsNothingMore(() -> touch(shop));
        assertThat(pagesSent()).isZero();
        assertThat(loaded).noneMatch(url -> url.contains("/show-"));
    }

    @Test
    void the_agent_stops_it_and_so_does_resolving_and_closing_the_chat() {
        meet(service.base() + "/demo/", "Please have a look");
        show();
        test(console, "assist-stop").click();
        assertThat(test(shop, "assist-banner")).hasCount(0);
        sendsNothingMore(() -> touch(shop));

        show();
        test(shop, "close").click();
        assertThat(test(shop, "assist-banner")).hasCount(0);
        test(shop, "launcher").click();
        sendsNothingMore(() -> touch(shop));

        show();
        test(console, "resolve").click();
        assertThat(test(shop, "assist-banner")).hasCount(0);
        sendsNothingMore(() -> touch(shop));
    }

    @Test
    void the_agent_reloads_and_sees_the_page_again() {
        meet(service.base() + "/demo/", "Do you see it?");
        show();
        var headline = shop.locator("h1, h2").first().innerText().strip();
        sees(headline);
        console.reload();
        sees(headline);
    }

    @Test
    void a_copy_of_the_tab_is_not_shown() {
        meet(service.base() + "/demo/", "One tab only");
        show();
        var memory = shop.evaluate("JSON.stringify({...sessionStorage})");
        var copy = shopContext.newPage();
        copy.addInitScript("Object.assign(sessionStorage, " + memory + ")");
        copy.navigate(service.base() + "/demo/checkout.html");
        assertThat(test(copy, "thread")).isVisible();
        assertThat(test(copy, "assist-banner")).hasCount(0);
        assertThat(test(shop, "assist-banner")).isVisible();
        sees(shop.locator("h1, h2").first().innerText().strip());
    }

    @Test
    void no_secret_of_the_page_leaves_it() throws IOException {
        var page = Files.readString(CANARIES);
        assertThat(CANARY.matcher(page).results().map(found -> found.group()).distinct())
                .hasSizeGreaterThanOrEqualTo(40);
        meet("http://localhost:" + bank.getAddress().getPort() + "/", "Something is odd about K-7731");
        show();
        sees("This sentence may be read");
        sees("Shadow text may be read");
        shop.evaluate("later()");
        sees("An added sentence may be read");
        shop.locator("[name=q]").fill("canary98typed");
        shop.locator("[name=a2]").fill("canary99typed");
        shop.evaluate(
                "document.getElementById('open').textContent = 'You typed ' + document.querySelector('[name=a2]').value");
        sees("You typed");
        assertThat(pagesSent()).isPositive();
        assertThat(found(String.join("\n", sent))).isEmpty();
        assertThat(found(Files.readString(folder.resolve("service.log")))).isEmpty();
    }

    @Test
    void a_hostile_visitor_runs_nothing_in_the_console_and_is_cut_off() {
        var mallory = Rest.visitor(service.base(), "demo-shop", "Mallory");
        var talk = mallory.must(mallory.call("POST", "/conversations", Map.of("body", "Look at this"), null))
                .json()
                .path("id")
                .asText();
        try (var socket = TestSocket.visitor(service.base(), "demo-shop", mallory.token())) {
            socket.send("assist.offer")
                    .with("conversation", talk)
                    .with("tab", "a tab of Mallory's")
                    .go();
            var session = socket.expect("assist.again").path("session").asText();
            send(socket, session, true, HOSTILE);
            // What a policy refuses is not asked for; this hears what would have been.
            consoleContext.route("https://evil.example/**", route -> {
                loaded.add(route.request().url());
                route.abort();
            });
            openConsole("Look at this");
            test(console, "assist-watch").click();
            sees("A harmless word");
            assertThat(console.evaluate("() => window.__pwned ?? null")).isNull();
            assertThat(loaded).noneMatch(url -> url.contains("evil"));
            assertThat(
                            seen().locator(
                                            "script, object, base, meta, iframe[src], iframe[srcdoc], [onclick], [onerror], [onload], [href], [action]"))
                    .hasCount(0);
            send(socket, session, false, "[{\"type\":3,\"data\":{\"source\":0,\"adds\":7}}]");
            assertThat(console.getByText("This page cannot be shown, so it was stopped."))
                    .isVisible();
            var ended = socket.expect(
                    "assist.session",
                    frame -> frame.at("/session/state").asText().equals("ended"));
            assertThat(ended.at("/session/end").asText()).isEqualTo("stopped_by_agent");
        }
    }

    private static void send(TestSocket socket, String session, boolean begins, String data) {
        socket.send("assist.page")
                .with("session", session)
                .with("begins", begins)
                .with("ends", true)
                .with("data", data)
                .go();
    }

    private static List<String> found(String text) {
        return CANARY.matcher(text).results().map(one -> one.group()).distinct().toList();
    }
}
