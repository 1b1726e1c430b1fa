package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Canned replies as agents make and insert them: by the keyboard, and what happens where something is missing.
class CannedRepliesIT extends BrowserTestBase {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int MUCH = 40;

    private static Page console(String agent) {
        var page = newContext(1280, 860).newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(demo.email(agent));
        page.locator("input[name=password]").fill(DemoShop.PASSWORD);
        test(page, "sign-in-submit").click();
        assertThat(test(page, "view-all")).isVisible();
        return page;
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .isEmpty();
    }

    private static void lookInTheDark(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static UUID ask(String name) {
        var visitor = demo.visitor(name);
        var made = visitor.must(visitor.call("POST", "/conversations", Map.of("body", "Do you ship abroad?"), null));
        return UUID.fromString(made.json().path("id").asText());
    }

    private static void make(String agent, String shortcut, String body, String scope) {
        var rest = demo.agent(agent);
        rest.must(
                rest.call("POST", "/canned-replies", Map.of("shortcut", shortcut, "body", body, "scope", scope), null));
    }

    private static Locator composer(Page page, UUID conversation) {
        page.evaluate("id => location.hash = `#/conversations/${id}`", conversation.toString());
        var composer = test(page, "composer");
        assertThat(composer).isVisible();
        composer.focus();
        return composer;
    }

    private static void runCommand(Page page, String typed) {
        page.keyboard().press("Control+k");
        page.keyboard().type(typed);
        page.keyboard().press("Enter");
    }

    private static Locator said(Page page) {
        return test(page, "thread").locator("[data-test='body']").last();
    }

    @AfterEach
    void deleteAll() {
        for (var agent : new String[] {"ana", "ben"}) {
            var rest = demo.agent(agent);
            var replies = rest.must(rest.get("/canned-replies")).json().path("items");
            replies.forEach(reply ->
                    rest.call("DELETE", "/canned-replies/" + reply.path("id").asText(), null, null));
        }
    }

    @Test
    void a_reply_is_made_inserted_taken_back_and_sent_by_keyboard_alone() {
        var page = console("ana");
        var composer = composer(page, ask("Tessa Blom"));
        composer.pressSequentially("/");
        assertThat(test(page, "canned-picker")).containsText("No canned replies yet. Make one in Settings");
        look(page, "canned-none");
        composer.press("Escape");
        composer.press("Backspace");

        runCommand(page, "Canned replies");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().type("/Ship");
        page.keyboard().press("Tab");
        page.keyboard().type("Where we ship to");
        page.keyboard().press("Tab");
        page.keyboard().type("Hello {visitor.firstName|there}, yes: to all of Europe. {agent.firstName}");
        assertThat(test(page, "canned-form-preview")).containsText("Hello Mia, yes");
        assertThat(test(page, "canned-form-preview")).containsText("Hello there, yes");
        look(page, "canned-form");
        lookInTheDark(page, "canned-form");
        test(page, "canned-save").press("Enter");
        assertThat(test(page, "canned-row")).containsText("Where we ship to");
        look(page, "canned-settings");
        lookInTheDark(page, "canned-settings");
        page.keyboard().press("Escape");

        composer.focus();
        composer.pressSequentially("Good morning. /where");
        var option = test(page, "canned-option");
        assertThat(option).containsText("/ship");
        assertThat(test(page, "canned-preview")).hasText("Hello Tessa, yes: to all of Europe. Ana");
        look(page, "canned-picker");
        lookInTheDark(page, "canned-picker");
        composer.press("Enter");
        assertThat(composer).hasValue("Good morning. Hello Tessa, yes: to all of Europe. Ana");
        assertThat(test(page, "canned-picker")).hasCount(0);
        composer.press("Control+z");
        assertThat(composer).hasValue("Good morning. /where");
        composer.press("Tab");
        assertThat(composer).hasValue("Good morning. Hello Tessa, yes: to all of Europe. Ana");
        composer.press("Enter");
        assertThat(said(page)).hasText("Good morning. Hello Tessa, yes: to all of Europe. Ana");
    }

    @Test
    void the_best_comes_first_and_arrows_choose_another() {
        make("ana", "refund", "Within a week.", "everyone");
        make("ana", "refunds-late", "Late ones.", "personal");
        make("ana", "hours", "From nine; a refund is made at once.", "everyone");
        var page = console("ana");
        var composer = composer(page, ask("Tessa Blom"));
        runCommand(page, "note");
        composer.pressSequentially("/refund");
        assertThat(page.locator("[data-test='canned-option'] .shortcut"))
                .hasText(new String[] {"/refund", "/refunds-late", "/hours"});
        composer.press("ArrowDown");
        assertThat(page.locator("[data-test='canned-option'][aria-selected=true]"))
                .containsText("refunds-late");
        composer.press("ArrowDown");
        composer.press("ArrowDown");
        composer.press("ArrowUp");
        composer.press("Enter");
        assertThat(composer).hasValue("From nine; a refund is made at once.");
        composer.press("Enter");
        assertThat(said(page)).hasText("From nine; a refund is made at once.");
        runCommand(page, "Insert a canned");
        assertThat(composer).hasValue("/");
        assertThat(test(page, "canned-option")).isVisible();
        test(page, "canned-option").click();
        assertThat(composer).isFocused();
        assertThat(composer).not().hasValue("/");
    }

    @Test
    void what_is_not_known_stays_to_be_filled_in() {
        make("ana", "dear", "Dear {visitor.name}, hello {visitor.frstName}", "personal");
        var page = console("ana");
        var composer = composer(page, ask(""));
        composer.pressSequentially("/dear");
        assertThat(test(page, "canned-open"))
                .containsText("Not known of this visitor: \u2068{visitor.name}\u2069. Fill it in before you send.");
        assertThat(test(page, "canned-open")).containsText("There is no \u2068{visitor.frstName}\u2069.");
        look(page, "canned-open");
        composer.press("Enter");
        assertThat(page.locator("#room")).hasText("{visitor.name} is not filled in.");
        page.keyboard().type("Ms Blom");
        assertThat(composer).hasValue("Dear Ms Blom, hello {visitor.frstName}");
    }

    @Test
    void nothing_typed_is_lost_or_sent_by_mistake() {
        make("ana", "hello", "Hello", "personal");
        var page = console("ana");
        var composer = composer(page, ask("Tessa Blom"));
        composer.pressSequentially("/hlelo");
        assertThat(test(page, "canned-picker")).containsText("No canned reply for");
        composer.press("Enter");
        assertThat(composer).hasValue("/hlelo");
        composer.press("Escape");
        assertThat(test(page, "canned-picker")).hasCount(0);
        assertThat(composer).hasValue("/hlelo");
        assertThat(composer).isFocused();
        composer.press("Enter");
        assertThat(said(page)).hasText("/hlelo");
        composer.pressSequentially("24/7, and/or https://x.example/a");
        assertThat(test(page, "canned-picker")).hasCount(0);
        composer.fill("");

        composer.pressSequentially("/hello");
        assertThat(test(page, "canned-option")).isVisible();
        composer.press("Home");
        assertThat(test(page, "canned-picker")).hasCount(0);
    }

    @Test
    void without_the_service_it_says_so_and_tries_again() {
        make("ana", "hello", "Hello", "personal");
        var page = console("ana");
        page.route("**/api/v1/canned-replies*", route -> route.abort());
        var composer = composer(page, ask("Tessa Blom"));
        composer.pressSequentially("/hel");
        assertThat(test(page, "canned-picker")).containsText("could not be loaded");
        page.unroute("**/api/v1/canned-replies*");
        test(page, "canned-picker").locator("button").click();
        assertThat(test(page, "canned-option")).containsText("hello");
        assertThat(composer).hasValue("/hel");
    }

    @Test
    void settings_say_what_is_wrong_and_keep_what_was_typed() {
        make("ana", "hello", "Hello {visitor.firstName}", "everyone");
        var page = console("ana");
        openSettings(page);
        test(page, "canned-new").click();
        page.locator("input[name=shortcut]").fill("hello");
        page.locator("textarea[name=body]").fill("Hi {visitor.frstName}");
        assertThat(test(page, "canned-form-preview")).containsText("There is no \u2068{visitor.frstName}\u2069.");
        test(page, "canned-save").click();
        assertThat(test(page, "canned-form")).containsText("The shortcut /hello is taken already for any language.");
        assertThat(page.locator("textarea[name=body]")).hasValue("Hi {visitor.frstName}");
        page.setViewportSize(390, 760);
        assertThat(page.locator(".problem")).isInViewport();
        look(page, "canned-form-narrow");
        page.locator("select[name=language]").selectOption("de");
        test(page, "canned-save").click();
        assertThat(page.locator("[data-test='canned-row']")).hasCount(2);
        look(page, "canned-settings-narrow");
        lookInTheDark(page, "canned-settings-narrow");
        page.locator("input[type=search]").fill("frst");
        assertThat(page.locator("[data-test='canned-row']")).hasCount(1);
        test(page, "canned-delete").click();
        test(page, "canned-delete-sure").click();
        assertThat(test(page, "canned-list")).containsText("/\u2068hello\u2069 is gone.");
        page.locator("input[type=search]").fill("");
        assertThat(page.locator("[data-test='canned-row']")).hasCount(1);
    }

    @Test
    void a_file_is_imported_and_exported() throws IOException {
        var page = console("ana");
        openSettings(page);
        choose(page, "shortcut,body\nfine,Fine\ntwo words,Body\n");
        assertThat(test(page, "canned-list")).containsText("Nothing was imported.");
        assertThat(test(page, "canned-list")).containsText("Line 3: The shortcut must have");
        look(page, "canned-import");
        choose(page, "shortcut;language;scope;body\nfine;de;everyone;\"Gut, danke\"\n");
        assertThat(test(page, "canned-list")).containsText("Imported: 1 new, 0 changed, 0 as they were.");
        assertThat(test(page, "canned-row")).containsText("German");
        var download = page.waitForDownload(() -> test(page, "canned-export").click());
        Assertions.assertThat(download.suggestedFilename()).isEqualTo("canned-replies.csv");
        Assertions.assertThat(Files.readString(download.path()))
                .isEqualTo(
                        "\ufeffshortcut,name,language,scope,body\r\n\"fine\",\"fine\",\"de\",\"everyone\",\"Gut, danke\"\r\n");
        choose(page, "shortcut,body\nbig," + "x".repeat(300_000));
        assertThat(test(page, "canned-list")).containsText("larger than 256 KB");
    }

    private static void choose(Page page, String text) {
        test(page, "canned-file")
                .setInputFiles(new FilePayload("replies.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_agent_changes_their_own_and_nobody_elses() {
        make("ana", "shared", "For all", "everyone");
        make("ana", "hers", "Only hers", "personal");
        make("ben", "his", "Only his", "personal");
        var page = console("ben");
        openSettings(page);
        assertThat(page.locator("[data-test='canned-row']")).hasCount(2);
        assertThat(page.locator("[data-test='canned-edit']")).hasCount(1);
        test(page, "canned-edit").click();
        assertThat(page.locator("select[name=scope]")).hasCount(0);
        page.locator("textarea[name=body]").fill("Changed");
        test(page, "canned-save").click();
        assertThat(test(page, "canned-list")).containsText("Changed");
    }

    @Test
    void on_a_phone_many_are_listed_and_one_is_touched() {
        for (int n = 0; n < MUCH; n++) {
            make("ana", "reply-" + n, "A text that goes on for a while, number " + n + ". ".repeat(n), "personal");
        }
        var page = console("ana");
        page.setViewportSize(390, 760);
        var composer = composer(page, ask("Tessa Blom"));
        test(page, "canned").click();
        assertThat(page.locator("[data-test='canned-option']")).hasCount(MUCH);
        look(page, "canned-picker-narrow");
        lookInTheDark(page, "canned-picker-narrow");
        page.locator("[data-test='canned-option']").nth(3).click();
        assertThat(composer).not().hasValue("/");
        assertThat(test(page, "canned-picker")).hasCount(0);
    }

    private static void openSettings(Page page) {
        page.locator("[data-command=preferences]").first().click();
        test(page, "open-canned").click();
        assertThat(test(page, "canned-list")).isVisible();
    }
}
