package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages on which owners and admins set how the service works for them, by keyboard.
class SettingsIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HIGH = 820;
    private static final int MOST_TABS = 80;
    private static final String GREETING = "Welcome <b>in</b>. <img src=x onerror=window.__pwned=1>";

    private String site;

    @BeforeEach
    void findSite() {
        var ana = demo.agent("ana");
        site = site(ana, "key", demo.site()).path("id").asText();
    }

    private static JsonNode site(Rest by, String field, String value) {
        for (var one : by.must(by.get("/sites")).json().path("items")) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        throw new AssertionError("There is no site whose " + field + " is " + value);
    }

    private static Locator in(Page page, String section, String selector) {
        return page.locator("[data-test='" + section + "'] " + selector).first();
    }

    private static Page console(String agent) {
        return console(agent, WIDE);
    }

    private static Page console(String agent, int width) {
        var page = newContext(width, HIGH).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email(agent));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(test(page, "view-all")).isVisible();
        return page;
    }

    private static void go(Page page, String place) {
        page.navigate(service.base() + "/console/#/settings" + place);
        assertThat(test(page, "settings-title")).isVisible();
    }

    private static void tabTo(Page page, Locator to) {
        assertThat(to).isVisible();
        for (int n = 0; n < MOST_TABS && !isFocused(to); n++) {
            page.keyboard().press("Tab");
        }
        assertThat(to).isFocused();
    }

    private static boolean isFocused(Locator one) {
        return (boolean) one.evaluate("it => it.getRootNode().activeElement === it");
    }

    private static void press(Page page, Locator button) {
        tabTo(page, button);
        page.keyboard().press("Enter");
    }

    /// As it looks to its end, wide and narrow, light and dark; axe finds nothing in it.
    private static void look(Page page, String name, int high) {
        for (var width : List.of(NARROW, WIDE)) {
            page.setViewportSize(width, high);
            assertThat(test(page, "settings-title")
                            .or(test(page, "settings-nav"))
                            .first())
                    .isVisible();
            look(page, name + "-" + width);
        }
    }

    private static void look(Page page, String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            var file = "settings-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(file)
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static Page visitor() {
        var page = newContext(NARROW, HIGH).newPage();
        page.navigate(service.base() + "/demo/");
        test(page, "launcher").click();
        assertThat(test(page, "panel")).isVisible();
        return page;
    }

    @Test
    void an_owner_changes_the_greeting_and_a_visitor_reads_it() {
        var ana = console("ana");
        ana.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        ana.keyboard().press(",");
        assertThat(test(ana, "settings-sites")).isFocused();
        ana.keyboard().press("Enter");
        assertThat(test(ana, "settings-title")).isFocused();
        press(ana, ana.locator("[data-test='site'][data-id='" + site + "']"));
        assertThat(test(ana, "site-page")).isVisible();
        assertThat(test(ana, "settings-title")).isFocused();
        press(ana, in(ana, "embed", "[data-test='copy']"));
        assertThat(test(ana, "embed")).containsText("Copied.");
        Assertions.assertThat((String) ana.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(test(ana, "embed-line").innerText());

        tabTo(ana, ana.locator("#greeting"));
        ana.keyboard().press("Control+A");
        ana.keyboard().type(GREETING);
        var preview = ana.frameLocator("[data-test='preview']");
        assertThat(preview.getByText(GREETING).first()).isVisible();
        press(ana, test(ana, "look-save"));
        assertThat(test(ana, "look")).containsText("Saved.");
        assertThat(test(ana, "look-discard")).hasCount(0);

        var visitor = visitor();
        assertThat(visitor.getByText(GREETING).first()).isVisible();
        Assertions.assertThat(visitor.evaluate("() => window.__pwned ?? null")).isNull();
        Assertions.assertThat(ana.evaluate("() => window.__pwned ?? null")).isNull();

        assertThat(test(ana, "seen")).containsText("Not in use yet");
        test(visitor, "composer").fill("Hello");
        test(visitor, "composer").press("Enter");
        assertThat(test(visitor, "thread")).containsText("Hello");
        ana.waitForCondition(() -> {
            test(ana, "seen-check").click();
            return test(ana, "seen").innerText().contains(service.base());
        });

        ana.locator("#name").focus();
        ana.keyboard().press("Escape");
        assertThat(test(ana, "settings-title")).isFocused();
        ana.keyboard().press("Escape");
        assertThat(test(ana, "site")).isVisible();
        ana.keyboard().press("Escape");
        assertThat(ana.locator("bh-conversation-list")).isVisible();
        assertThat(test(ana, "settings-nav")).hasCount(0);
    }

    @Test
    void what_is_refused_is_told_beside_its_field_and_stays_there() {
        var ana = console("ana");
        go(ana, "/sites/" + site);
        var origins = ana.locator("#origins");
        tabTo(ana, origins);
        var before = origins.inputValue();
        ana.keyboard().press("Control+End");
        ana.keyboard().type("\nhttps://shop.example/path");
        press(ana, test(ana, "origins-save"));
        assertThat(test(ana, "origins")).containsText("without a path");
        assertThat(origins).isFocused();
        assertThat(origins).hasValue(before + "\nhttps://shop.example/path");

        // It stays while somebody looks elsewhere.
        go(ana, "/api-keys");
        go(ana, "/sites/" + site);
        assertThat(origins).hasValue(before + "\nhttps://shop.example/path");
        press(ana, test(ana, "origins-discard"));
        assertThat(origins).hasValue(before);

        in(ana, "identity", "input").check();
        press(ana, test(ana, "identity-save"));
        assertThat(test(ana, "identity")).containsText("give the site an identity key first");
        press(ana, test(ana, "identity-discard"));
        assertThat(in(ana, "identity", "input")).not().isChecked();
    }

    @Test
    void a_site_is_made_with_markup_for_a_name_and_everything_of_it_is_set() {
        var ana = console("ana");
        go(ana, "/sites");
        press(ana, test(ana, "site-new"));
        var name = "<b>Second</b>";
        tabTo(ana, ana.locator("#name"));
        ana.keyboard().type(name);
        tabTo(ana, ana.locator("#origins"));
        ana.keyboard().type("https://two.example");
        press(ana, test(ana, "site-create-save"));
        assertThat(test(ana, "settings-title")).hasText(name);

        in(ana, "conversations", "[name=rating]").uncheck();
        press(ana, test(ana, "conversations-save"));
        assertThat(test(ana, "conversations")).containsText("Saved.");
        tabTo(ana, ana.locator("#retentionDays"));
        ana.keyboard().type("30");
        press(ana, test(ana, "retention-save"));
        assertThat(test(ana, "retention-sure")).isFocused();
        ana.keyboard().press("Enter");
        assertThat(test(ana, "retention")).containsText("Saved.");
        tabTo(ana, ana.locator("#unmask"));
        ana.keyboard().type("#quantity");
        in(ana, "assist", "[name=record]").check();
        press(ana, test(ana, "assist-save"));
        assertThat(test(ana, "assist")).containsText("Saved.");

        press(ana, test(ana, "identity-key-create"));
        assertThat(test(ana, "secret-kept")).isFocused();
        assertThat(test(ana, "secret-text")).containsText("bhi_");
        look(ana, "identity-secret");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "secret")).hasCount(0);
        in(ana, "identity", "input").check();
        press(ana, test(ana, "identity-save"));
        assertThat(test(ana, "identity")).containsText("Saved.");
        press(ana, test(ana, "identity-key-revoke"));
        assertThat(test(ana, "identity-key-sure")).isFocused();
        ana.keyboard().press("Enter");
        assertThat(test(ana, "identity-key")).hasCount(0);

        var made = site(demo.agent("ana"), "name", name);
        Assertions.assertThat(made.at("/rating").asBoolean()).isFalse();
        Assertions.assertThat(made.at("/retentionDays").asInt()).isEqualTo(30);
        Assertions.assertThat(made.at("/assist/unmask/0").asText()).isEqualTo("#quantity");
        Assertions.assertThat(made.at("/assist/record").asBoolean()).isTrue();
        Assertions.assertThat(made.at("/enforceIdentity").asBoolean()).isTrue();
    }

    @Test
    void a_key_is_made_works_and_is_revoked() {
        var ana = console("ana");
        ana.keyboard().press("Control+k");
        assertThat(ana.locator("bh-command-palette dialog")).isVisible();
        ana.keyboard().type("settings api");
        ana.keyboard().press("Enter");
        tabTo(ana, ana.locator("#name"));
        ana.keyboard().type("Order bot");
        press(ana, test(ana, "api-key-create"));
        assertThat(test(ana, "api-keys")).containsText("must name one scope at least");
        assertThat(ana.locator("#name")).hasValue("Order bot");
        tabTo(ana, test(ana, "scope-sites:read"));
        ana.keyboard().press("Space");
        press(ana, test(ana, "api-key-create"));
        assertThat(test(ana, "secret-kept")).isFocused();
        var bot = new Rest(service.base(), test(ana, "secret-text").innerText());
        Assertions.assertThat(bot.get("/sites").status()).isEqualTo(200);
        look(ana, "keys-secret", HIGH);
        ana.setViewportSize(WIDE, HIGH);
        press(ana, test(ana, "secret-kept"));
        assertThat(test(ana, "secret")).hasCount(0);
        assertThat(test(ana, "api-key")).containsText("Order bot");

        press(ana, test(ana, "api-key-revoke"));
        assertThat(test(ana, "api-key-sure")).isFocused();
        look(ana, "keys-sure");
        ana.keyboard().press("Enter");
        assertThat(test(ana, "api-key")).hasCount(0);
        Assertions.assertThat(bot.get("/sites").status()).isEqualTo(401);
    }

    @Test
    void the_audit_log_is_read_filtered_and_exported() throws IOException {
        demo.change(Map.of("accent", "#1f7a5c"));
        var ana = console("ana");
        go(ana, "/audit");
        var entries = ana.locator("[data-test='audit-entry']");
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Signed in"))
                        .first())
                .isVisible();
        look(ana, "audit", HIGH);
        ana.setViewportSize(WIDE, HIGH);
        test(ana, "audit-action").selectOption("site.changed");
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Signed in")))
                .hasCount(0);
        assertThat(entries.first()).containsText("accent");
        var download = ana.waitForDownload(() -> press(ana, test(ana, "audit-export")));
        Assertions.assertThat(Files.readString(download.path()))
                .startsWith("id,at,action")
                .contains("site.changed")
                .doesNotContain("session.started");
        assertThat(test(ana, "audit")).containsText("Your download has begun.");
    }

    @Test
    void who_may_not_sees_nothing_of_it() {
        var ben = console("ben");
        ben.keyboard().press(",");
        assertThat(test(ben, "settings-cannedReplies")).isFocused();
        assertThat(test(ben, "settings-sites")).hasCount(0);
        assertThat(test(ben, "settings-api-keys")).hasCount(0);
        assertThat(test(ben, "settings-audit")).hasCount(0);
        look(ben, "agent", HIGH);
        for (var page : List.of("/sites", "/sites/" + site, "/sites/new", "/api-keys", "/audit")) {
            go(ben, page);
            assertThat(test(ben, "settings-denied")).isVisible();
            assertThat(ben.locator("bh-settings input, bh-settings form")).hasCount(0);
        }
        ben.setViewportSize(WIDE, HIGH);
        press(ben, test(ben, "settings-labels"));
        assertThat(test(ben, "labels")).isVisible();
    }

    @Test
    void every_page_looks_as_it_should() {
        var ana = console("ana", NARROW);
        look(ana, "way-in");
        ana.locator("[data-command='settings']").first().click();
        assertThat(test(ana, "settings-nav")).isVisible();
        look(ana, "list");
        test(ana, "settings-sites").click();
        assertThat(test(ana, "site")).isVisible();
        look(ana, "sites", HIGH);
        go(ana, "/sites/new");
        look(ana, "site-new", HIGH);
        go(ana, "/sites/" + site);
        assertThat(ana.frameLocator("[data-test='preview']").locator("bellhop-widget[data-open]"))
                .isAttached();
        look(ana, "site", 4_000);
        look(ana, "site-phone", HIGH);
        ana.evaluate("document.documentElement.dir = 'rtl'");
        look(ana, "site-rtl", HIGH);
        go(ana, "/api-keys");
        look(ana, "keys-rtl", HIGH);
    }
}
