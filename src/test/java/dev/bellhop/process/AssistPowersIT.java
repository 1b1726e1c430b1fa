package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.picture;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An agent points and acts on a page whose window is half as large as the agent's own, and only as far as the visitor
/// lets it.
class AssistPowersIT extends TwoBrowserTestBase {
    private static OwnSite workshop;
    private static int met;

    @BeforeAll
    static void openWorkshop() throws IOException {
        workshop = OwnSite.open(demo, "workshop.html");
        AssistBrowsers.rules(demo, Map.of("unmask", List.of("#note", "#size")));
    }

    @AfterAll
    static void closeWorkshop() {
        workshop.close();
    }

    @Override
    Browser.NewContextOptions visitors() {
        return new Browser.NewContextOptions().setViewportSize(680, 620);
    }

    @BeforeEach
    void showWorkshop() {
        both.meet(workshop.base() + "/", "Can you help me here? (" + ++met + ")");
        both.show();
        both.sees("The workshop");
        test(both.console, "assist-large").click();
    }

    private void allow(String power) {
        test(both.console, "assist-" + power).click();
        assertThat(test(both.shop, "assist-question")).isVisible();
        test(both.shop, "assist-answer-yes").click();
        assertThat(test(both.console, "assist-" + power)).hasAttribute("aria-checked", "true");
    }

    /// Where it is drawn in the agent's window.
    private BoundingBox drawn(String selector) {
        return both.seen().locator(selector).boundingBox();
    }

    private void press(String selector) {
        var box = drawn(selector);
        both.console.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
    }

    private Locator mark(String kind) {
        return both.shop.locator(".mark." + kind);
    }

    private static void around(BoundingBox outer, BoundingBox inner) {
        assertThat(outer.x).isLessThanOrEqualTo(inner.x);
        assertThat(outer.y).isLessThanOrEqualTo(inner.y);
        assertThat(outer.x + outer.width).isGreaterThanOrEqualTo(inner.x + inner.width);
        assertThat(outer.y + outer.height).isGreaterThanOrEqualTo(inner.y + inner.height);
    }

    private void says(String sentence) {
        assertThat(both.console.getByText(sentence).first()).isVisible();
    }

    @Test
    void what_the_agent_points_at_is_marked_at_the_same_element() {
        press("#next");
        allow("point");
        picture(both.console, "assist-console-powers");
        var box = drawn("#next");
        both.console.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        assertThat(mark("pointer")).containsText("Ana");
        press("#next");
        assertThat(mark("frame")).isVisible();
        around(mark("frame").boundingBox(), both.shop.locator("#next").boundingBox());
        picture(both.shop, "assist-pointed");

        both.console.mouse().move(box.x, box.y);
        both.console.mouse().down();
        var to = drawn("#count");
        both.console.mouse().move(to.x + 5, to.y + 5);
        both.console.mouse().up();
        assertThat(mark("arrow")).isVisible();
        assertThat(mark("frame")).hasCount(0);
        picture(both.shop, "assist-arrow");

        both.console.mouse().click(box.x, box.y);
        test(both.shop, "assist-drop-point").click();
        assertThat(mark("frame")).hasCount(0);
        assertThat(test(both.console, "assist-point")).hasAttribute("aria-checked", "false");
        press("#next");
        assertThat(test(both.shop, "assist-banner")).isVisible();
    }

    @Test
    void a_visitor_who_would_rather_not_keeps_showing_the_page() {
        test(both.console, "assist-act").click();
        assertThat(test(both.shop, "assist-question")).containsText("Ana");
        picture(both.shop, "assist-question");
        test(both.shop, "assist-answer-no").click();
        says("The visitor would rather not have you click and type.");
        press("#count");
        both.changeHeadline("Still shown");
        both.sees("Still shown");
        assertThat(both.shop.locator("#count")).hasText("Press me");
    }

    @Test
    void the_agent_clicks_types_chooses_scrolls_and_follows_a_link() {
        allow("act");
        press("#count");
        assertThat(both.shop.locator("#count")).hasText("Pressed 1");
        both.sees("Pressed 1");

        press("#aside");
        assertThat(both.shop.locator("#aside")).hasText("Found");
        assertThat(both.shop.locator("bellhop-panel")).hasCSS("opacity", "0.15");

        press("#note");
        both.console
                .frameLocator("[data-test=assist-stage]")
                .locator("input.editor")
                .pressSequentially("Blue, please");
        assertThat(both.shop.locator("#note")).hasValue("Blue, please");
        picture(both.console, "assist-console-typing");
        picture(both.shop, "assist-typed");
        both.console.keyboard().press("Escape");

        press("#size");
        both.console
                .frameLocator("[data-test=assist-stage]")
                .locator("select.editor")
                .selectOption("Large");
        assertThat(both.shop.locator("#size")).hasValue("Large");

        var top = drawn("h1").y;
        both.console.mouse().wheel(0, 300);
        until(both.shop, "scrollY > 100");
        both.console.mouse().wheel(0, -2_000);
        until(both.shop, "scrollY === 0");
        both.console.waitForCondition(() -> drawn("h1").y == top);

        press("#next");
        both.shop.waitForURL("**/next?page=2");
        both.sees("The second page");
        press("#count");
        assertThat(both.shop.locator("#count")).hasText("Pressed 1");
    }

    @Test
    void what_is_hidden_covered_or_leads_away_is_left_alone() {
        allow("act");
        press("#secret");
        says("That is hidden from you");
        press("#name");
        press("#away");
        says("That cannot be done from here");
        press("#beneath");
        both.seen().locator("#beneath").evaluate("element => element.nextElementSibling.remove()");
        press("#beneath");
        says("Something else lies on top of it");
        assertThat(both.shop.locator("#beneath")).hasText("Beneath");
        assertThat(both.console.frameLocator("[data-test=assist-stage]").locator(".editor"))
                .hasCount(0);
        assertThat(both.shop.url()).startsWith(workshop.base());
    }

    @Test
    void a_form_is_sent_only_when_the_visitor_presses() {
        allow("act");
        press("#sly");
        assertThat(test(both.shop, "assist-question")).isVisible();
        test(both.shop, "assist-answer-no").click();
        says("The visitor would rather not send it.");
        assertThat(both.shop.locator("#sent")).isEmpty();

        press("#send");
        assertThat(test(both.shop, "assist-answer-yes")).hasText("Order now");
        picture(both.shop, "assist-form");
        says("The visitor is asked to press for it themselves.");
        assertThat(both.shop.locator("#sent")).isEmpty();
        test(both.shop, "assist-answer-yes").click();
        assertThat(both.shop.locator("#sent")).hasText("Sent with ");
        says("The visitor pressed: it is sent.");
    }

    @Test
    void taken_back_it_is_over_at_once() {
        allow("act");
        press("#send");
        assertThat(test(both.shop, "assist-question")).isVisible();
        test(both.shop, "assist-drop-act").click();
        assertThat(test(both.shop, "assist-question")).hasCount(0);
        assertThat(test(both.console, "assist-act")).hasAttribute("aria-checked", "false");
        press("#count");
        both.changeHeadline("Nothing was pressed");
        both.sees("Nothing was pressed");
        assertThat(both.shop.locator("#count")).hasText("Press me");
        test(both.shop, "assist-stop").click();
        assertThat(test(both.console, "assist")).hasCount(0);
        both.sendsNothingMore();
    }
}
