package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several conversations at once, by keyboard and by pointer.
class BulkIT extends BrowserTestBase {
    private static final int WIDE = 1280;
    private static final int HIGH = 800;
    private static final Path PICTURES = Path.of("target/screenshots");

    private static Page console() {
        var page = newContext(WIDE, HIGH).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        page.keyboard().press("Enter");
        test(page, "view-all").waitFor();
        page.keyboard().press("2");
        return page;
    }

    private static String ask(String name) {
        var visitor = demo.visitor(name);
        return visitor.must(visitor.call("POST", "/conversations", Map.of("body", "Hello from " + name), null))
                .json()
                .path("id")
                .asText();
    }

    private static Locator row(Page page, String id) {
        return page.locator("#row-" + id);
    }

    private static Locator selected(Page page) {
        return page.locator("[data-test='conversation'][aria-selected=true]");
    }

    private static Locator notice(Page page) {
        return page.locator("[data-test='notice']").last();
    }

    /// The command palette's first entry for what is typed.
    private static void command(Page page, String typed) {
        page.keyboard().press("Control+k");
        var input = page.locator("bh-command-palette input");
        assertThat(input).isFocused();
        page.keyboard().type(typed);
        page.keyboard().press("Enter");
        assertThat(input).isHidden();
    }

    private static String status(String id) {
        var ana = demo.agent("ana");
        return ana.must(ana.get("/conversations/" + id)).json().path("status").asText();
    }

    /// The next test finds an empty list.
    @AfterEach
    void tidyUp() {
        var ana = demo.agent("ana");
        var open = ana.must(ana.get("/conversations?status=open&status=waiting&status=snoozed"))
                .json()
                .path("items");
        var ids = StreamSupport.stream(open.spliterator(), false)
                .map(one -> one.path("id").asText())
                .toList();
        if (!ids.isEmpty()) {
            var all = Map.of("conversations", ids, "status", "resolved");
            ana.must(ana.call("POST", "/conversations/bulk", all, null));
        }
    }

    /// As it looks, light and dark, wide and narrow, from right to left; axe finds nothing in it.
    private static void look(Page page, String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : List.of(390, WIDE)) {
                page.setViewportSize(width, HIGH);
                shoot(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.evaluate("document.documentElement.dir = 'rtl'");
        shoot(page, name + "-rtl");
        page.evaluate("document.documentElement.dir = 'ltr'");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    }

    @Test
    void three_are_selected_resolved_and_brought_back_by_keyboard_but_for_what_a_colleague_changed() {
        var lara = ask("Lara");
        var otto = ask("Otto");
        var nia = ask("Nia");
        var zoe = ask("Zoe");
        var page = console();
        row(page, zoe).waitFor();

        page.keyboard().press("Escape");
        assertThat(row(page, lara)).isFocused();
        page.keyboard().press("x");
        page.keyboard().press("Shift+J");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(row(page, nia)).isFocused();
        assertThat(selected(page)).hasCount(3);
        assertThat(test(page, "selected-count")).hasText("3 selected");
        look(page, "bulk-selected");
        page.keyboard().press("e");
        assertThat(notice(page)).containsText("Resolved 3 conversations.");
        assertThat(selected(page)).hasCount(0);
        assertThat(test(page, "selected-count")).hasCount(0);
        assertThat(List.of(status(lara), status(otto), status(nia), status(zoe)))
                .containsExactly("resolved", "resolved", "resolved", "waiting");

        // Ben puts one of them off meanwhile.
        var ben = demo.agent("ben");
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        ben.must(ben.call(
                "PATCH", "/conversations/" + otto, Map.of("status", "snoozed", "snoozedUntil", tomorrow), null));
        assertThat(test(page, "view-snoozed")).containsText("1");
        page.keyboard().press("z");
        assertThat(notice(page)).containsText("Put 2 conversations back as they were.");
        assertThat(notice(page)).containsText("\u2068Otto\u2069: changed meanwhile, so it stays as it is.");
        assertThat(List.of(status(lara), status(otto), status(nia))).containsExactly("open", "snoozed", "open");
        shoot(page, "bulk-undone");
    }

    @Test
    void the_pointer_selects_ranges_and_the_present_choices_serve_all_that_are_selected() {
        var ids = List.of(ask("Lara"), ask("Otto"), ask("Nia"), ask("Zoe"));
        var page = console();
        row(page, ids.get(3)).waitFor();
        assertThat(page.locator("[data-test='conversation'] .name"))
                .hasText(new String[] {"Lara", "Otto", "Nia", "Zoe"});
        row(page, ids.get(0)).hover();
        row(page, ids.get(0)).locator("[data-test='select']").click();
        row(page, ids.get(2))
                .click(new Locator.ClickOptions()
                        .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
        assertThat(selected(page)).hasCount(3);
        page.keyboard().press("Control+a");
        assertThat(selected(page)).hasCount(4);
        page.keyboard().press("Escape");
        assertThat(selected(page)).hasCount(0);
        assertThat(row(page, ids.get(2))).isFocused();

        page.keyboard().press("Control+a");
        page.keyboard().press("l");
        assertThat(test(page, "label-picker")).isVisible();
        page.keyboard().type("Looms");
        page.keyboard().press("Enter");
        assertThat(notice(page)).containsText("Put the label \u2068Looms\u2069 on 4 conversations.");
        look(page, "bulk-labels");
        page.keyboard().press("Escape");
        ids.forEach(id ->
                assertThat(row(page, id).locator("[data-test='label-chip']")).hasText("Looms"));
        assertThat(selected(page)).hasCount(4);

        page.keyboard().press("s");
        assertThat(test(page, "snooze-picker")).isVisible();
        test(page, "snooze-tomorrow").or(test(page, "snooze-monday")).first().press("Enter");
        assertThat(notice(page)).containsText("Snoozed 4 conversations until");
        ids.forEach(id -> assertThat(status(id)).isEqualTo("snoozed"));
        page.keyboard().press("z");
        assertThat(notice(page)).containsText("Put 4 conversations back as they were.");

        page.keyboard().press("Escape");
        page.keyboard().press("Control+a");
        command(page, "assign 4 conversations to ben");
        assertThat(notice(page)).containsText("Assigned 4 conversations to");
        page.keyboard().press("3");
        ids.forEach(id -> assertThat(row(page, id).locator(".assignee"))
                .hasAttribute("title", "Assigned to \u2068Ben Okafor\u2069. Change"));
    }

    @Test
    void who_wants_it_so_goes_on_to_the_next_one_after_resolving() {
        var lara = ask("Lara");
        var otto = ask("Otto");
        var page = console();
        row(page, otto).waitFor();
        row(page, lara).click();
        page.keyboard().press("e");
        assertThat(test(page, "reopen")).isVisible();
        assertThat(page).hasURL(service.base() + "/console/#/conversations/" + lara);
        page.keyboard().press("e");
        assertThat(test(page, "resolve")).isVisible();

        command(page, "open the next conversation after");
        page.keyboard().press("e");
        assertThat(page).hasURL(service.base() + "/console/#/conversations/" + otto);
        assertThat(test(page, "resolve")).isVisible();
        assertThat(status(lara)).isEqualTo("resolved");
    }
}
