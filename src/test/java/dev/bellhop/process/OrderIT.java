package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// How agents keep order, by keyboard: labels, and what rests until a time.
class OrderIT extends BrowserTestBase {
    private static final int WIDE = 1280;
    private static final int HIGH = 800;
    private static final Path PICTURES = Path.of("target/screenshots");

    @Override
    Map<String, String> settings() {
        return Map.of("BELLHOP_SNOOZE_EVERY", "1s");
    }

    private static void open(Page page, String conversation) {
        page.navigate(service.base() + "/console/#/conversations/" + conversation);
        test(page, "composer").waitFor();
        page.keyboard().press("Escape");
        assertThat(page.locator("bh-thread-header [data-test='snooze']")).hasCount(1);
    }

    /// Until the next frame, a field of a dialog that was closed has the focus, and takes keys as text.
    private static void assertClosed(Page page, String dialog) {
        assertThat(test(page, dialog)).isHidden();
        assertThat(test(page, dialog).locator("input").first()).not().isFocused();
    }

    private static Locator row(Page page, String id) {
        return page.locator("#row-" + id);
    }

    private static Locator chips(Locator within) {
        return within.locator("[data-test='label-chip']");
    }

    /// As it looks, light and dark, wide and narrow; axe finds nothing in it.
    private static void look(Page page, String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : List.of(390, WIDE)) {
                page.setViewportSize(width, HIGH);
                shoot(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(test(page, "view-all")).isVisible();
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .isEmpty();
    }

    @Test
    void two_agents_label_one_conversation_at_once_and_find_it_by_a_label() {
        var id = demo.ask("Lara", "Where is my parcel?");
        var other = demo.ask("Otto", "Do you sell cushions?");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        var ben = demo.console("ben", newContext(WIDE, HIGH));
        open(ana, id);
        open(ben, id);

        ana.keyboard().press("l");
        ben.keyboard().press("l");
        assertThat(test(ana, "label-picker")).isVisible();
        ana.keyboard().type("deliv");
        ben.keyboard().type("Angry");
        assertThat(ben.locator("[data-test='label-option']")).hasText("Create \u201c\u2068Angry\u2069\u201d");
        ana.keyboard().press("Enter");
        ben.keyboard().press("Enter");
        assertThat(chips(row(ana, id))).hasText(new String[] {"Angry", "Delivery"});
        assertThat(chips(row(ben, id))).hasText(new String[] {"Angry", "Delivery"});
        assertThat(ana.locator("[data-test='label-option'][aria-selected='true']"))
                .hasText("Delivery");
        look(ana, "labels-picker");

        ana.keyboard().press("Escape");
        assertClosed(ana, "label-picker");
        ana.keyboard().press("f");
        assertThat(test(ana, "label-picker")).isVisible();
        ana.keyboard().type("angry");
        assertThat(ana.locator("[data-test='label-option']")).hasText("Angry");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "filtered")).containsText("Angry");
        assertThat(row(ana, id)).isVisible();
        assertThat(row(ana, other)).hasCount(0);
        look(ana, "labels-filtered");

        // Ben takes it off while Ana looks at the filtered list.
        ben.keyboard().press("Enter");
        assertThat(chips(row(ben, id))).hasText(new String[] {"Delivery"});
        ana.keyboard().press("Control+k");
        ana.keyboard().type("show all conv");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "filtered")).hasCount(0);
        assertThat(row(ana, other)).isVisible();
        assertThat(chips(row(ana, id))).hasText(new String[] {"Delivery"});
    }

    @Test
    void a_label_is_renamed_and_deleted_for_everybody_who_has_it_on_the_screen() {
        var id = demo.ask("Nia", "The seam is open.");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        var ben = demo.console("ben", newContext(WIDE, HIGH));
        open(ben, id);
        ben.keyboard().press("l");
        ben.keyboard().type("Seams");
        ben.keyboard().press("Enter");
        assertThat(chips(row(ben, id))).hasText("Seams");
        ben.keyboard().press("Escape");

        ana.keyboard().press("Control+k");
        ana.keyboard().type("labels");
        ana.keyboard().press("Enter");
        var label = ana.locator("[data-test='label']").filter(new Locator.FilterOptions().setHasText("Seams"));
        label.locator("[data-test='label-edit']").press("Enter");
        ana.keyboard().type("Delivery");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "labels")).containsText("There is a label of that name already.");
        ana.locator("[data-test='label-edit-form'] input[name=name]").fill("Quality");
        ana.keyboard().press("Enter");
        assertThat(chips(row(ben, id))).hasText("Quality");
        look(ana, "labels-settings");

        var quality = ana.locator("[data-test='label']").filter(new Locator.FilterOptions().setHasText("Quality"));
        quality.locator("[data-test='label-delete']").press("Enter");
        assertThat(quality).containsText("cannot be brought back");
        quality.locator("[data-test='label-delete-sure']").press("Enter");
        assertThat(chips(row(ben, id))).hasCount(0);
        assertThat(quality).hasCount(0);

        // Who may not manage labels sees them.
        ben.keyboard().press("Control+k");
        ben.keyboard().type("labels");
        ben.keyboard().press("Enter");
        assertThat(ben.locator("[data-test='label']").filter(new Locator.FilterOptions().setHasText("Delivery")))
                .isVisible();
        assertThat(test(ben, "label-edit")).hasCount(0);
    }

    @Test
    void what_is_snoozed_rests_until_its_time_and_comes_back_unread() {
        var id = demo.ask("Sam", "Please write on Monday.");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        open(ana, id);
        ana.keyboard().press("t");
        assertThat(test(ana, "take")).hasCount(0);
        ana.keyboard().press("s");
        assertThat(test(ana, "snooze-picker")).isVisible();
        look(ana, "snooze-picker");
        ana.keyboard().press("ArrowDown");
        assertThat(ana.locator("[data-test='snooze-tomorrow'], [data-test='snooze-monday']")
                        .first())
                .isFocused();
        ana.keyboard().press("Enter");
        assertThat(test(ana, "snoozed-until")).containsText("Snoozed until");
        assertThat(test(ana, "notice")).containsText("Snoozed the conversation with \u2068Sam\u2069 until");
        ana.keyboard().press("4");
        assertThat(row(ana, id).locator("[data-test='rests-until']")).isVisible();
        test(ana, "notice").getByText("Undo").press("Enter");
        assertThat(row(ana, id)).hasCount(0);
        assertThat(test(ana, "snoozed-until")).hasCount(0);

        ana.keyboard().press("s");
        assertThat(test(ana, "snooze-picker")).isVisible();
        ana.locator("[data-test='snooze-form'] input").fill("2020-01-01T09:00");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "snooze-picker")).containsText("That time has passed.");
        ana.keyboard().press("Escape");
        assertClosed(ana, "snooze-picker");

        ana.keyboard().press("s");
        // A key goes to what has the focus, and what is hidden cannot take it.
        assertThat(test(ana, "snooze-picker")).isVisible();
        test(ana, "snooze-reply").press("Enter");
        assertThat(test(ana, "snoozed-until")).hasText("Snoozed until they write");
        assertThat(row(ana, id).locator("[data-test='rests-until']")).containsText("they write");
        look(ana, "snoozed");
        ana.keyboard().press("Escape");
        ana.keyboard().press("Escape");

        // The time comes: as an agent elsewhere sets it, some seconds ahead.
        var colleague = demo.agent("ben");
        var soon = Instant.now().plusSeconds(6).toString();
        colleague.must(colleague.call(
                "PATCH", "/conversations/" + id, Map.of("status", "snoozed", "snoozedUntil", soon), null));
        assertThat(ana.locator("[data-test='notice']").last())
                .containsText("The conversation with \u2068Sam\u2069 is back.");
        ana.keyboard().press("1");
        assertThat(row(ana, id).locator(".badge")).isVisible();
        row(ana, id).click();
        assertThat(test(ana, "thread")).containsText("The conversation came back from snooze");
    }
}
