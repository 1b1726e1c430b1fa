package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.bellhop.common.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Text that a person wrote is shown as text, wherever it is shown: names, messages, notes, a site's name and greeting.
/// The browser is told to ignore the pages' policies, so that these pass by what our code does and not by the net
/// below it (which `PolicyIT` holds).
class XssIT extends BrowserTestBase {
    private static final Path FILES = Path.of("src/test/resources/xss");
    private static final int TOGETHER = 9;
    private static final int GREETING = 300;
    private static final int LABEL = 50;
    private static List<String> payloads;
    private static String inspect;
    private static Rest owner;
    private BrowserContext context;

    @BeforeAll
    static void open() throws IOException {
        payloads = Files.readAllLines(FILES.resolve("payloads.txt"));
        inspect = Files.readString(FILES.resolve("inspect.js"));
        owner = demo.agent("ana");
    }

    @BeforeEach
    void openContext() {
        // High enough for a list that draws only what is in sight to draw all of it.
        context = newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 14_000).setBypassCSP(true));
    }

    private static void unharmed(Page page) {
        assertThat(page.evaluate(inspect)).isEqualTo(List.of());
        assertThat(page.evaluate("() => window.__pwned ?? null")).isNull();
    }

    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']");
    }

    private static Rest.Answer made(Rest who, String path, Map<String, ?> body) {
        return who.must(who.call("POST", path, body, null));
    }

    /// Markup that is taken for markup: without this, a list of harmless texts would prove as much.
    @Test
    void the_payloads_bite_where_they_are_let() {
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        var page = context.newPage();
        page.navigate("about:blank");
        var biting = payloads.stream().filter(payload -> bites(page, payload)).count();
        assertThat(biting).isGreaterThan(90);
    }

    private static boolean bites(Page page, String payload) {
        page.evaluate("text => document.body.innerHTML = `<p title=\"${text}\">${text}</p>`", payload);
        return !List.of().equals(page.evaluate(inspect));
    }

    /// What one visitor and a bot for each payload said.
    private record Talk(Rest visitor, List<UUID> conversations) {}

    private static Talk talk() {
        var visitor = demo.visitor(payloads.getFirst());
        var conversations = new ArrayList<UUID>();
        for (int from = 0; from < payloads.size(); from += TOGETHER) {
            conversations.add(talk(visitor, payloads.subList(from, Math.min(from + TOGETHER, payloads.size()))));
        }
        return new Talk(visitor, conversations);
    }

    private static UUID talk(Rest visitor, List<String> some) {
        var id = made(visitor, "/conversations", Map.of("body", some.getFirst()))
                .json()
                .path("id")
                .asText();
        var log = "/conversations/" + id + "/messages";
        for (var payload : some) {
            made(visitor, log, Map.of("body", payload));
            var key = made(
                    owner,
                    "/api-keys",
                    Map.of("name", payload, "scopes", List.of("conversations:write", "conversations:read")));
            var bot = new Rest(service.base(), key.json().path("secret").asText());
            made(bot, log, Map.of("body", payload));
            made(bot, log, Map.of("body", payload, "kind", "note"));
        }
        return UUID.fromString(id);
    }

    private static final Set<String> labels = new HashSet<>();

    /// Some are the same once they are cut.
    private static void label(String payload, String conversation) {
        var name = Names.clean(payload, LABEL);
        var created = owner.call("POST", "/labels", Map.of("name", name), null);
        if (created.status() == 201) {
            labels.add(name);
            var id = created.json().path("id").asText();
            owner.must(owner.call("PUT", "/conversations/" + conversation + "/labels/" + id, Map.of(), null));
        }
    }

    private static List<String> bodies(Page page) {
        return test(page, "thread").locator("[data-test='body']").allTextContents();
    }

    @Test
    void in_the_widget() {
        var talk = talk();
        context.addInitScript("localStorage.setItem('bellhop.%s.visitor', '%s')"
                .formatted(demo.site(), talk.visitor().token()));
        var page = context.newPage();
        page.navigate(service.base() + "/demo/");
        test(page, "launcher").click();
        assertThat(test(page, "thread")).isVisible();
        for (int n = 0; n < talk.conversations().size(); n++) {
            test(page, "back").click();
            page.locator("[data-id='" + talk.conversations().get(n) + "']").click();
            var some = payloads.subList(n * TOGETHER, Math.min((n + 1) * TOGETHER, payloads.size()));
            assertThat(test(page, "thread").locator("[data-test='body']")).hasCount(1 + 2 * some.size());
            unharmed(page);
            assertThat(bodies(page)).containsAll(some);
        }
    }

    @Test
    void as_a_greeting_and_a_sites_name() {
        var site = owner.must(owner.get("/sites")).json().at("/items/0/id").asText();
        for (var some : joined()) {
            var name = some.substring(0, Math.min(80, some.length()));
            owner.must(owner.call("PATCH", "/sites/" + site, Map.of("greeting", some, "name", name), null));
            var page = context.newPage();
            page.navigate(service.base() + "/demo/");
            test(page, "launcher").click();
            assertThat(page.locator(".greeting").first()).isVisible();
            page.waitForCondition(
                    () -> some.equals(page.locator(".greeting").first().textContent()));
            assertThat(test(page, "panel").locator("h2").textContent()).isEqualTo(Names.clean(name));
            unharmed(page);
            page.close();
        }
    }

    @Test
    void as_names_of_files() {
        var visitor = demo.visitor("Mia");
        var id = made(visitor, "/conversations", Map.of("body", "Hello"))
                .json()
                .path("id")
                .asText();
        for (int n = 0; n < payloads.size(); n += TOGETHER) {
            var files = payloads.subList(n, Math.min(n + TOGETHER, payloads.size())).stream()
                    .map(payload -> visitor.uploaded(payload, "words".getBytes(UTF_8)))
                    .toList();
            made(visitor, "/conversations/" + id + "/messages", Map.of("files", files));
        }
        var page = context.newPage();
        page.navigate(service.base() + "/console/#/conversations/" + id);
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        assertThat(page.locator("[data-test='file']")).hasCount(payloads.size());
        unharmed(page);
    }

    @Test
    void as_canned_replies() {
        for (int n = 0; n < payloads.size(); n++) {
            var payload = payloads.get(n);
            made(
                    owner,
                    "/canned-replies",
                    Map.of("shortcut", "xss-" + n, "name", payload, "body", payload, "scope", "everyone"));
        }
        var visitor = demo.visitor("Mia");
        var id = made(visitor, "/conversations", Map.of("body", "Hello"))
                .json()
                .path("id")
                .asText();
        var page = context.newPage();
        page.navigate(service.base() + "/console/#/conversations/" + id);
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        for (int n = 0; n < payloads.size(); n++) {
            test(page, "composer").fill("/xss-" + n);
            assertThat(test(page, "canned-preview")).hasText(payloads.get(n));
            unharmed(page);
        }
        test(page, "composer").press("Enter");
        assertThat(test(page, "composer")).hasValue(payloads.getLast());
        page.locator("[data-command=preferences]").first().click();
        test(page, "open-canned").click();
        var names = page.locator("[data-test='canned-row'] .name");
        page.waitForCondition(() -> names.allTextContents()
                .containsAll(payloads.stream().map(Names::clean).toList()));
        unharmed(page);
        test(page, "canned-edit").first().click();
        assertThat(test(page, "canned-form-preview")).isVisible();
        unharmed(page);
    }

    /// Few enough in a conversation that all of its log is shown at once.
    @Test
    void as_comments_of_ratings() {
        var visitor = demo.visitor("Mia");
        var rated = new LinkedHashMap<String, List<String>>();
        for (int from = 0; from < payloads.size(); from += TOGETHER) {
            var some = payloads.subList(from, Math.min(from + TOGETHER, payloads.size()));
            rated.put(rated(visitor, some), some.stream().map(String::strip).toList());
        }
        var console = context.newPage();
        console.navigate(service.base() + "/console/");
        console.locator("input[name=email]").fill(demo.email("ana"));
        console.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(console, "sign-in-submit").click();
        assertThat(test(console, "view-all")).isVisible();
        rated.forEach((id, comments) -> {
            console.navigate(service.base() + "/console/#/conversations/" + id);
            var said = test(console, "rating-said");
            console.waitForCondition(() -> said.allTextContents().equals(comments));
            unharmed(console);
        });
    }

    /// A conversation that was resolved and rated once for each comment.
    private static String rated(Rest visitor, List<String> comments) {
        var path = "/conversations/"
                + made(visitor, "/conversations", Map.of("body", "Hello"))
                        .json()
                        .path("id")
                        .asText();
        made(owner, path + "/messages", Map.of("body", "Hello"));
        for (var comment : comments) {
            owner.must(owner.call("PATCH", path, Map.of("status", "open"), null));
            owner.must(owner.call("PATCH", path, Map.of("status", "resolved"), null));
            visitor.must(visitor.call("PUT", path + "/rating", Map.of("score", 1, "comment", comment), null));
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> joined() {
        var all = new ArrayList<String>();
        var line = "";
        for (var payload : payloads) {
            if (line.length() + payload.length() > GREETING) {
                all.add(line);
                line = "";
            }
            line += payload;
        }
        all.add(line);
        return all;
    }

    @Test
    void in_the_console() {
        var talk = talk();
        payloads.forEach(payload -> {
            var visitor = demo.visitor(payload);
            label(
                    payload,
                    made(visitor, "/conversations", Map.of("body", payload))
                            .json()
                            .path("id")
                            .asText());
        });
        var page = context.newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "view-all").click();
        var names = page.locator("[data-test='conversation'] .name");
        var clean = payloads.stream().map(Names::clean).toList();
        page.waitForCondition(() -> names.allTextContents().containsAll(clean));
        assertThat(page.locator("[data-test='conversation'] .last").allTextContents())
                .containsAll(payloads);
        assertThat(test(page, "label-chip").allTextContents()).containsAll(labels);
        unharmed(page);
        page.keyboard().press("f");
        page.waitForCondition(() -> test(page, "label-option").allTextContents().stream()
                .map(String::strip)
                .toList()
                .containsAll(labels));
        unharmed(page);
        page.keyboard().press("Escape");
        for (int n = 0; n < talk.conversations().size(); n++) {
            page.locator("[data-id='" + talk.conversations().get(n) + "']")
                    .first()
                    .click();
            var some = payloads.subList(n * TOGETHER, Math.min((n + 1) * TOGETHER, payloads.size()));
            assertThat(test(page, "thread").locator("[data-test='body']")).hasCount(1 + 3 * some.size());
            unharmed(page);
            assertThat(bodies(page)).containsAll(some);
        }
    }
}
