package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pages made with libraries that real pages are made with, used as a person would, before the visitor's yes and after
/// it. Nothing that is typed, chosen or pasted leaves the browser, wherever and in whatever form they show it (G8).
class AssistLibrariesIT extends TwoBrowserTestBase {
    /// What is typed begins like this; numbers are long enough to be no coordinate by chance.
    private static final Pattern CANARY = Pattern.compile("(?i)kqzv.{0,12}|739158\\d*|482057");
    /// The last four of a card, parts of dates, an amount in Arabic digits.
    private static final Pattern PLAIN = Pattern.compile(
            CANARY + "|(?<![\\d.])(?:7391|2468)(?!\\d)|24\\.11|11-24|5/8/91|8 (?:May|mai|Mai)|May 8|٧٣٩");
    private static final Pattern PICTURE = Pattern.compile("data:image/(?!svg)[a-z]+");
    private static LibrarySite site;

    @BeforeAll
    static void openSite() throws IOException, InterruptedException {
        site = LibrarySite.open(demo);
    }

    @AfterAll
    static void closeSite() {
        site.close();
    }

    @Test
    void react_with_its_choosers_codes_and_growing_text_areas() throws IOException {
        var leaks = shown("react.html", "React is here", round -> {
            choose("#city", "kqzve");
            choose("#tags", "kqzvtag" + round);
            field("code").fill("");
            field("code").pressSequentially("739158");
            field("notes").fill("kqzvnote " + round + "\nand kqzvother");
            field("first").fill("Kqzv" + round);
            field("last").fill("Kqzvson" + round);
            field("tel").fill("0739158" + round.length());
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void shoelaces_fields_in_shadow_roots() throws IOException {
        var leaks = shown("shoelace.html", "Shoelace is here", round -> {
            both.shop.locator("sl-input[name=first] input").fill("kqzvgiven" + round);
            both.shop.locator("sl-input[label=Secret] input").fill("kqzvhidden" + round);
            both.shop
                    .locator("sl-input[label=Secret] [part=password-toggle-button]")
                    .click();
            both.shop.locator("sl-textarea textarea").fill("kqzvtext " + round + "\nkqzvnext");
            pick("City", "Kqzvelmar");
            pick("Cities", "Kqzvettel");
            both.shop.locator("sl-range input").press("ArrowRight");
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void editors_and_what_is_pasted_into_them() throws IOException {
        both.shopContext.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var leaks = shown("editors.html", "Editors are here", round -> {
            for (var editor : List.of(
                    "#cm5 + .CodeMirror .CodeMirror-lines",
                    "#cm6 .cm-content",
                    "#quill .ql-editor",
                    "#tiptap .tiptap",
                    "#trix",
                    "#context-input")) {
                both.shop.locator(editor).click();
                both.shop.keyboard().press("Control+End");
                both.shop.keyboard().type(" kqzvtyped" + round);
                both.shop.keyboard().press("Enter");
                both.shop.keyboard().type("kqzvline" + round);
            }
            both.shop.evaluate("text => navigator.clipboard.writeText(text)", "kqzvpaste " + round + "\nkqzvpasted");
            for (var editor : List.of("#cm6 .cm-content", "#quill .ql-editor", "#tiptap .tiptap", "#trix")) {
                both.shop.locator(editor).click();
                both.shop.keyboard().press("Control+V");
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void choosers_masks_cards_codes_and_values_in_other_forms() throws IOException {
        var leaks = shown("forms.html", "Forms are here", round -> {
            // First: Tom Select takes the focus back a moment after a choice, which closes other lists.
            both.shop.locator(".choices[data-type=select-one]").press("Enter");
            both.shop
                    .locator(".choices[data-type=select-one] .is-active [role=option]")
                    .last()
                    .click();
            choose("#tom-ts-control", "kqzvcity" + round);
            choose("#tom-tags-ts-control", "kqzvtag" + round);
            choose(".choices[data-type=text] input.choices__input--cloned", "kqzvword" + round);
            for (var area : List.of("grows", "replicated", "mirrored")) {
                both.shop.locator("#" + area).fill("kqzv" + area + " " + round + "\nkqzvmore");
            }
            both.shop.locator("#alpine").fill("kqzvalpine" + round);
            payByCard();
            writeInBoxes();
            writeInOtherForms();
            both.shop.locator("#flat + input").click();
            both.shop.locator(".flatpickr-day.today").click();
        });
        assertThat(leaks).isEmpty();
        // The calendar says the same of every day; what was chosen is not said elsewhere.
        var day = both.shop.locator("#flat + input").inputValue();
        assertThat(both.shop.locator("#flat-echo")).hasText(day);
        assertThat(both.seen().getByText(day)).hasCount(0);
    }

    @Test
    void a_picture_that_is_chosen_for_an_upload() throws IOException {
        var noise = new byte[9_000];
        new Random(1).nextBytes(noise);
        both.meet(site.base() + "/forms.html", "Something is odd about my picture");
        both.show();
        both.sees("Forms are here");
        var picture = new FilePayload("kqzvholiday.png", "image/png", noise);
        both.shop.locator("#picture").setInputFiles(picture);
        both.shop.locator(".dz-hidden-input").setInputFiles(picture);
        both.shop.waitForFileChooser(() -> both.shop.locator("#made").click()).setFiles(picture);
        assertThat(both.shop.locator("#made-shown img")).isVisible();
        end();
        assertThat(CanaryScan.leaks(both.sent(), CANARY, PICTURE)).isEmpty();
    }

    @Test
    void turbos_visits_frames_and_streams() throws IOException {
        both.meet(site.base() + "/turbo/", "Something is odd about Turbo");
        both.show();
        both.sees("Turbo is here");
        for (var round : List.of("one", "two")) {
            both.shop.locator("#sign-up [name=email]").fill("kqzv" + round + "@shop.example");
            both.shop.locator("#sign-up [name=password]").fill("kqzvpass" + round);
            both.shop.locator("#sign-up button").click();
            assertThat(both.shop.getByText("Turbo refused")).isVisible();
        }
        both.shop.getByText("Home").click();
        both.sees("Turbo is here");
        both.shop.locator("#next").click();
        both.sees("The second page is here");
        both.shop.locator("#name [name=name]").fill("kqzvrenamed");
        both.shop.locator("#name button").click();
        both.sees("The stream was here");
        both.shop.goBack();
        both.sees("Turbo is here");
        both.shop.goForward();
        both.sees("The second page is here");
        end();
        assertThat(CanaryScan.leaks(both.sent(), CANARY)).isEmpty();
    }

    @Test
    void inertias_payload_and_what_its_server_refuses() throws IOException {
        var leaks = shown("inertia/", "Inertia is here", round -> {
            field("email").fill("kqzv" + round + "@shop.example");
            field("name").fill("kqzvname" + round);
            both.shop.getByText("Save").click();
            assertThat(both.shop.getByText("kqzv" + round + "@shop.example is taken"))
                    .isVisible();
            both.shop.getByText("Orders").click();
        });
        assertThat(leaks).isEmpty();
    }

    private Iterable<String> shown(String page, String headline, Consumer<String> use) throws IOException {
        both.meet(site.base() + "/" + page, "Something is odd about " + page);
        test(both.shop, "close").click();
        use.accept("one");
        test(both.shop, "launcher").click();
        both.show();
        both.sees(headline);
        use.accept("two");
        end();
        return CanaryScan.leaks(both.sent(), CANARY, PLAIN);
    }

    // All that was sent before is with the agent once this is. It stands where no library draws.
    private void end() {
        both.shop.evaluate(
                "const end = document.createElement('p'); end.textContent = 'That is all'; document.body.append(end)");
        both.sees("That is all");
    }

    private Locator field(String name) {
        return both.shop.getByTestId(name);
    }

    // In a list that is searched.
    private void choose(String field, String text) {
        both.shop.locator(field).fill(text);
        both.shop.locator(field).press("Enter");
    }

    private void pick(String label, String option) {
        var list = both.shop.locator("sl-select[label='" + label + "']");
        list.locator(".select__combobox").click();
        list.locator("sl-option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .click();
        both.shop.keyboard().press("Escape");
    }

    private void payByCard() {
        both.shop.locator("#number").fill("");
        both.shop.locator("#number").pressSequentially("7391582024682468");
        both.shop.locator("#holder").fill("Kqzvholder Kqzvson");
        both.shop.locator("#expiry").fill("11/73");
        both.shop.locator("#cvc").fill("739");
    }

    private void writeInBoxes() {
        var boxes = both.shop.locator("#boxes input").all();
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).fill("482057".substring(i, i + 1));
        }
    }

    private void writeInOtherForms() {
        both.shop.locator("#day").fill("24");
        both.shop.locator("#month").fill("11");
        both.shop.locator("#year").fill("7391");
        both.shop.locator("#date").fill("7391-05-08");
        both.shop.locator("#amount").fill("");
        both.shop.locator("#amount").pressSequentially("739158.5");
    }
}
