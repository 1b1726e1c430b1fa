package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts as a person meets them: an invitation followed in a browser, a password, a second factor, the sessions.
class AccountIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String PASSWORD = "seven ducks on a violet ladder";
    private static Rest ana;

    private BrowserContext context;

    @BeforeAll
    static void open() {
        ana = demo.agent("ana");
    }

    @BeforeEach
    void openContext() {
        context = newContext(1280, 860);
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    /// Somebody new, in the console.
    private Page join(String email) {
        var link = ana.must(ana.call("POST", "/invitations", Map.of("email", email, "role", "agent"), null))
                .json()
                .path("link")
                .asText();
        var page = context.newPage();
        page.navigate(service.base() + link);
        assertThat(test(page, "joining-form")).isVisible();
        look(page, "invitation");
        page.locator("input[name=name]").fill("Nora Lind");
        page.locator("input[name=password]").fill(PASSWORD);
        press(page, "Begin");
        assertThat(test(page, "view-all")).isVisible();
        Assertions.assertThat(page.url()).doesNotContain("bhn_");
        return page;
    }

    private static void openAccount(Page page) {
        page.locator("[data-command=preferences]").first().click();
        test(page, "open-account").click();
        assertThat(test(page, "account")).isVisible();
    }

    private static String code(String secret) {
        return AuthenticatorCode.secret(new Base32().decode(secret), Instant.now());
    }

    @Test
    void an_invitation_a_password_and_a_second_factor() {
        var page = join("nora@demo.example");
        Rest.agent(service.base(), "nora@demo.example", PASSWORD);
        openAccount(page);
        assertThat(test(page, "sessions").getByText("This browser")).isVisible();
        look(page, "account");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(page, "account-dark");
        test(page, "sessions").getByText("Sign out").click();
        assertThat(test(page, "sessions").getByText("Signed out there.")).isVisible();

        var factor = test(page, "second-factor");
        factor.locator("input[name=current]").fill(PASSWORD);
        factor.getByText("Add an authenticator app").click();
        var secret = test(page, "factor-secret").innerText();
        factor.locator("input[name=code]").fill(code(secret));
        factor.getByText("Turn on").click();
        assertThat(factor.locator(".codes code")).hasCount(10);
        look(page, "second-factor");
        signInWithACode(page, factor.locator(".codes code").first().innerText());
    }

    private static void signInWithACode(Page page, String code) {
        // The press above has taken the focus away; Escape closes the dialog all the same.
        page.keyboard().press("Escape");
        assertThat(test(page, "account")).isHidden();
        page.locator("[data-command=signOut]").first().click();
        page.locator("input[name=email]").fill("nora@demo.example");
        page.locator("input[name=password]").fill(PASSWORD);
        test(page, "sign-in-submit").click();
        test(page, "sign-in-code").fill("000000");
        test(page, "sign-in-submit").click();
        assertThat(page.getByText("This code is not right, or has been used.")).isVisible();
        look(page, "sign-in-code");
        test(page, "sign-in-code").fill(code);
        test(page, "sign-in-submit").click();
        assertThat(test(page, "view-all")).isVisible();
    }

    @Test
    void a_link_that_is_worth_nothing_says_so_and_a_forgotten_password_what_to_do() {
        var page = context.newPage();
        page.navigate(service.base() + "/console/#/invitation/bhn_made-up");
        assertThat(page.getByText("This link has been used, or is too old.")).isVisible();
        press(page, "Back to sign-in");
        test(page, "forgotten").click();
        page.locator("input[name=email]").fill(demo.email("ana"));
        press(page, "Send the link");
        assertThat(page.getByText("This service sends no e-mail.")).isVisible();
        look(page, "forgotten");
        page.setViewportSize(360, 740);
        look(page, "forgotten-narrow");
    }
}
