package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files between a visitor and an agent, as both see them.
class FilesIT extends TwoBrowserTestBase {
    private static final FilePayload PAPER =
            new FilePayload("中文文件.pdf", "application/pdf", "%PDF-1.7 and more".getBytes(UTF_8));

    private static FilePayload picture(String name) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB), "png", out);
            return new FilePayload(name, "image/png", out.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Locator isDrawn(Page page) {
        var picture = test(page, "picture");
        assertThat(picture.locator("img")).isVisible();
        page.waitForCondition(() -> (Boolean) picture.locator("img").evaluate("it => it.naturalWidth === 480"));
        return picture;
    }

    @Test
    void a_picture_and_a_paper_go_both_ways() throws IOException {
        both.shop.navigate(demo.service().base() + "/demo/");
        test(both.shop, "launcher").click();
        // The first thing that this visitor says is a picture.
        test(both.shop, "attach").setInputFiles(picture("chair.png"));
        assertThat(test(both.shop, "pending-file")).containsText("chair.png");
        test(both.shop, "send").click();
        isDrawn(both.shop);
        both.openConsole("Photo");
        var seen = isDrawn(both.console);

        seen.press("Enter");
        assertThat(test(both.console, "viewer")).isVisible();
        both.console.keyboard().press("Escape");
        assertThat(test(both.console, "viewer")).isHidden();
        assertThat(seen).isFocused();

        test(both.console, "attach-files").setInputFiles(new FilePayload[] {PAPER, picture("mended.png")});
        assertThat(both.console.locator("[data-test='pending-file']")).hasCount(2);
        test(both.console, "composer").fill("Like this one?");
        test(both.console, "composer").press("Enter");
        var paper = test(both.shop, "file");
        assertThat(paper).containsText("中文文件.pdf");
        assertThat(both.shop.locator("[data-test='picture']")).hasCount(2);
        var download = both.shop.waitForDownload(paper::click);
        assertThat(download.suggestedFilename()).isEqualTo("中文文件.pdf");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(PAPER.buffer);
    }

    @Test
    void what_is_too_large_or_empty_is_said_and_the_rest_is_sent(@TempDir Path folder) throws IOException {
        try (var site = OwnSite.open(demo, "workshop.html")) {
            both.meet(site.base() + "/", "Too large? K-7731");
            sendsTheRest(folder);
        }
    }

    // Of a page of another origin.
    private void sendsTheRest(Path folder) throws IOException {
        test(both.shop, "attach").setInputFiles(new Path[] {
            file(folder, "film.mov", 26 * 1024 * 1024), file(folder, "nothing.txt", 0), file(folder, "中文文件.txt", 9)
        });
        var pending = both.shop.locator("[data-test='pending-file']");
        assertThat(pending.nth(0)).containsText("more than 25 MB");
        assertThat(pending.nth(1)).containsText("empty");
        test(pending.nth(1), "remove-file").click();
        test(pending.nth(0), "remove-file").click();
        assertThat(pending).hasCount(1);
        both.say("Then this");
        assertThat(test(both.console, "file")).containsText("中文文件.txt");
    }

    private static Path file(Path folder, String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    private static Locator test(Locator within, String name) {
        return within.locator("[data-test='" + name + "']");
    }

    private static Locator test(Page page, String name) {
        return AssistBrowsers.test(page, name);
    }

    @Test
    void an_upload_that_was_cut_goes_on() {
        var pieces = new AtomicInteger();
        both.shopContext.route("**/api/v1/attachments/*", route -> {
            if (route.request().method().equals("PATCH") && pieces.incrementAndGet() == 2) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        both.meet("Cut? K-7732");
        var words = "words ".repeat(500_000).getBytes(UTF_8);
        test(both.shop, "attach").setInputFiles(new FilePayload("words.txt", "text/plain", words));
        both.say("All of it");
        assertThat(test(both.console, "file")).containsText("words.txt");
        // Of three pieces one was cut, and none was sent twice.
        assertThat(pieces).hasValue(4);
    }

    @Test
    void what_is_sent_before_its_file_could_be_loaded_waits_for_it() {
        both.meet("Slow? K-7734");
        var held = new CompletableFuture<Route>();
        both.shopContext.route("**/composer-files-*.js", held::complete);
        test(both.shop, "attach").setInputFiles(picture("slow.png"));
        test(both.shop, "composer").fill("With a picture");
        test(both.shop, "composer").press("Enter");
        both.shop.waitForCondition(held::isDone);
        held.join().resume();
        isDrawn(both.console);
        assertThat(both.console
                        .locator("[data-test='message']")
                        .filter(new Locator.FilterOptions().setHasText("With a picture")))
                .hasCount(1);
    }

    @Test
    void what_is_pasted_into_a_note_stays_among_agents() {
        both.meet("Pasted? K-7733");
        both.console.keyboard().press("n");
        var composer = test(both.console, "composer");
        composer.evaluate("""
                (it, [name, bytes]) => {
                    const data = new DataTransfer();
                    data.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
                    it.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", List.of("inside.png", bytes(picture("inside.png"))));
        assertThat(test(both.console, "pending-file")).containsText("inside.png");
        composer.fill("Between us");
        composer.press("Enter");
        isDrawn(both.console);
        both.say("Anything new?");
        assertThat(both.shop.locator("[data-test='message']").last()).containsText("Anything new?");
        assertThat(both.shop.locator("[data-test='picture'], [data-test='file']"))
                .hasCount(0);
    }

    private static List<Integer> bytes(FilePayload file) {
        var bytes = new ArrayList<Integer>();
        for (var one : file.buffer) {
            bytes.add(one & 0xff);
        }
        return bytes;
    }
}
