package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Elements stand at the same places on the visitor's page and on the agent's picture of it.
class AssistLayoutIT extends TwoBrowserTestBase {
    private static final List<String> PAGES = List.of(
            "flex", "grid", "table", "float", "rtl", "adopted", "shadow", "transform", "sticky", "columns", "fonts");
    private static final double WITHIN = 2;
    private static final int PATIENCE_MS = 8_000;
    /// Where all that is drawn stands, with what is in open shadow roots.
    private static final String PLACES = """
            () => {
              const places = [];
              const visit = root => {
                for (const it of root.children) {
                  if (/^(?:script|style|link|meta|title|noscript|bellhop-widget)$/.test(it.localName)) continue;
                  const { x, y, width, height } = it.getBoundingClientRect();
                  if (width * height > 0) places.push([it.localName, x, y, width, height]);
                  if (it.hasAttribute('data-bellhop-block')) continue;
                  if (it.shadowRoot) visit(it.shadowRoot);
                  visit(it);
                }
              };
              visit(document.body);
              return places;
            }""";

    @Test
    void elements_stand_where_they_stand_on_the_page() throws IOException {
        try (var site = OwnSite.files(demo, "layout")) {
            both.meet(site.base() + "/flex", "Does it look alike?");
            both.show();
            var softly = new SoftAssertions();
            for (var page : PAGES) {
                both.shop.navigate(site.base() + "/" + page);
                assertThat(both.seen().locator("h1")).hasText(page);
                assertThat(places().size()).as(page).isGreaterThanOrEqualTo(50);
                softly.assertThat(differences()).as(page).isEmpty();
            }
            softly.assertAll();
        }
    }

    @SuppressWarnings("unchecked")
    private List<List<Object>> places() {
        return (List<List<Object>>) both.shop.evaluate(PLACES);
    }

    /// What is left when the picture has come to rest.
    private List<String> differences() {
        try {
            both.console.waitForCondition(
                    () -> compare().isEmpty(), new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
            return List.of();
        } catch (TimeoutError _) {
            return compare();
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> compare() {
        var here = places();
        var there = (List<List<Object>>) both.seen().locator("html").evaluate(PLACES);
        var found = new ArrayList<String>();
        if (here.size() != there.size()) {
            found.add(here.size() + " elements, and " + there.size() + " on the picture");
        }
        for (int i = 0; i < Math.min(here.size(), there.size()) && found.size() < 8; i++) {
            if (!isNear(here.get(i), there.get(i))) {
                found.add(i + ": " + here.get(i) + " and on the picture " + there.get(i));
            }
        }
        return found;
    }

    private static boolean isNear(List<Object> one, List<Object> other) {
        for (int i = 1; i < one.size(); i++) {
            if (Math.abs(((Number) one.get(i)).doubleValue() - ((Number) other.get(i)).doubleValue()) > WITHIN) {
                return false;
            }
        }
        return true;
    }
}
