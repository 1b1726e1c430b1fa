package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Answers that come while the chat is closed are counted, in every tab, until they are read in one.
class UnreadBadgeIT extends BrowserTestBase {
    private static Page shop(BrowserContext device) {
        var page = device.newPage();
        page.navigate(service.base() + "/demo/");
        return page;
    }

    private static void answer(Rest ana, UUID conversation, String text) {
        ana.must(ana.call("POST", "/conversations/" + conversation + "/messages", Map.of("body", text), null));
    }

    @Test
    void the_badge_follows_each_answer_in_every_tab() {
        var device = newContext(new Browser.NewContextOptions());
        var first = shop(device);
        test(first, "launcher").click();
        test(first, "composer").fill("Are you open on Sunday?");
        test(first, "composer").press("Enter");
        assertThat(first.locator("[data-test='message'][data-state='sent']")).hasCount(1);
        test(first, "close").click();
        var second = shop(device);
        test(second, "launcher").click();
        assertThat(second.locator("[data-test='message'][data-state='sent']")).hasCount(1);
        test(second, "close").click();

        var ana = demo.agent("ana");
        var conversation = UUID.fromString(
                ana.must(ana.get("/conversations")).json().at("/items/0/id").asText());
        answer(ana, conversation, "We are.");
        assertThat(test(first, "unread")).hasText("1");
        answer(ana, conversation, "From ten to four.");
        assertThat(test(first, "unread")).hasText("2");
        assertThat(test(second, "unread")).hasText("2");

        test(first, "launcher").click();
        assertThat(test(first, "thread").getByText("From ten to four.")).isVisible();
        assertThat(test(second, "unread")).isHidden();
        test(first, "close").click();
        answer(ana, conversation, "See you then.");
        assertThat(test(first, "unread")).hasText("1");
        assertThat(test(second, "unread")).hasText("1");
    }
}
