package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.bellhop.account.sso.TestProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with the company's own provider, as a person does it: a click, the provider's page, the console.
class SingleSignOnIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");

    private TestProvider provider;
    private BrowserContext context;

    /// The provider stands on this machine. Only a service of one company offers it, so it is not the shared one.
    @Override
    Map<String, String> settings() {
        return Map.of("BELLHOP_OIDC_PRIVATE_NETWORKS", "true");
    }

    @BeforeEach
    void open() {
        provider = new TestProvider(URI.create(service.base() + "/api/v1/single-sign-on/callback"), true);
        provider.signedIn(new TestProvider.Person("kim", "kim@demo.example", true, "Kim Ito", List.of("support")));
        var ana = demo.agent("ana");
        ana.must(ana.call("PUT", "/workspace/identity-provider", provided(), null));
        context = newContext(1280, 860);
    }

    private Map<String, Object> provided() {
        return Map.of(
                "issuer",
                provider.issuer(),
                "clientId",
                TestProvider.CLIENT,
                "clientSecret",
                provider.secret(),
                "joins",
                true,
                "groups",
                List.of(Map.of("name", "support", "role", "agent")));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .isEmpty();
    }

    @Test
    void one_click_here_one_there_and_the_inbox_is_open() {
        var page = context.newPage();
        page.navigate(service.base() + "/console/");
        assertThat(test(page, "company-sign-in")).isVisible();
        look(page, "company-sign-in");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(page, "company-sign-in-dark");
        test(page, "company-sign-in").click();
        page.locator("#agree").click();
        assertThat(test(page, "view-all")).isVisible();
        Assertions.assertThat(page.url()).isEqualTo(service.base() + "/console/#/");
        page.reload();
        assertThat(test(page, "view-all")).isVisible();
    }

    @Test
    void who_is_not_let_in_reads_why_and_can_try_again() {
        provider.signedIn(new TestProvider.Person("lea", "lea@demo.example", true, "Lea Ito", List.of()));
        var page = context.newPage();
        page.navigate(service.base() + "/console/");
        test(page, "company-sign-in").press("Enter");
        page.locator("#agree").click();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("You are in none of the groups that work here.");
        Assertions.assertThat(page.url()).isEqualTo(service.base() + "/console/#/");
        page.setViewportSize(360, 700);
        look(page, "not-let-in-narrow");
        provider.signedIn(new TestProvider.Person("lea", "lea@demo.example", true, "Lea Ito", List.of("support")));
        test(page, "company-sign-in").click();
        page.locator("#agree").click();
        assertThat(test(page, "view-all").or(test(page, "menu"))).isVisible();
    }
}
