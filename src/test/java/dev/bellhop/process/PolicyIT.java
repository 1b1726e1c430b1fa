package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages as they are built live under their content security policy, and the policy is there.
class PolicyIT extends BrowserTestBase {
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private BrowserContext context;

    @Override
    DemoShop shop() {
        return DemoShop.original(service);
    }

    @BeforeEach
    void listen() {
        complaints.clear();
        context = newContext(new Browser.NewContextOptions());
        context.onConsoleMessage(this::hear);
    }

    private void hear(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy") || message.text().contains("Trusted")) {
            complaints.add(message.text());
        }
    }

    private Page open(String path) {
        var page = context.newPage();
        page.navigate(service.base() + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    private static void say(Page page, String text) {
        test(page, "composer").fill(text);
        test(page, "composer").press("Enter");
        assertThat(test(page, "thread").getByText(text).first()).isVisible();
    }

    @Test
    void every_page_works_under_its_policy() {
        for (var path : List.of("/", "/demo/product.html", "/demo/checkout.html")) {
            open(path).close();
        }
        var visitor = open("/demo/");
        test(visitor, "launcher").click();
        assertThat(test(visitor, "start").or(test(visitor, "composer")).first()).isVisible();
        if (test(visitor, "start").isVisible()) {
            test(visitor, "start").click();
        }
        say(visitor, "Under a strict policy");
        var agent = open("/console/");
        agent.locator("input[name=email]").fill(demo.email("ana"));
        agent.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(agent, "sign-in-submit").click();
        test(agent, "view-all").click();
        agent.locator("[data-test='conversation']")
                .filter(new Locator.FilterOptions().setHasText("Under a strict policy"))
                .click();
        say(agent, "And answered");
        assertThat(test(visitor, "thread").getByText("And answered").first()).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void no_page_makes_markup_of_text_or_runs_what_stands_in_it() {
        for (var path : List.of("/", "/demo/", "/console/")) {
            var page = open(path);
            assertThatThrownBy(() -> page.evaluate("document.body.innerHTML = '<b>planted</b>'"))
                    .as(path)
                    .hasMessageContaining("TrustedHTML");
            assertThatThrownBy(() -> page.evaluate("document.body.setAttribute('onclick', 'window.planted = true')"))
                    .as(path)
                    .hasMessageContaining("TrustedScript");
            page.evaluate(
                    "document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:planted=1' }))");
            page.evaluate("document.body.lastElementChild.click()");
            assertThat(page.evaluate("window.planted")).as(path).isNull();
        }
        assertThat(complaints).isNotEmpty();
    }

    @Test
    void no_page_can_be_framed_elsewhere() {
        var page = open("/demo/");
        for (var path : List.of("/", "/demo/", "/console/", "/api/v1/me")) {
            var headers = context.request().get(service.base() + path).headers();
            assertThat(headers.get("content-security-policy")).as(path).contains("frame-ancestors 'none'");
        }
        page.close();
    }
}
