package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// The team as its admin and its agents meet it in the console.
class TeamIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");

    private static Page page() {
        return newContext(1280, 860).newPage();
    }

    private static Page console(String agent) {
        var page = page();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email(agent));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        assertThat(test(page, "view-all")).isVisible();
        return page;
    }

    private static void openTeam(Page page) {
        page.locator("[data-command=preferences]").first().click();
        test(page, "open-team").click();
        assertThat(test(page, "members")).isVisible();
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .isEmpty();
    }

    private static Locator member(Page page, String name) {
        return page.locator("[data-test='member']").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void somebody_is_invited_given_another_role_and_removed() {
        var ana = console("ana");
        openTeam(ana);
        ana.locator("[data-test='invite-form'] input[name=email]").fill("zoe@demo.example");
        ana.locator("[data-test='invite-form'] select").selectOption("supervisor");
        test(ana, "invite").click();
        assertThat(test(ana, "invited")).containsText("zoe@demo.example");
        var link = test(ana, "invitation-link").innerText();
        look(ana, "team");
        ana.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(ana, "team-dark");

        var zoe = page();
        zoe.navigate(link);
        zoe.locator("input[name=name]").fill("Zoe Marin");
        zoe.locator("input[name=password]").fill("nine paper boats on a lake");
        zoe.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(test(zoe, "view-all")).isVisible();

        ana.keyboard().press("Escape");
        openTeam(ana);
        assertThat(member(ana, "Zoe Marin").locator("select")).hasValue("supervisor");
        assertThat(test(ana, "invited")).hasCount(0);
        member(ana, "Zoe Marin").locator("select").selectOption("agent");
        assertThat(test(ana, "members")).containsText("\u2068Zoe Marin\u2069 is \u2068agent\u2069 now.");
        assertThat(test(zoe, "view-all")).isVisible();
        ana.setViewportSize(390, 760);
        member(ana, "Zoe Marin").locator("[data-test='remove']").click();
        look(ana, "team-narrow");
        test(ana, "remove-sure").click();
        assertThat(member(ana, "Zoe Marin")).hasCount(0);
        assertThat(test(zoe, "sign-in")).isVisible();
    }

    @Test
    void an_agent_sees_the_team_and_changes_nothing() {
        var ben = console("ben");
        openTeam(ben);
        assertThat(member(ben, "Ana Ruiz")).isVisible();
        assertThat(test(ben, "invite-form")).hasCount(0);
        assertThat(ben.locator("[data-test='member'] select")).hasCount(0);
        look(ben, "team-agent");
        ben.keyboard().press("Escape");
        assertThat(test(ben, "team")).isHidden();
    }
}
