package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// What an agent does with conversations that nobody is responsible for.
class TriageIT extends BrowserTestBase {
    private static Page signIn() {
        var page = newContext(1200, 800).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email("ana"));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "view-all").waitFor();
        return page;
    }

    @Test
    void the_demo_tells_its_account_where_one_signs_in() {
        var page = newContext(1200, 800).newPage();
        page.navigate(service.base() + "/");
        assertThat(page.locator("#account")).containsText("ana@demo.example");
        page.navigate(service.base() + "/console/");
        assertThat(test(page, "demo-account")).containsText(DemoShop.PASSWORD);
        test(page, "demo-sign-in").click();
        assertThat(test(page, "view-all")).isVisible();
    }

    @Test
    void who_replies_first_becomes_responsible_and_what_is_marked_as_unread_waits_in_the_list() {
        var agent = signIn();
        var id = demo.ask("Tessa", "Is the loom open on Monday?");
        test(agent, "view-unassigned").click();
        var row = agent.locator("#row-" + id);
        row.click();
        assertThat(row.locator(".badge")).hasCount(0);

        agent.keyboard().press("u");
        assertThat(row.locator(".badge")).isVisible();
        assertThat(test(agent, "composer")).hasCount(0);

        row.click();
        assertThat(row.locator(".badge")).hasCount(0);
        test(agent, "composer").fill("It is, from nine.");
        test(agent, "composer").press("Enter");
        assertThat(agent.locator("bh-thread-header [data-command='assign']")).containsText("Ana Ruiz");
        assertThat(test(agent, "take")).hasCount(0);
        test(agent, "view-mine").click();
        assertThat(row).isVisible();
    }
}
