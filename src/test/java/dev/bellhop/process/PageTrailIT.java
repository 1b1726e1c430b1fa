package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// An agent sees the page that the visitor is on, as the visitor goes from one to the other.
class PageTrailIT extends TwoBrowserTestBase {
    @Test
    void an_agent_sees_each_page_as_the_visitor_comes_to_it() throws IOException {
        try (var site = OwnSite.open(demo, "workshop.html")) {
            both.meet(site.base() + "/?secret=4711", "Where do I find lamps? K-9102");
            var pages = pages(both.console);
            assertThat(pages.locator("li").first()).containsText("Here now");
            assertThat(pages.locator("a").first()).hasAttribute("href", site.base() + "/");

            // A page that changes its address without loading.
            both.shop.evaluate("history.pushState(null, '', '/lamps?colour=red'); document.title = 'Lamps'");
            assertThat(pages.locator("a").first()).hasText("Lamps");
            assertThat(pages.locator("a").first()).hasAttribute("href", site.base() + "/lamps");
            assertThat(pages.locator("li")).hasCount(2);
            assertThat(pages).not().containsText("secret");
        }
    }

    private static Locator pages(Page console) {
        return console.locator("[data-test='pages']");
    }
}
