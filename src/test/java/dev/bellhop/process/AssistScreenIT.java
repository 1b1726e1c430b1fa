package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.picture;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A visitor shares a window or the screen, with the browser's own made-up picture and voice in their place.
class AssistScreenIT extends TwoBrowserTestBase {
    private static final String KEEP_STREAMS = """
            window.captured = [];
            for (const name of ['getDisplayMedia', 'getUserMedia']) {
              const real = navigator.mediaDevices[name].bind(navigator.mediaDevices);
              navigator.mediaDevices[name] = async (wish) => {
                const stream = await real(wish);
                captured.push(...stream.getTracks());
                return stream;
              };
            }
            """;
    private static int met;

    @BeforeEach
    void meet() {
        both.shop.addInitScript(KEEP_STREAMS);
        both.console.addInitScript(KEEP_STREAMS);
        both.meet("Something is odd on my screen (" + ++met + ")");
    }

    private void share() {
        both.ask();
        test(both.shop, "assist-screen").click();
        arrives();
    }

    private Locator video() {
        return test(both.console, "assist-video");
    }

    /// Not only is there a picture, it moves.
    private void arrives() {
        assertThat(video()).isVisible();
        both.console.waitForCondition(() -> (boolean) video().evaluate("video => video.videoWidth > 0"));
        var before = frames();
        both.console.waitForCondition(() -> frames() > before);
    }

    private double frames() {
        return ((Number) video().evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames")).doubleValue();
    }

    private static void nothingIsCaptured(Page page) {
        assertThat((boolean) page.evaluate("captured.length > 0")).isTrue();
        until(page, "captured.every(track => track.readyState === 'ended')");
    }

    private void isOver() {
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        assertThat(test(both.console, "assist")).hasCount(0);
        nothingIsCaptured(both.shop);
    }

    private void sharesBesideThePage() {
        both.show();
        test(both.console, "assist-screen").click();
        assertThat(test(both.shop, "assist-question")).containsText("\u2068Ana Ruiz\u2069 asks to see your screen.");
        picture(both.shop, "assist-screen-question");
        test(both.shop, "assist-answer-yes").click();
        arrives();
    }

    @Test
    void a_visitor_shares_the_screen_instead_of_the_page_and_stops() {
        share();
        assertThat(test(both.shop, "assist-banner")).containsText("\u2068Ana Ruiz\u2069 sees your screen");
        picture(both.shop, "assist-screen-shop");
        picture(both.console, "assist-screen-console");
        assertThat(both.loaded()).noneMatch(url -> url.contains("/show-"));
        assertThat(both.pagesSent()).isZero();
        test(both.shop, "assist-stop").click();
        isOver();
    }

    @Test
    void beside_the_page_it_has_a_switch_of_its_own() {
        sharesBesideThePage();
        test(both.console, "assist-view-page").click();
        both.sees(both.headline());
        picture(both.console, "assist-screen-both");
        test(both.shop, "assist-drop-screen").click();
        nothingIsCaptured(both.shop);
        assertThat(video()).hasCount(0);
        both.changeHeadline("The page is still here");
        both.sees("The page is still here");
    }

    @Test
    void the_agent_gives_it_back_or_ends_it_all() {
        sharesBesideThePage();
        test(both.console, "assist-screen").click();
        nothingIsCaptured(both.shop);
        assertThat(test(both.shop, "assist-banner")).isVisible();
        test(both.console, "assist-screen").click();
        test(both.shop, "assist-answer-yes").click();
        arrives();
        test(both.console, "assist-stop").click();
        isOver();
    }

    @Test
    void the_browsers_own_bar_ends_it() {
        share();
        both.shop.evaluate("captured.forEach(track => { track.stop(); track.dispatchEvent(new Event('ended')); })");
        isOver();
    }

    @Test
    void both_may_speak_and_are_told_who_can_be_heard() {
        share();
        test(both.shop, "assist-drop-microphone").click();
        assertThat(both.console.getByText("can be heard")).isVisible();
        test(both.console, "assist-speak").click();
        assertThat(test(both.shop, "assist-banner")).containsText("\u2068Ana Ruiz\u2069 can be heard");
        picture(both.shop, "assist-screen-voices");
        both.console.waitForCondition(() ->
                (boolean) video().evaluate("video => video.srcObject.getAudioTracks().some(track => !track.muted)"));
        test(both.console, "assist-speak").click();
        assertThat(test(both.shop, "assist-banner")).not().containsText("can be heard");
        nothingIsCaptured(both.console);
        test(both.shop, "assist-stop").click();
        isOver();
    }

    @Test
    void after_a_page_load_the_visitor_is_asked_whether_to_go_on() {
        share();
        both.shop.reload();
        assertThat(test(both.shop, "assist-question")).containsText("Go on sharing your screen?");
        assertThat(video()).hasCount(0);
        test(both.shop, "assist-answer-yes").click();
        arrives();
        both.shop.reload();
        test(both.shop, "assist-answer-no").click();
        assertThat(test(both.shop, "assist-banner")).hasCount(0);
        assertThat(test(both.console, "assist")).hasCount(0);
    }

    @Test
    void an_agent_who_reloads_sees_it_again() {
        share();
        both.console.reload();
        arrives();
    }

    @Test
    void it_goes_on_after_the_visitors_network_was_away() {
        share();
        both.shopContext.setOffline(true);
        both.shop.evaluate("() => new Promise(done => setTimeout(done, 1000))");
        both.shopContext.setOffline(false);
        both.say("I am back");
        assertThat(test(both.shop, "receipt")).isVisible();
        arrives();
        test(both.console, "assist-stop").click();
        isOver();
    }

    @Test
    void a_browser_that_cannot_says_so_on_both_sides() {
        both.shop.evaluate(
                "delete MediaDevices.prototype.getDisplayMedia; delete navigator.mediaDevices.getDisplayMedia");
        both.ask();
        assertThat(test(both.shop, "assist-screen")).hasCount(0);
        test(both.shop, "assist-yes").click();
        test(both.console, "assist-screen").click();
        assertThat(test(both.shop, "assist-question")).containsText("This browser cannot share a screen.");
        test(both.shop, "assist-answer-no").click();
        assertThat(both.console.getByText("or their browser cannot").first()).isVisible();
    }

    @Test
    void what_the_system_forbids_is_said_and_a_closed_dialog_changes_nothing() {
        refuseCapture("NotAllowedError", "Permission denied");
        both.ask();
        test(both.shop, "assist-screen").click();
        assertThat(test(both.shop, "assist-problem")).hasCount(0);
        refuseCapture("NotReadableError", "Could not start");
        test(both.shop, "assist-screen").click();
        assertThat(test(both.shop, "assist-problem")).containsText("does not let the screen be shared");
        picture(both.shop, "assist-screen-problem");
        test(both.shop, "assist-yes").click();
        both.sees(both.headline());
    }

    private void refuseCapture(String name, String message) {
        both.shop.evaluate(
                "([name, message]) => navigator.mediaDevices.getDisplayMedia = async () => { throw new DOMException(message, name); }",
                java.util.List.of(name, message));
    }
}
