package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an agent writes with Markdown looks alike on both sides; what a visitor writes stays as it is.
class WritingIT extends TwoBrowserTestBase {
    private static Locator bodies(Page page, String kind) {
        return page.locator("[data-test='message'][data-author-kind='" + kind + "'] [data-test='body']");
    }

    @Test
    void both_sides_see_the_same_bold_word_list_and_link() throws IOException {
        try (var site = OwnSite.open(demo, "workshop.html")) {
            both.meet(site.base() + "/", "Is **this** bold? K-9201");
            var composer = both.console.locator("[data-test='composer']");
            composer.click();
            both.console.keyboard().press("Control+b");
            both.console.keyboard().type("Yes");
            both.console.keyboard().press("ArrowRight");
            both.console.keyboard().press("ArrowRight");
            both.console.keyboard().type(", see [our page](https://shop.example/help):");
            both.console.keyboard().press("Shift+Enter");
            both.console.keyboard().type("- one <b>");
            both.console.keyboard().press("Enter");
            for (var page : List.of(both.console, both.shop)) {
                var said = bodies(page, "agent").last();
                assertThat(said.locator("strong")).hasText("Yes");
                assertThat(said.locator("li")).hasText("one <b>");
                assertThat(said.locator("a")).hasAttribute("href", "https://shop.example/help");
                assertThat(said.locator("b")).hasCount(0);
                assertThat(bodies(page, "visitor").first()).hasText("Is **this** bold? K-9201");
            }
        }
    }

    @Test
    void a_colon_and_a_name_become_an_emoji() throws IOException {
        both.meet("Did it arrive?");
        var composer = both.console.locator("[data-test='composer']");
        composer.click();
        both.console.keyboard().type("At 10:30 ");
        assertThat(both.console.locator("[data-test='emoji-option']")).hasCount(0);
        both.console.keyboard().type(":packa");
        assertThat(both.console.locator("[data-test='emoji-option']").first()).containsText("package");
        both.console.keyboard().press("Enter");
        assertThat(composer).hasValue("At 10:30 \ud83d\udce6 ");
        both.console.keyboard().type(":nosuchthing");
        assertThat(both.console.locator("[data-test='emoji-picker']")).hasCount(0);
        both.console.keyboard().press("Enter");
        assertThat(both.shop.locator("[data-test='message']").last()).containsText("\ud83d\udce6 :nosuchthing");
    }
}
