package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.TestSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What never leaves the visitor's browser while its page is shown, and what a page cannot do to the agent's (G8).
class AssistSecretsIT extends TwoBrowserTestBase {
    private static final Path CANARIES = Path.of("src/test/resources/assist/canaries.html");
    /// A group of the card's number by itself or with the next: ids and times may have the same digits by chance.
    private static final Pattern CANARY = Pattern.compile(
            "canary\\d\\d\\w*|(?<![\\da-f])4242(?![\\da-f])|4242[ -]?4242" + "|5500-0000|378282246310005|990217731");

    private static final String HOSTILE = """
            [{"type":4,"timestamp":1,"data":{"href":"javascript:1","width":800,"height":600}},
            {"type":2,"timestamp":1,"data":{"initialOffset":{"left":0,"top":0},"node":{"type":0,"id":1,"childNodes":[
            {"type":2,"id":2,"tagName":"html","attributes":{"onload":"parent.parent.__pwned=1"},"childNodes":[
            {"type":2,"id":3,"tagName":"head","attributes":{},"childNodes":[
            {"type":2,"id":4,"tagName":"base","attributes":{"href":"https://evil.example/"},"childNodes":[]},
            {"type":2,"id":5,"tagName":"meta","attributes":{"http-equiv":"refresh","content":"0;url=https://evil.example/"},
            "childNodes":[]},
            {"type":2,"id":6,"tagName":"link","attributes":{"rel":"stylesheet","href":"https://evil.example/a.css"},
            "childNodes":[]},
            {"type":2,"id":7,"tagName":"style","attributes":{},"childNodes":[{"type":3,"id":8,"isStyle":true,"textContent":
            "@import url(https://evil.example/b.css); p { background: url(https://evil.example/c.png) }"}]}]},
            {"type":2,"id":9,"tagName":"body","attributes":{"style":"background:url(https://evil.example/d.png)"},
            "childNodes":[
            {"type":2,"id":10,"tagName":"script","attributes":{"src":"https://evil.example/e.js"},"childNodes":[
            {"type":3,"id":11,"textContent":"parent.parent.__pwned=1"}]},
            {"type":2,"id":12,"tagName":"img","attributes":{"src":"https://evil.example/f.png",
            "onerror":"parent.parent.__pwned=1"},"childNodes":[]},
            {"type":2,"id":13,"tagName":"iframe","attributes":{"src":"https://evil.example/g","srcdoc":
            "<script>top.__pwned=1</script>"},"childNodes":[]},
            {"type":2,"id":14,"tagName":"a","attributes":{"href":"javascript:parent.parent.__pwned=1"},"childNodes":[]},
            {"type":2,"id":15,"tagName":"form","attributes":{"action":"https://evil.example/h"},"childNodes":[]},
            {"type":2,"id":16,"tagName":"object","attributes":{"data":"https://evil.example/i"},"childNodes":[]},
            {"type":2,"id":17,"tagName":"p","attributes":{"onclick":"parent.parent.__pwned=1"},"childNodes":[
            {"type":3,"id":18,"textContent":"A harmless word"}]}]}]}]}}}]""".replace("\n", "");
    private static OwnSite bank;

    @BeforeAll
    static void openBank() throws IOException {
        bank = OwnSite.open(demo, "canaries.html");
    }

    @AfterAll
    static void closeBank() {
        bank.close();
    }

    @Test
    void no_secret_of_the_page_leaves_it() throws IOException {
        var page = Files.readString(CANARIES);
        assertThat(CANARY.matcher(page).results().map(found -> found.group()).distinct())
                .hasSizeGreaterThanOrEqualTo(40);
        var logged = service.log().length();
        both.meet(bank.base() + "/", "Something is odd about K-7731");
        both.show();
        both.sees("This sentence may be read");
        both.sees("Shadow text may be read");
        both.shop.evaluate("later()");
        both.sees("An added sentence may be read");
        both.shop.locator("[name=q]").fill("canary98typed");
        both.shop.locator("[name=a2]").fill("canary99typed");
        both.shop.evaluate(
                "document.getElementById('open').textContent = 'You typed ' + document.querySelector('[name=a2]').value");
        both.sees("You typed");
        assertThat(both.pagesSent()).isPositive();
        assertThat(found(String.join("\n", both.sent()))).isEmpty();
        assertThat(found(service.log().substring(logged))).isEmpty();
    }

    @Test
    void a_hostile_visitor_runs_nothing_in_the_console_and_is_cut_off() {
        var mallory = demo.visitor("Mallory");
        var talk = mallory.must(mallory.call("POST", "/conversations", Map.of("body", "Look at this"), null))
                .json()
                .path("id")
                .asText();
        var reached = new ConcurrentLinkedQueue<String>();
        try (var socket = TestSocket.visitor(service.base(), demo.site(), mallory.token())) {
            socket.send("assist.offer")
                    .with("conversation", talk)
                    .with("tab", "a tab of Mallory's")
                    .go();
            var session = socket.expect("assist.again").path("session").asText();
            send(socket, session, true, HOSTILE);
            // What a policy refuses is not asked for; this hears what would have been.
            both.consoleContext.route("https://evil.example/**", route -> {
                reached.add(route.request().url());
                route.abort();
            });
            both.openConsole("Look at this");
            test(both.console, "assist-see").click();
            both.sees("A harmless word");
            assertThat(both.console.evaluate("() => window.__pwned ?? null")).isNull();
            assertThat(reached).isEmpty();
            assertThat(
                            both.seen()
                                    .locator(
                                            "script, object, base, meta, iframe[src], iframe[srcdoc], [onclick], [onerror], [onload], [href], [action]"))
                    .hasCount(0);
            send(socket, session, false, "[{\"type\":3,\"data\":{\"source\":0,\"adds\":7}}]");
            assertThat(both.console.getByText("This page cannot be shown, so it was stopped."))
                    .isVisible();
            var ended = socket.expect(
                    "assist.session",
                    frame -> frame.at("/session/state").asText().equals("ended"));
            assertThat(ended.at("/session/end").asText()).isEqualTo("stopped_by_agent");
        }
    }

    private static void send(TestSocket socket, String session, boolean begins, String data) {
        socket.send("assist.page")
                .with("session", session)
                .with("begins", begins)
                .with("ends", true)
                .with("data", data)
                .go();
    }

    private static List<String> found(String text) {
        return CANARY.matcher(text).results().map(one -> one.group()).distinct().toList();
    }
}
