package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An agent corrects what was written, and takes it back, by keyboard and by pointer; the visitor sees it.
class CorrectionIT extends TwoBrowserTestBase {

    private static Locator said(Page page, String text) {
        return page.locator("[data-test=message]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void answer(String text) {
        var composer = test(both.console, "composer");
        composer.fill(text);
        composer.press("Enter");
        assertThat(said(both.shop, text)).isVisible();
        assertThat(said(both.console, text)).hasAttribute("data-state", "sent");
    }

    @Test
    void by_keyboard_alone() {
        both.meet("When does it come?");
        answer("On Teusday, <b>surely</b>.");
        var composer = test(both.console, "composer");
        assertThat(composer).isFocused();

        both.console.keyboard().press("ArrowUp");
        var editor = test(both.console, "edit-text");
        assertThat(editor).isFocused();
        assertThat(editor).hasValue("On Teusday, <b>surely</b>.");
        editor.fill("On Tuesday, <b>surely</b>.");
        Looks.at(both.console, "correction-editor");
        both.console.keyboard().press("Enter");
        assertThat(composer).isFocused();
        for (var page : List.of(both.console, both.shop)) {
            assertThat(said(page, "On Tuesday, <b>surely</b>.")).containsText("Corrected");
            assertThat(said(page, "Teusday")).hasCount(0);
        }
        Looks.at(both.console, "correction-console");
        Looks.at(both.shop, "correction-shop");

        // Esc leaves it as it is.
        both.console.keyboard().press("ArrowUp");
        assertThat(editor).isFocused();
        editor.fill("Never");
        both.console.keyboard().press("Escape");
        assertThat(composer).isFocused();
        assertThat(said(both.console, "On Tuesday")).isVisible();

        both.console.keyboard().press("ArrowUp");
        assertThat(editor).isFocused();
        test(both.console, "edit-delete").press("Enter");
        assertThat(test(both.console, "delete-sure")).isFocused();
        Looks.at(both.console, "correction-delete");
        both.console.keyboard().press("Enter");
        for (var page : List.of(both.console, both.shop)) {
            assertThat(page.getByText("Message deleted")).isVisible();
            assertThat(said(page, "Tuesday")).hasCount(0);
        }
        Looks.at(both.shop, "correction-deleted-shop");
        // What is there to correct is gone.
        assertThat(composer).isFocused();
        both.console.keyboard().press("ArrowUp");
        assertThat(editor).hasCount(0);
        both.shop.reload();
        assertThat(both.shop.getByText("Message deleted")).isVisible();
    }

    @Test
    void by_pointer_and_what_cannot_be_done_is_said() {
        both.meet("Is it blue?");
        answer("Yes");
        answer("No");
        var first = said(both.console, "Yes");
        first.hover();
        first.locator("[data-test=edit]").click();
        var editor = test(both.console, "edit-text");
        editor.fill("Yes, it is");
        both.console.route("**/messages/*", route -> route.abort());
        test(both.console, "edit-save").click();
        assertThat(test(both.console, "message-editor").locator("[role=alert]")).isVisible();
        assertThat(editor).hasValue("Yes, it is");
        both.console.unroute("**/messages/*");
        test(both.console, "edit-save").click();
        assertThat(said(both.shop, "Yes, it is")).isVisible();

        var last = said(both.console, "No");
        last.hover();
        last.locator("[data-test=delete]").click();
        test(both.console, "edit-cancel").click();
        assertThat(last).isVisible();
        last.hover();
        last.locator("[data-test=delete]").click();
        test(both.console, "delete-sure").click();
        assertThat(both.shop.getByText("Message deleted")).isVisible();
        assertThat(both.console
                        .locator("[data-test=conversation]")
                        .filter(new Locator.FilterOptions().setHasText("Yes, it is")))
                .isVisible();
    }

    @Test
    void the_transcript_is_kept_by_keyboard() throws IOException {
        both.meet("Is it washable?");
        answer("At 40 degrees.");
        both.console.keyboard().press("Control+k");
        assertThat(both.console.locator("bh-command-palette input")).isFocused();
        both.console.keyboard().type("download the transcript");
        var download =
                both.console.waitForDownload(() -> both.console.keyboard().press("Enter"));
        assertThat(download.suggestedFilename()).startsWith("conversation-").endsWith(".txt");
        assertThat(Files.readString(download.path())).contains("Is it washable?", "At 40 degrees.");
    }

    @Test
    void a_transcript_goes_out_by_mail_where_the_service_sends_any() {
        both.meet("Can I have this in writing?");
        both.console.keyboard().press("Control+k");
        assertThat(both.console.locator("bh-command-palette input")).isFocused();
        both.console.keyboard().type("transcript by");
        both.console.keyboard().press("Enter");
        var dialog = test(both.console, "transcript-mail");
        assertThat(dialog.locator("[name=to]")).isFocused();
        both.console.keyboard().press("Enter");
        assertThat(dialog.locator("[role=alert]")).hasText("Enter an e-mail address.");
        both.console.keyboard().type("mia@example.com");
        Looks.at(both.console, "transcript-mail");
        both.console.keyboard().press("Enter");
        assertThat(dialog.locator("[role=alert]")).containsText("This service sends no e-mails");
        assertThat(dialog.locator("[name=to]")).hasValue("mia@example.com");
        both.console.keyboard().press("Escape");
        assertThat(dialog).isHidden();
    }
}
