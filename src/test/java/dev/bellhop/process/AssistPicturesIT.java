package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pictures of a page are shown, and the page is not touched for it.
class AssistPicturesIT extends TwoBrowserTestBase {
    private static final Pattern DRAWN = Pattern.compile("^data:image/webp;.*");
    private static final Pattern BOX = Pattern.compile("^data:image/svg.*");
    private static final int MOST = 4 * 1024 * 1024;
    private static HttpServer elsewhere;
    private static byte[] photograph;

    @BeforeAll
    static void openServer() throws IOException {
        photograph = photograph();
        elsewhere = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        for (var kind : List.of("open", "closed")) {
            elsewhere.createContext("/" + kind, exchange -> {
                if (kind.equals("open")) {
                    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                }
                exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
                exchange.sendResponseHeaders(200, photograph.length);
                exchange.getResponseBody().write(photograph);
                exchange.close();
            });
        }
        elsewhere.start();
    }

    @AfterAll
    static void closeServer() {
        elsewhere.stop(0);
    }

    /// Some 130 KB.
    private static byte[] photograph() throws IOException {
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 600; y++) {
                picture.setRGB(x, y, random.nextInt(0x1000000) & 0x3f3f3f);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }

    private OwnSite shop(String body) throws IOException {
        both.shop.route(
                "**/own-*.jpg",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("image/jpeg").setBodyBytes(photograph)));
        return OwnSite.open(
                demo, "<!doctype html><body><h1>Shop</h1>" + body + HostPage.embedLine(demo) + "</body>", Map.of());
    }

    private Locator seen(String name) {
        return both.seen().locator("img[alt='" + name + "']");
    }

    private static List<?> sizeOf(Locator picture) {
        return (List<?>)
                picture.evaluate("it => [it.getBoundingClientRect().width, it.getBoundingClientRect().height]");
    }

    @Test
    void each_kind_is_shown_as_far_as_it_may_be_and_the_page_is_not_touched() throws IOException {
        var cdn = "http://localhost:" + elsewhere.getAddress().getPort();
        var body = """
                <img alt="Own" src="/own-1.jpg" style="width: 240px">
                <img alt="Open" src="%1$s/open/a.jpg" style="width: 200px; height: 90px; object-fit: cover">
                <img alt="Closed" src="%1$s/closed/b.jpg" style="height: 120px">
                <img alt="Private" data-bellhop-private src="/own-2.jpg" style="width: 100px">
                <img alt="Picked" id="picked" style="width: 80px">
                <canvas id="chart" width="120" height="50"></canvas>
                <canvas id="other" width="130" height="50"></canvas>
                <input id="card" aria-label="Card" style="width: 90px">
                <form><canvas id="signature" width="110" height="40"></canvas></form>
                <iframe title="Elsewhere" src="%1$s/page" width="150" height="60"></iframe>
                <p>After the pictures</p>
                <script nonce="n0nce">
                for (const it of [chart, other, signature]) it.getContext('2d').fillRect(10, 10, 60, 20);
                fetch('/own-3.jpg').then(it => it.blob()).then(it => { picked.src = URL.createObjectURL(it) })
                </script>
                """.formatted(cdn);
        try (var site = shop(body)) {
            both.meet(site.base() + "/", "Please look at the pictures");
            both.shop.waitForCondition(() -> (boolean) both.shop.evaluate("picked.naturalWidth > 0"));
            both.shop.evaluate("""
                    window.touched = [];
                    new MutationObserver(changes => touched.push(...changes.map(it => it.target.outerHTML ?? it.type)))
                      .observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
                    window.untouched = document.body.outerHTML;
                    """);
            var before = List.copyOf(both.loaded());
            both.show();
            assertThat(seen("Own")).hasAttribute("src", DRAWN);
            assertThat(seen("Open")).hasAttribute("src", DRAWN);
            assertThat(seen("Closed")).hasAttribute("src", BOX);
            assertThat(seen("Picked")).hasAttribute("src", BOX);
            for (var name : List.of("Own", "Open", "Closed", "Picked")) {
                var here = sizeOf(both.shop.locator("img[alt='" + name + "']"));
                var there = sizeOf(seen(name));
                for (int i = 0; i < 2; i++) {
                    assertThat(((Number) there.get(i)).doubleValue())
                            .as(name)
                            .isCloseTo(((Number) here.get(i)).doubleValue(), within(2.0));
                }
            }
            var chart = both.seen().locator("canvas[width='120']");
            assertThat(chart).hasAttribute("style", Pattern.compile(".*data:image/webp.*"));
            assertThat(both.seen().locator("[data-bellhop-box=frame]")).isVisible();
            assertThat(both.seen().locator("form canvas")).hasAttribute("data-bellhop-box", "canvas");
            assertThat(sizeOf(chart)).isEqualTo(sizeOf(both.shop.locator("#chart")));
            // A person may draw on it.
            both.shop.locator("#chart").dispatchEvent("pointerdown");
            assertThat(chart).hasAttribute("data-bellhop-box", "canvas");
            // Any may repeat what is typed.
            var other = both.seen().locator("canvas[width='130']");
            assertThat(other).hasAttribute("style", Pattern.compile(".*data:image/webp.*"));
            both.shop.locator("#card").fill("4111");
            assertThat(other).hasAttribute("data-bellhop-box", "canvas");
            assertThat((List<?>) both.shop.evaluate("touched")).isEmpty();
            assertThat((boolean) both.shop.evaluate("untouched === document.body.outerHTML"))
                    .isTrue();
            assertThat(both.loaded())
                    .allMatch(url -> before.contains(url) || url.startsWith(service.base()) || url.startsWith("data:"));
        }
    }

    @Test
    void a_shop_with_forty_photographs_is_shown_with_all_of_them() throws IOException {
        var body = new StringBuilder("<div style='display: grid; grid-template-columns: repeat(4, 200px)'>");
        for (int n = 0; n < 40; n++) {
            body.append("<img style='width: 200px; height: 150px' src='/own-")
                    .append(n)
                    .append(".jpg'>");
        }
        try (var site = shop(body + "</div>")) {
            both.meet(site.base() + "/", "Forty photographs");
            both.show();
            var begun = System.nanoTime();
            assertThat(both.seen().locator("img[src^='data:image/webp']")).hasCount(40);
            System.out.printf(
                    "Forty photographs of %d KB: %d ms after the yes, %d KB%n",
                    photograph.length / 1024, (System.nanoTime() - begun) / 1_000_000, both.charactersSent() / 1024);
            assertThat(both.charactersSent()).isLessThan(MOST);
        }
    }
}
