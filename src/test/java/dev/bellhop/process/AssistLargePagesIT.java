package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Large pages are shown in small parts, first what the visitor sees, and no page is given up for its size.
class AssistLargePagesIT extends TwoBrowserTestBase {
    private static final String ROWS = """
            function add(count) {
              const row = i => `<tr><td>Row ${i}<td><b>Name ${i}</b><td><a href="/x">Link</a><td>Some words<td>${i % 97}`;
              rows.innerHTML = Array.from({ length: count }, (_, i) => row(i)).join('');
            }
            new PerformanceObserver(list => blocks.push(...list.getEntries().map(it => Math.round(it.duration))))
              .observe({ type: 'longtask' });
            var blocks = [];""";
    private static final String TABLE =
            "<h1>Rows</h1><table><tbody id='rows'></tbody></table><script nonce='n0nce'>" + ROWS + "</script>";
    /// The numbers of the rows that are there, in their order.
    private static final String NUMBERS =
            "() => [...document.querySelectorAll('tbody > tr > td:first-child')].map(it => +it.textContent.slice(4) || 0)";
    /// What is shown at half the height of the window.
    private static final String MIDDLE =
            "() => document.elementFromPoint(60, 400)?.closest('tr')?.querySelector('td')?.textContent";
    private static final int MOST_AT_ONCE = 400_000;

    private OwnSite open(String body) throws IOException {
        return OwnSite.open(demo, HostPage.withWidget(demo, body), Map.of());
    }

    private Object middleThere() {
        return both.seen().locator("html").evaluate(MIDDLE);
    }

    private void seesTheSame() {
        both.console.waitForCondition(() -> both.shop.evaluate(MIDDLE).equals(middleThere()));
    }

    @SuppressWarnings("unchecked")
    private List<Integer> numbersThere() {
        return (List<Integer>) both.seen().locator("html").evaluate(NUMBERS);
    }

    private static int firstPicture(List<String> sent) {
        var characters = 0;
        for (var frame : sent) {
            if (frame.contains("\"assist.page\"")) {
                characters += frame.length();
                if (frame.contains("\"ends\":true")) {
                    break;
                }
            }
        }
        return characters;
    }

    @Test
    void of_ten_thousand_rows_those_are_shown_that_the_visitor_sees() throws IOException {
        try (var site = open(TABLE)) {
            both.meet(site.base() + "/", "It is a long table");
            both.shop.evaluate("add(10_000); scrollTo(0, document.body.scrollHeight / 2)");
            both.show();
            seesTheSame();
            assertThat(firstPicture(both.sent())).isLessThan(MOST_AT_ONCE);
            for (var place : List.of("document.body.scrollHeight", "0", "document.body.scrollHeight / 3")) {
                both.shop.evaluate("scrollTo(0, " + place + ")");
                seesTheSame();
            }
            assertThat(numbersThere()).hasSizeGreaterThan(500).isSorted().doesNotHaveDuplicates();
            System.out.println("Blocks of a page with 10,000 rows, in ms: " + both.shop.evaluate("blocks"));
        }
    }

    @Test
    void what_is_added_and_moved_by_thousands_comes_in_parts() throws IOException {
        try (var site = open(TABLE)) {
            both.meet(site.base() + "/", "It grows");
            both.show();
            both.sees("Rows");
            both.shop.evaluate("add(2_000)");
            both.console.waitForCondition(() -> numbersThere().size() == 2_000);
            assertThat(numbersThere()).isSorted();
            both.shop.evaluate("rows.append(...[...rows.children].reverse())");
            both.console.waitForCondition(
                    () -> numbersThere().size() == 2_000 && numbersThere().equals(both.shop.evaluate(NUMBERS)));
            both.shop.evaluate("rows.children[1000].before(Object.assign(document.createElement('tr'), "
                    + "{ innerHTML: '<td>Row 9999' })); rows.children[10].remove()");
            both.console.waitForCondition(() -> numbersThere().equals(both.shop.evaluate(NUMBERS)));
        }
    }

    @Test
    void what_is_too_large_is_a_box_that_says_so_and_the_rest_goes_on() throws IOException {
        var text = "<h1>Long</h1><p id='one'></p><main id='all'></main><script nonce='n0nce'>"
                + "one.textContent = 'y'.repeat(1_000_000);"
                + "for (let i = 0; i < 100; i++) all.append(Object.assign(document.createElement('p'),"
                + "{ textContent: i + 'x'.repeat(100_000) }))</script>";
        try (var site = open(text)) {
            both.meet(site.base() + "/", "It is far too long");
            both.show();
            both.sees("Long");
            var boxes = both.seen().locator("[data-bellhop-box=large]");
            assertThat(boxes.first()).isAttached();
            assertThat(both.seen().locator("#one, p").first()).not().containsText("y");
            both.changeHeadline("Still here");
            both.sees("Still here");
            both.shop.evaluate("all.lastChild.scrollIntoView()");
            both.sees("99xxx");
            assertThat(test(both.shop, "assist-banner")).isVisible();
        }
    }

    @Test
    void sheets_and_addresses_of_any_size_end_no_session() throws IOException {
        var body =
                "<h1>Heavy</h1><img id='large' alt='Large' width='60'><style id='sheet'></style><script nonce='n0nce'>"
                        + "sheet.textContent = Array.from({ length: 9 }, (_, i) => `.c${i} { content: '${'z'.repeat(400_000)}' }`).join('');"
                        + "const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1500;"
                        + "const context = canvas.getContext('2d');"
                        + "for (let i = 0; i < 60_000; i++) { context.fillStyle = `hsl(${i} 80% ${i % 90}%)`;"
                        + "context.fillRect(Math.random() * 1500, Math.random() * 1500, 9, 9) } large.src = canvas.toDataURL()</script>";
        try (var site = open(body)) {
            both.meet(site.base() + "/", "It is heavy");
            both.show();
            both.sees("Heavy");
            assertThat(both.seen().locator("img[alt=Large]"))
                    .hasAttribute("src", Pattern.compile("^data:image/webp.*"));
            both.changeHeadline("Still here");
            both.sees("Still here");
        }
    }
}
