package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// An agent finds what was said, by keyboard.
class SearchIT extends BrowserTestBase {
    private static Locator test(Page page, String name) {
        return page.locator("[data-test='" + name + "']");
    }

    private static Page signIn(int width) {
        var page = newContext(width, 800).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "view-all").first().waitFor();
        return page;
    }

    // A long conversation, in which the words stand far up.
    private static String ask(String name, String question) {
        var visitor = demo.visitor(name);
        var id = visitor.must(visitor.call("POST", "/conversations", Map.of("body", question), null))
                .json()
                .path("id")
                .asText();
        for (int n = 0; n < 70; n++) {
            visitor.must(visitor.call(
                    "POST", "/conversations/" + id + "/messages", Map.of("body", "And another line"), null));
        }
        awaitIndexed(name);
        awaitIndexed(question);
        return id;
    }

    // What was said can be found a moment later, and a search is made once.
    private static void awaitIndexed(String text) {
        var ana = demo.agent("ana");
        var path = "/search?q=" + URLEncoder.encode(text, UTF_8);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var found = ana.must(ana.get(path)).json();
            return !found.at("/items/0").isMissingNode()
                    || !found.at("/visitors/0").isMissingNode();
        });
    }

    private static void look(Page page) {
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static void search(Page page, String text) {
        page.keyboard().press("/");
        assertThat(test(page, "search")).isFocused();
        page.keyboard().type(text);
    }

    @Test
    void what_was_said_is_found_and_shown_in_its_place_by_keyboard() {
        var agent = signIn(1280);
        ask("Zoë", "Where is my Tapestry, order T-88 410? See https://shop.example/t-88 please");
        search(agent, "tapestry t-88 4");
        assertThat(test(agent, "found-message").first()).containsText("Zoë");
        assertThat(test(agent, "found-message").first().locator("mark").first()).hasText("Tapestry");
        look(agent);
        agent.keyboard().press("Enter");
        var message = agent.locator(".message.found");
        assertThat(message).isInViewport();
        assertThat(message.locator("mark").first()).hasText("Tapestry");
        assertThat(test(agent, "search")).isFocused();
        look(agent);

        agent.keyboard().press("Escape");
        assertThat(test(agent, "search")).hasCount(0);
        assertThat(agent.locator("bh-conversation-list")).isVisible();
        assertThat(agent.locator("mark")).hasCount(0);
    }

    @Test
    void filters_and_the_palette_lead_there_too() {
        var agent = signIn(1280);
        ask("Quentin Marlow", "Do you sell quills?");
        agent.keyboard().press("Control+k");
        agent.keyboard().type("marlow");
        agent.locator("[data-offer='search-typed']").click();
        assertThat(test(agent, "found-visitor")).containsText("Quentin Marlow");
        assertThat(test(agent, "search")).isFocused();
        agent.keyboard().press("Enter");
        assertThat(agent.locator("bh-thread-header")).containsText("Quentin Marlow");

        test(agent, "search").fill("quills");
        assertThat(test(agent, "found-message")).hasCount(1);
        test(agent, "search-kind").selectOption("Notes");
        assertThat(agent.locator("bh-search .empty")).containsText("Nothing found");
        test(agent, "search-kind").selectOption("Messages");
        assertThat(test(agent, "found-message")).hasCount(1);
    }

    @Test
    void a_phone_shows_the_results_alone_and_comes_back_to_them() {
        ask("Yara", "Is the velvet back?");
        var agent = signIn(390);
        agent.locator("[data-command='search']").first().click();
        test(agent, "search").fill("velvet");
        test(agent, "found-message").first().click();
        assertThat(agent.locator(".message.found mark")).hasText("velvet");
        agent.locator("bh-thread-header [data-command='back'], bh-thread-header [aria-label='Back']")
                .first()
                .click();
        assertThat(test(agent, "found-message").first()).isVisible();
    }

    @Test
    void what_cannot_be_searched_says_so_and_can_be_tried_again() {
        var agent = signIn(1280);
        agent.route("**/api/v1/search**", route -> route.abort());
        search(agent, "anything");
        assertThat(agent.locator("bh-search [role='alert']")).isVisible();
        agent.unroute("**/api/v1/search**");
        agent.locator("bh-search [role='alert'] button").click();
        assertThat(agent.locator("bh-search [role='alert']")).hasCount(0);
    }
}
