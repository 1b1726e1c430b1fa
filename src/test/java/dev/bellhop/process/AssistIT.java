package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.picture;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// An agent sees a visitor's page (G8), in two browsers: asked, allowed, and stopped.
class AssistIT extends TwoBrowserTestBase {

    @Test
    void a_visitor_says_yes_and_the_agent_sees_the_page_and_the_next_one() {
        both.meet("Where is the lamp?");
        both.ask();
        assertThat(both.loaded()).noneMatch(url -> url.contains("/show-"));
        picture(both.shop, "assist-ask");
        test(both.shop, "assist-yes").click();
        assertThat(test(both.shop, "assist-banner")).containsText("Ana");
        var headline = both.headline();
        both.sees(headline);
        picture(both.console, "assist-console");
        picture(both.shop, "assist-shown");

        both.changeHeadline("A changed headline");
        both.sees("A changed headline");

        both.shop.navigate(service.base() + "/demo/checkout.html");
        assertThat(test(both.shop, "assist-banner")).isVisible();
        assertThat(test(both.shop, "assist-ask")).hasCount(0);
        both.sees(both.shop.locator("h1").first().innerText().strip());

        test(both.shop, "assist-stop").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        assertThat(test(both.console, "assist")).hasCount(0);
        both.sendsNothingMore();
    }

    @Test
    void a_visitor_says_no_and_nothing_is_loaded_or_sent() {
        both.meet("I would rather not");
        both.ask();
        test(both.shop, "assist-no").click();
        assertThat(both.console.getByText("The visitor would rather not show the page."))
                .isVisible();
        both.sendsNothingMore();
        assertThat(both.pagesSent()).isZero();
        assertThat(both.loaded()).noneMatch(url -> url.contains("/show-"));
    }

    @Test
    void the_agent_stops_it_and_so_do_the_visitor_and_resolving_but_not_closing_the_chat() {
        both.meet("Please have a look");
        both.show();
        test(both.console, "assist-stop").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        both.sendsNothingMore();

        both.show();
        test(both.shop, "close").click();
        assertThat(test(both.shop, "launcher")).hasAttribute("aria-expanded", "false");
        assertThat(test(both.shop, "assist-banner")).isVisible();
        test(both.shop, "assist-stop").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        assertThat(test(both.shop, "assist-ended")).containsText("Nobody sees this page");
        test(both.shop, "launcher").click();
        both.sendsNothingMore();
        assertThat(test(both.shop, "assist-ended")).hasCount(0);

        both.show();
        test(both.console, "resolve").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        both.sendsNothingMore();
    }

    @Test
    void an_offer_reaches_an_agent_wherever_they_are() {
        both.signIn(both.console, "ana");
        both.shop.navigate(service.base() + "/demo/");
        test(both.shop, "launcher").click();
        both.say("May I show you something?");
        test(both.shop, "assist-offer").click();
        test(both.shop, "assist-yes").click();
        assertThat(test(both.console, "shown")).isVisible();
        both.console
                .getByText("Look", new Page.GetByTextOptions().setExact(true))
                .click();
        both.sees(both.headline());
    }

    @Test
    void a_copy_of_the_tab_is_not_shown() {
        both.meet("One tab only");
        both.show();
        var memory = both.shop.evaluate("JSON.stringify({...sessionStorage})");
        var copy = both.shopContext.newPage();
        copy.addInitScript("Object.assign(sessionStorage, " + memory + ")");
        copy.navigate(service.base() + "/demo/checkout.html");
        assertThat(test(copy, "thread")).isVisible();
        assertThat(test(copy, "assist-banner")).hasCount(0);
        assertThat(test(both.shop, "assist-banner")).isVisible();
        both.sees(both.headline());
    }

    @Test
    void the_agent_who_asked_signs_out_and_it_ends() {
        both.meet("Do not go away");
        both.show();
        both.console.locator("[data-command=signOut]").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        both.sendsNothingMore();
    }

    @Test
    void a_second_agent_looks_on_from_where_it_is_and_the_visitor_is_told() {
        var text = "Two of you?";
        both.meet(text);
        both.show();
        both.changeHeadline("Before the second came");
        both.sees("Before the second came");
        var second = newContext(1360, 860).newPage();
        both.openConsole(second, "ben", text);
        test(second, "assist-see").click();
        assertThat(AssistBrowsers.seenIn(second)
                        .getByText("Before the second came")
                        .first())
                .isVisible();
        assertThat(test(both.shop, "assist-banner"))
                .containsText("\u2068Ana Ruiz\u2069 and \u2068Ben Okafor\u2069 see this page");
        assertThat(test(both.console, "assist")).containsText("Ben Okafor");
        picture(both.console, "assist-two-agents");
        test(second, "assist-see").click();
        assertThat(test(both.shop, "assist-banner")).containsText("\u2068Ana Ruiz\u2069 sees this page");
    }
}
