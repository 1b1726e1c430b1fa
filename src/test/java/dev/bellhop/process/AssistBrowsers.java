package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A visitor's browser and an agent's, what the visitor's sends and loads, and what the agent sees of its page.
final class AssistBrowsers {
    static final Path PICTURES = Path.of("target", "pictures");
    private final DemoShop demo;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> loaded = new ConcurrentLinkedQueue<>();
    final BrowserContext shopContext;
    final BrowserContext consoleContext;
    final Page shop;
    final Page console;

    AssistBrowsers(DemoShop demo, BrowserContext shopContext, BrowserContext consoleContext) {
        this.demo = demo;
        this.shopContext = shopContext;
        this.consoleContext = consoleContext;
        shop = shopContext.newPage();
        shop.onWebSocket(this::listen);
        shop.onRequest(request -> loaded.add(request.url()));
        console = consoleContext.newPage();
    }

    private void listen(WebSocket socket) {
        socket.onFrameSent(frame -> sent.add(frame.text()));
    }

    static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']").first();
    }

    /// Lets pages of these origins show the shop's widget.
    static void allow(DemoShop demo, String... origins) {
        demo.change(Map.of("origins", List.of(origins)));
    }

    /// What agents may see and do on the shop's pages.
    static void rules(DemoShop demo, Map<String, Object> rules) {
        demo.change(Map.of("assist", rules));
    }

    /// A visitor on the shop's first page writes, and an agent has the conversation open.
    void meet(String text) {
        meet(demo.service().base() + "/demo/", text);
    }

    void meet(String url, String text) {
        shop.navigate(url);
        test(shop, "launcher").click();
        say(text);
        openConsole(text);
    }

    void say(String text) {
        test(shop, "composer").fill(text);
        test(shop, "composer").press("Enter");
    }

    void openConsole(String text) {
        openConsole(console, "ana", text);
    }

    /// One of the demo's agents signs in and sees all conversations.
    void signIn(Page page, String agent) {
        page.navigate(demo.service().base() + "/console/");
        page.locator("input[name=email]").fill(demo.email(agent));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "view-all").click();
    }

    /// One of the demo's agents signs in and has the conversation open.
    void openConsole(Page page, String agent, String text) {
        signIn(page, agent);
        page.locator("[data-test=conversation]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    void ask() {
        test(console, "assist-ask").click();
        assertThat(test(shop, "assist-ask")).containsText("Ana");
    }

    void show() {
        ask();
        test(shop, "assist-yes").click();
        assertThat(test(shop, "assist-banner")).isVisible();
    }

    /// The page as the agent sees it; while a new picture is drawn behind the old one, the new one.
    FrameLocator seen() {
        return seenIn(console);
    }

    static FrameLocator seenIn(Page console) {
        return console.frameLocator("[data-test=assist-stage]")
                .locator("iframe")
                .first()
                .contentFrame();
    }

    void sees(String text) {
        assertThat(seen().getByText(text).first()).isVisible();
    }

    /// What stands largest on the visitor's page.
    String headline() {
        return shop.locator("h1, h2").first().innerText().strip();
    }

    void changeHeadline(String text) {
        shop.evaluate("text => document.querySelector('h1, h2').textContent = text", text);
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    List<String> loaded() {
        return List.copyOf(loaded);
    }

    /// Of pages.
    long charactersSent() {
        return sent.stream()
                .filter(frame -> frame.contains("\"assist.page\""))
                .mapToLong(String::length)
                .sum();
    }

    long pagesSent() {
        return sent.stream().filter(frame -> frame.contains("\"assist.page\"")).count();
    }

    /// The page changes and is scrolled; what is written then is stored behind all that was sent before, so nothing is
    /// under way any more.
    void sendsNothingMore() {
        var before = pagesSent();
        shop.evaluate("document.body.append(document.createElement('hr')); scrollBy(0, 50)");
        shop.evaluate("() => new Promise(done => setTimeout(done, 300))");
        say("Still here?");
        assertThat(test(shop, "receipt")).isVisible();
        assertThat(pagesSent()).isEqualTo(before);
    }

    static void picture(Page page, String name) {
        try {
            Files.createDirectories(PICTURES);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
