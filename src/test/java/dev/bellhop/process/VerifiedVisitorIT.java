package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import dev.bellhop.testing.IdentitySigner;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A shop whose customers sign in, on two devices and a shared one.
class VerifiedVisitorIT extends BrowserTestBase {
    private static final String KEPT =
            "() => [localStorage, sessionStorage].flatMap(kept => Object.keys(kept)).filter(key => key.startsWith('bellhop.'))";
    private static String secret;

    @BeforeAll
    static void open() {
        var sites = owner().get("/api/v1/sites").jsonPath();
        secret = owner().body(Map.of("kind", "secret"))
                .post("/api/v1/sites/" + sites.getString("items[0].id") + "/identity-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static RequestSpecification owner() {
        return as(given().baseUri(service.base())
                .contentType(ContentType.JSON)
                .body(Map.of("email", demo.email("ana"), "password", DemoShop.PASSWORD))
                .post("/api/v1/sessions")
                .jsonPath()
                .getString("accessToken"));
    }

    private static RequestSpecification as(String token) {
        return given().baseUri(service.base()).contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private static BrowserContext device() {
        return newContext(new Browser.NewContextOptions());
    }

    private static Page shop(BrowserContext device) {
        var page = device.newPage();
        page.navigate(service.base() + "/demo/");
        until(page, "() => !!window.bellhop && !window.bellhop.q");
        page.evaluate("() => { window.news = []; bellhop('on', 'identity', (it) => news.push(it)); }");
        return page;
    }

    private static void openChat(Page page) {
        test(page, "launcher").click();
        assertThat(test(page, "composer")).isVisible();
    }

    /// Until it is stored: another tab or device finds nothing before.
    private static void say(Page page, String text) {
        test(page, "composer").fill(text);
        test(page, "composer").press("Enter");
        assertThat(page.locator("[data-test='message'][data-state='sent']")
                        .getByText(text, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static void sees(Page page, String text) {
        assertThat(test(page, "thread").getByText(text, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static void identify(Page page, String person) {
        page.evaluate("jwt => bellhop('identify', { jwt })", IdentitySigner.jwt(secret, person));
    }

    private static void isTold(Page page, String state) {
        until(page, "state => window.news.some((it) => it.state === state)", state);
    }

    private static String token(Page page) {
        return (String) page.evaluate("site => localStorage.getItem(`bellhop.${site}.visitor`)", demo.site());
    }

    @Test
    void who_signs_in_finds_the_chat_on_every_device_and_who_signs_out_leaves_nothing() {
        var laptop = device();
        var first = shop(laptop);
        var sockets = new ArrayList<WebSocket>();
        first.onWebSocket(sockets::add);
        openChat(first);
        say(first, "Before I signed in");
        var second = shop(laptop);
        openChat(second);
        sees(second, "Before I signed in");
        var anonymous = token(first);
        identify(first, "customer-1");
        isTold(first, "verified");
        as(anonymous).get("/api/v1/me").then().statusCode(401);
        say(first, "After I signed in");
        sees(second, "After I signed in");

        var phone = shop(device());
        identify(phone, "customer-1");
        assertThat((List<?>) phone.evaluate(KEPT))
                .as("kept before it is opened")
                .isEmpty();
        openChat(phone);
        sees(phone, "Before I signed in");
        say(phone, "From my phone");
        sees(first, "From my phone");

        identify(second, "customer-1");
        var verified = token(first);
        test(first, "composer").fill("Not to be read by whoever comes next");
        first.evaluate("() => bellhop('logout')");
        assertThat((List<?>) first.evaluate(KEPT)).isEmpty();
        first.waitForCondition(() -> sockets.stream().allMatch(WebSocket::isClosed));
        assertThat(test(first, "panel")).isHidden();
        assertThat(test(second, "panel")).isHidden();
        assertThat((List<?>) second.evaluate(KEPT)).isEmpty();
        as(verified).get("/api/v1/me").then().statusCode(401);
        for (var page : List.of(first, second)) {
            openChat(page);
            assertThat(test(page, "composer")).hasValue("");
            assertThat(page.getByText("From my phone")).hasCount(0);
        }
        say(phone, "Still me");
    }

    @Test
    void another_customer_on_the_same_browser_sees_and_sends_nothing_of_the_first() {
        var shared = shop(device());
        identify(shared, "customer-2");
        openChat(shared);
        isTold(shared, "verified");
        say(shared, "Between you and me");
        var before = token(shared);
        identify(shared, "customer-3");
        shared.waitForCondition(
                () -> !Objects.requireNonNullElse(token(shared), before).equals(before));
        openChat(shared);
        assertThat(shared.getByText("Between you and me")).hasCount(0);
        say(shared, "I am somebody else");
        assertThat(shared.locator("[data-test='message'][data-state='sent']")).hasCount(1);
        as(before).get("/api/v1/me").then().statusCode(401);
        as(token(shared)).get("/api/v1/conversations").then().body("items.size()", org.hamcrest.Matchers.is(1));
    }

    @Test
    void who_is_refused_can_still_write_and_the_page_hears_why() {
        var page = shop(device());
        page.evaluate(
                "jwt => bellhop('identify', { jwt })",
                IdentitySigner.jwt("another secret, which is long enough!", "mia"));
        openChat(page);
        isTold(page, "refused");
        assertThat(page.evaluate("() => news[0].reason").toString()).contains("not signed with a key of this site");
        say(page, "Then without a name");
    }
}
