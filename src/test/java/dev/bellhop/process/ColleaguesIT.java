package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// Two agents at one conversation: one asks the other in a note, each sees that the other looks, and neither answers
/// what the other has just answered; by keyboard alone.
class ColleaguesIT extends BrowserTestBase {
    private static final String BEN = "Ben Okafor";
    private static final int WIDE = 1280;
    private static final int HIGH = 800;

    private static void open(Page page, String conversation) {
        page.navigate(service.base() + "/console/#/conversations/" + conversation);
        assertThat(test(page, "composer")).isVisible();
    }

    private static void startNote(Page page) {
        assertThat(test(page, "mode-reply")).isVisible();
        test(page, "mode-note").click();
        assertThat(test(page, "composer")).isFocused();
    }

    @Test
    void a_colleague_is_asked_and_goes_there() {
        var id = demo.ask("Lara", "Can I pay in two parts?");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        var ben = demo.console("ben", newContext(WIDE, HIGH));
        open(ana, id);
        assertThat(test(ben, "view-mentions")).isVisible();

        startNote(ana);
        ana.keyboard().type("@b");
        assertThat(test(ana, "colleague-option")).containsText(BEN);
        Looks.at(ana, "mention-picker");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "composer")).hasValue("@" + BEN + " ");
        ana.keyboard().type("is that **possible**?");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "named")).hasText("@" + BEN);

        assertThat(ben.locator("bh-notice-list")).containsText("mentioned you");
        assertThat(test(ben, "view-mentions")).hasAttribute("aria-label", "Mentions, 1");
        ben.keyboard().press("m");
        assertThat(test(ben, "mention")).isFocused();
        assertThat(test(ben, "mention")).containsText("is that **possible**?");
        Looks.at(ben, "mentions");
        ben.keyboard().press("Enter");
        assertThat(ben.locator("[data-test=message].found")).containsText("is that possible?");
        assertThat(test(ben, "named")).isVisible();
        assertThat(test(ben, "view-mentions")).hasAttribute("aria-label", "Mentions");
        Looks.at(ben, "mention-seen");

        ben.setViewportSize(390, HIGH);
        assertThat(test(ben, "composer")).isVisible();
        ben.keyboard().press("Escape");
        assertThat(test(ben, "mention")).isVisible();
        Looks.at(ben, "mentions-narrow");
    }

    @Test
    void whoever_looks_at_it_already_needs_no_notice() {
        var id = demo.ask("Otto", "Do you sell cushions?");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        var ben = demo.console("ben", newContext(WIDE, HIGH));
        open(ana, id);
        open(ben, id);
        ben.bringToFront();

        startNote(ana);
        ana.keyboard().type("@" + BEN);
        assertThat(test(ana, "colleague-option")).isVisible();
        ana.keyboard().press("Escape");
        assertThat(test(ana, "colleague-option")).hasCount(0);
        ana.keyboard().press("Enter");
        assertThat(test(ben, "named")).isVisible();
        assertThat(test(ben, "view-mentions")).hasAttribute("aria-label", "Mentions");
        ben.keyboard().press("Escape");
        ben.keyboard().press("m");
        assertThat(test(ben, "mention")).isVisible();
        assertThat(ben.locator("[data-test=mention] .dot")).hasCount(0);

        // A reply to the visitor names nobody, and has no list of colleagues.
        test(ana, "mode-reply").click();
        assertThat(test(ana, "composer")).isFocused();
        ana.keyboard().type("@b");
        assertThat(test(ana, "composer")).hasValue("@b");
        assertThat(test(ana, "colleague-option")).hasCount(0);
    }

    @Test
    void two_who_look_at_one_conversation_see_each_other_and_do_not_answer_twice() {
        var id = demo.ask("Pia", "Do you ship to Zürich?");
        var ana = demo.console("ana", newContext(WIDE, HIGH));
        var ben = demo.console("ben", newContext(WIDE, HIGH));
        open(ana, id);
        assertThat(test(ana, "viewers")).isEmpty();
        open(ben, id);
        assertThat(test(ana, "viewers")).containsText(BEN);
        assertThat(test(ben, "viewers")).containsText("is looking at this too");

        test(ana, "composer").click();
        ana.keyboard().type("Yes, within three days.");
        test(ben, "composer").click();
        ben.keyboard().type("Yes, we do.");
        ben.keyboard().press("Enter");
        assertThat(said(ana, "Yes, we do.")).isVisible();
        ana.keyboard().press("Enter");
        assertThat(ana.locator("#room")).containsText("has just answered");
        assertThat(test(ana, "composer")).hasValue("Yes, within three days.");
        Looks.at(ana, "answered-meanwhile");
        ana.keyboard().press("Enter");
        assertThat(said(ben, "Yes, within three days.")).isVisible();

        ben.keyboard().press("Escape");
        ben.keyboard().press("Escape");
        ben.keyboard().press("Escape");
        assertThat(test(ana, "viewers")).isEmpty();

        // Who leaves while one looks elsewhere is not shown any more.
        open(ben, id);
        assertThat(test(ana, "viewers")).containsText(BEN);
        var other = demo.ask("Nora", "Is this linen?");
        open(ana, other);
        assertThat(test(ana, "viewers")).isEmpty();
        open(ben, other);
        assertThat(test(ana, "viewers")).containsText(BEN);
        open(ana, id);
        assertThat(test(ana, "viewers")).isEmpty();
    }

    private static Locator said(Page page, String text) {
        return page.locator("[data-test=message]").filter(new Locator.FilterOptions().setHasText(text));
    }
}
