package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The main job, as its two people do it: a visitor on the shop's page and an agent in the console.
class ChatIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> QUESTIONS = List.of(
            "Hello. Is the washed linen duvet cover in sage back in stock?",
            "Lovely. Does it come in 155 × 220?",
            "And how does the colour compare with the throw in moss?",
            "Good to know. Can it go in the dryer?",
            "I would need it before Friday. Is that possible?",
            "To Zürich, please.",
            "Then I will order today. Is there a discount for two covers?",
            "That is kind, thank you. Where do I enter it?",
            "Found it. One more thing: can I return one if the size is wrong?",
            "Perfect. Thank you for your help.");
    private static final List<String> ANSWERS = List.of(
            "Hello, it is: it came in on Monday, in two sizes.",
            "It does, and in 135 × 200.",
            "Sage is a little greyer, moss is warmer. They look good together.",
            "On low, yes. It stays softer if you take it out while it is still a bit damp.",
            "If you order by two o'clock, it leaves today. Where shall it go?",
            "Then it arrives on Thursday.",
            "There is for regular guests, and you are one: LINDEN10.",
            "On the last page, just above the total.",
            "For sixty nights, even when it has been slept in.",
            "You are very welcome. Enjoy the linen.");

    /// Its pictures show the whole demo.
    @Override
    DemoShop shop() {
        return DemoShop.original(service);
    }

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(PICTURES);
    }

    private static Page page(int width, int height) {
        return newContext(width, height).newPage();
    }

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']");
    }

    private static Page shop(String base) {
        var page = page(1000, 820);
        page.navigate(base + "/demo/");
        test(page, "launcher").click();
        return page;
    }

    private static Page console(String base, String email) {
        var page = page(1280, 820);
        page.navigate(base + "/console/");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        assertThat(test(page, "view-all")).isVisible();
        return page;
    }

    private static void say(Page page, String text) {
        test(page, "composer").fill(text);
        test(page, "composer").press("Enter");
    }

    private static List<String> texts(Page page) {
        return test(page, "thread")
                                .locator("[data-test='message']")
                                .evaluateAll(
                                        "all => all.map(one => one.querySelector('[data-test=body]')?.textContent?.trim())")
                        instanceof List<?> bodies
                ? bodies.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static void hears(Page page, String text) {
        assertThat(test(page, "thread").getByText(text, new Locator.GetByTextOptions().setExact(true)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    private static void openInConsole(Page console, String lastLine) {
        test(console, "view-all").click();
        test(console, "conversation")
                .filter(new Locator.FilterOptions().setHasText(lastLine))
                .click();
    }

    @Test
    void a_conversation_of_ten_messages_each_way_is_seen_at_once_and_still_there_after_a_reload() throws IOException {
        var visitor = shop(service.base());
        var agent = console(service.base(), demo.email("ana"));
        startByWriting(visitor, QUESTIONS.getFirst());
        openInConsole(agent, QUESTIONS.getFirst());
        assertThat(test(agent, "visitor-presence")).hasAttribute("data-online", "true");
        test(agent, "take").click();
        say(agent, ANSWERS.getFirst());
        hears(visitor, ANSWERS.getFirst());
        for (int i = 1; i < 10; i++) {
            say(visitor, QUESTIONS.get(i));
            hears(agent, QUESTIONS.get(i));
            say(agent, ANSWERS.get(i));
            hears(visitor, ANSWERS.get(i));
        }
        var expected = IntStream.range(0, 10)
                .boxed()
                .flatMap(i -> List.of(QUESTIONS.get(i), ANSWERS.get(i)).stream())
                .toList();
        assertThat(lines(visitor)).isEqualTo(expected);
        assertThat(lines(agent)).isEqualTo(expected);
        picture("home-page", visitor, agent);

        visitor.reload();
        agent.reload();
        reopen(visitor);
        hears(visitor, ANSWERS.getLast());
        hears(agent, ANSWERS.getLast());
        assertThat(lines(visitor)).isEqualTo(expected);
        assertThat(lines(agent)).isEqualTo(expected);

        visitor.close();
        assertThat(test(agent, "visitor-presence")).hasAttribute("data-online", "false");
        test(agent, "resolve").click();
        assertThat(test(agent, "thread").getByText("resolved").first()).isVisible();
    }

    private static void startByWriting(Page visitor, String text) {
        var start = test(visitor, "start");
        assertThat(start.or(test(visitor, "composer")).first()).isVisible();
        if (start.count() > 0) {
            start.first().click();
        }
        say(visitor, text);
        hears(visitor, text);
    }

    private static void reopen(Page visitor) {
        var panel = test(visitor, "panel");
        visitor.waitForLoadState(LoadState.NETWORKIDLE);
        if (!panel.isVisible()) {
            test(visitor, "launcher").click();
        }
        var thread = test(visitor, "thread");
        var earlier = test(visitor, "conversation");
        assertThat(thread.or(earlier).first()).isVisible();
        if (!thread.isVisible()) {
            earlier.first().click();
        }
    }

    // Without what is not a message of the two, such as who took the conversation.
    private static List<String> lines(Page page) {
        return texts(page).stream()
                .filter(text -> QUESTIONS.contains(text) || ANSWERS.contains(text))
                .toList();
    }

    private static void picture(String name, Page visitor, Page agent) throws IOException {
        var left = visitor.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-visitor.png")));
        var right = agent.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-agent.png")));
        var both = page(1000 + 1280 + 72, 820 + 48);
        both.setContent(
                "<body style='margin:24px;display:flex;gap:24px;background:#e9e7e2'>" + image(left) + image(right));
        both.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        both.close();
    }

    private static String image(byte[] png) {
        return "<img style='border-radius:12px;box-shadow:0 8px 40px #0003' src='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "'>";
    }

    @Test
    void a_burst_of_200_posts_over_a_network_that_is_cut_shows_each_once_and_in_order_on_both_screens()
            throws IOException {
        var seed = System.nanoTime();
        System.out.println("ChatIT seed: " + seed);
        var random = new Random(seed);
        try (var network = new CuttingProxy(service.port())) {
            letIn(network.base());
            var visitor = shop(network.base());
            var agent = console(network.base(), demo.email("ben"));
            startByWriting(visitor, "Burst begins");
            openInConsole(agent, "Burst begins");
            hears(agent, "Burst begins");
            for (int i = 1; i <= 200; i++) {
                say(visitor, "Burst " + i);
                if (random.nextInt(20) == 0) {
                    network.cut();
                }
            }
            hears(visitor, "Burst 200");
            var expected =
                    IntStream.rangeClosed(1, 200).mapToObj(i -> "Burst " + i).toList();
            assertThat(test(visitor, "thread").locator("[data-test='message'][data-state='sending']"))
                    .hasCount(0);
            hears(agent, "Burst 200");
            assertThat(stored(agent)).isEqualTo(expected);
            assertThat(bursts(visitor)).isEqualTo(expected);
            assertThat(bursts(agent)).isEqualTo(expected);
        }
    }

    private static List<String> bursts(Page page) {
        return texts(page).stream().filter(text -> text.matches("Burst \\d+")).toList();
    }

    private static List<String> stored(Page agent) {
        var id = agent.url().replaceFirst(".*/conversations/", "");
        var all = new ArrayList<String>();
        for (var after = 0; ; after += 200) {
            var page = owner().get("/api/v1/conversations/" + id + "/messages?limit=200&after=" + after)
                    .jsonPath();
            all.addAll(page.getList("items.findAll { it.body != null }.body", String.class));
            if (!page.getBoolean("more")) {
                return all.stream().filter(text -> text.matches("Burst \\d+")).toList();
            }
        }
    }

    private static RequestSpecification owner() {
        var token = given().baseUri(service.base())
                .contentType(ContentType.JSON)
                .body(Map.of("email", demo.email("ana"), "password", DemoShop.PASSWORD))
                .post("/api/v1/sessions")
                .jsonPath()
                .getString("accessToken");
        return given().baseUri(service.base()).contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    // The pages come from the proxy's address, so the site must list it.
    private static void letIn(String origin) {
        var site = owner().get("/api/v1/sites").jsonPath();
        var origins = new ArrayList<String>(site.getList("items[0].origins", String.class));
        origins.add(origin);
        owner().body(Map.of("origins", origins))
                .patch("/api/v1/sites/" + site.getString("items[0].id"))
                .then()
                .statusCode(200);
    }
}
