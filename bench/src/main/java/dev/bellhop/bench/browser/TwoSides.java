package dev.bellhop.bench.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.bellhop.bench.client.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A visitor's browser with the demo shop and an agent's with the console. Both read the same clock, so what one does and
/// when the other draws it can be compared.
public final class TwoSides implements AutoCloseable {
    /// In the document that the visitor's page is drawn in: what stands largest on it, and where the visitor's pointer
    /// is, with the time of the first animation frame in which it was so.
    private static final String STAGE = """
            if (location.pathname.endsWith('/assist.html')) {
              window.seen = [];
              window.pointers = [];
              window.moved = 0;
              addEventListener('mousemove', () => (window.moved = Date.now()), true);
              let text, pointer;
              const look = () => {
                const page = document.querySelector('.page iframe')?.contentDocument;
                const now = page?.querySelector('h1, h2')?.textContent;
                if (now && now !== text) seen.push({ text: (text = now), at: Date.now() });
                const mouse = document.querySelector('.replayer-mouse');
                const place = mouse && `${parseFloat(mouse.style.left)} ${parseFloat(mouse.style.top)}`;
                if (place && place !== pointer) pointers.push({ place: (pointer = place), at: Date.now() });
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            }
            """;

    /// On the visitor's page: when its pointer was moved, and when the agent's was seen to move.
    private static final String SHOP = """
            window.movedAt = 0;
            window.marks = [];
            addEventListener('mousemove', () => (window.movedAt = Date.now()), true);
            let mark;
            const look = () => {
              requestAnimationFrame(look);
              if (window.resting) return;
              const roots = [...document.querySelectorAll('bellhop-widget')].map((host) => host.shadowRoot).filter(Boolean);
              const found = roots.map((root) => root.querySelector('.mark.pointer') ?? [...root.querySelectorAll('*')].map((one) => one.shadowRoot?.querySelector('.mark.pointer')).find(Boolean)).find(Boolean);
              const box = found?.getBoundingClientRect();
              const place = box && `${Math.round(box.x)} ${Math.round(box.y)}`;
              if (place && place !== mark) marks.push({ place: (mark = place), at: Date.now() });
            };
            requestAnimationFrame(look);
            """;

    private final String base;
    private final BrowserContext shopContext;
    private final BrowserContext consoleContext;
    private final Page shop;
    private final Page console;
    private final List<Trace.Piece> heard = new ArrayList<>();
    private long heardFrom;

    public TwoSides(Chromium chromium, String base) {
        this.base = base;
        shopContext = context(chromium, 1000, 820, SHOP);
        consoleContext = context(chromium, 1360, 860, STAGE);
        shop = shopContext.newPage();
        shop.onWebSocket(this::listen);
        console = consoleContext.newPage();
    }

    private static BrowserContext context(Chromium chromium, int width, int height, String script) {
        var options = new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB");
        var context = chromium.browser().newContext(options);
        context.setDefaultTimeout(60_000);
        context.addInitScript(script);
        return context;
    }

    private void listen(WebSocket socket) {
        socket.onFrameSent(frame -> {
            var at = frame.text() == null ? -1 : frame.text().indexOf("\"begins\":");
            if (at > 0 && frame.text().contains("\"assist.page\"")) {
                var now = System.nanoTime() / 1_000_000;
                heardFrom = heard.isEmpty() ? now : heardFrom;
                heard.add(new Trace.Piece(now - heardFrom, ascii(frame.text().substring(at))));
            }
        });
    }

    private static String ascii(String json) {
        var text = new StringBuilder(json.length());
        json.chars().forEach(c -> text.append(c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return text.toString();
    }

    /// What the visitor's tab has sent of its page.
    public Trace trace() {
        return new Trace(List.copyOf(heard));
    }

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']").first();
    }

    /// The visitor writes, and the agent has the conversation open.
    public void meet() {
        var text = "Can you help me? " + UUID.randomUUID();
        shop.navigate(base + "/demo/");
        test(shop, "launcher").click();
        test(shop, "composer").fill(text);
        test(shop, "composer").press("Enter");
        console.navigate(base + "/console/");
        console.locator("input[name=email]").fill("ana@demo.example");
        console.locator("input[name=password]").fill("welcome-to-bellhop");
        test(console, "sign-in-submit").click();
        test(console, "view-all").click();
        console.locator("[data-test=conversation]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    /// The visitor goes to another page of the shop.
    public void visit(String path) {
        shop.navigate(base + path);
    }

    /// Makes the visitor's page longer.
    public void grow(int nodes) {
        shop.evaluate(
                """
                nodes => {
                  const part = document.createElement('section');
                  for (let n = 0; n < nodes; n += 5) {
                    const row = document.createElement('p');
                    const name = document.createElement('b');
                    const state = document.createElement('i');
                    name.append(`Article ${n}`);
                    state.append('in stock');
                    row.append(name, state);
                    part.append(row);
                  }
                  document.body.append(part);
                }
                """,
                nodes);
    }

    /// @return milliseconds from the visitor's yes to the picture in the console
    public double show() {
        test(console, "assist-ask").click();
        var yes = test(shop, "assist-yes");
        var at = number(yes.evaluate("button => { const at = Date.now(); button.click(); return at; }"));
        test(console, "assist-stage").waitFor();
        console.waitForCondition(() -> console.frames().stream().anyMatch(TwoSides::isStage));
        return seenAt((String) shop.evaluate(HEADLINE)) - at;
    }

    public void stop() {
        test(shop, "assist-stop").click();
        test(shop, "assist-banner").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static final String HEADLINE = "() => document.querySelector('h1, h2').textContent";

    private Frame stage() {
        return console.frames().stream()
                .filter(TwoSides::isStage)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isStage(Frame frame) {
        return frame.url().endsWith("/assist.html");
    }

    private double seenAt(String text) {
        var stage = stage();
        stage.waitForFunction("text => seen.some((one) => one.text === text)", text);
        return number(stage.evaluate("text => seen.find((one) => one.text === text).at", text));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /// @return milliseconds until a change of the visitor's page is drawn in the console
    public double change() {
        // Letters only: long numbers are hidden where they could be a card's.
        var text = "Changed " + UUID.randomUUID().toString().replaceAll("[0-9-]", "x");
        var at = number(shop.evaluate(
                "text => { document.querySelector('h1, h2').textContent = text; return Date.now(); }", text));
        return seenAt(text) - at;
    }

    /// @return milliseconds until the visitor's pointer is drawn in the console where it was moved to
    public double movePointer(int x, int y) {
        shop.mouse().move(x, y);
        var at = number(shop.evaluate("() => movedAt"));
        var place = x + " " + y;
        var stage = stage();
        stage.waitForFunction("place => pointers.some((one) => one.place === place)", place);
        return number(stage.evaluate("place => pointers.findLast((one) => one.place === place).at", place)) - at;
    }

    public void allowPointing() {
        test(console, "assist-point").click();
        test(shop, "assist-answer-yes").click();
        console.locator("[data-test=assist-point][aria-checked=true]").waitFor();
    }

    /// @return milliseconds until the agent's pointer is drawn on the visitor's page
    public double point(double across, double down) {
        var box = test(console, "assist-stage").boundingBox();
        var before = number(shop.evaluate("() => marks.length"));
        console.mouse().move(box.x + box.width * across, box.y + box.height * down);
        shop.waitForFunction("before => marks.length > before", before);
        return number(shop.evaluate("before => marks[before].at", before)) - number(stage().evaluate("() => moved"));
    }

    /// @return milliseconds from the moment another page of the shop is ready until it is drawn in the console
    public double otherPage(String path) {
        shop.navigate(base + path);
        var ready = number(shop.evaluate(
                "() => performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
        return seenAt((String) shop.evaluate(HEADLINE)) - ready;
    }

    /// @return of the time in which the visitor scrolls up and down, the part in which the page's main thread is busy
    public double busyWhileScrolling(int millis) {
        shop.evaluate("() => (window.resting = true)");
        var devtools = shopContext.newCDPSession(shop);
        // Processor time: another process on the same core is not this page's doing.
        var clock = new JsonObject();
        clock.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", clock);
        var before = taskSeconds(devtools);
        var took = number(shop.evaluate(
                """
                millis => new Promise((done) => {
                  const from = performance.now();
                  const step = () => {
                    const time = performance.now() - from;
                    scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * (1 - Math.cos(time / 700)) / 2);
                    if (time < millis) requestAnimationFrame(step);
                    else done(time);
                  };
                  requestAnimationFrame(step);
                })
                """,
                millis));
        var busy = taskSeconds(devtools) - before;
        devtools.detach();
        shop.evaluate("() => (window.resting = false)");
        return busy * 1_000 / took;
    }

    private static double taskSeconds(CDPSession devtools) {
        for (var metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("this browser does not say how busy a page is");
    }

    @Override
    public void close() {
        shopContext.close();
        consoleContext.close();
    }
}
