package dev.bellhop.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A page of canaries: every carrier, at every moment, in the page, a shadow root and a frame. None of them leaves the
/// browser, in no encoding and not in parts either (G8).
class AssistCanariesIT extends TwoBrowserTestBase {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// What all of them begin with, beside the page's own pictures.
    private static final Pattern CANARY = Pattern.compile("(?i)kqz.{0,12}|7391\\d{2,6}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
    private static final Set<String> TEXTS = Set.of("textContent", "value", "text");

    @Test
    void no_canary_leaves_the_page() throws IOException {
        try (var site = OwnSite.open(demo, "canary-grid.html")) {
            both.meet(site.base() + "/", "Something is odd about K-7731");
            assertThat(((Number) both.shop.evaluate("all.length")).intValue()).isGreaterThan(2_000);
            both.show();
            both.sees("The grid is here");
            both.shop.evaluate("later()");
            both.sees("All canaries are out");
            var leaks = new TreeSet<String>();
            var texts = new StringBuilder();
            for (var event : events()) {
                look("", event, leaks, texts);
            }
            find("in parts", stripped(texts.toString()), leaks);
            assertThat(leaks).isEmpty();
        }
    }

    // Frames are cut where they are long enough.
    private List<JsonNode> events() throws IOException {
        var events = new ArrayList<JsonNode>();
        var page = new StringBuilder();
        for (var sent : both.sent()) {
            if (!sent.contains("\"assist.page\"")) {
                continue;
            }
            var frame = JSON.readTree(sent);
            page.append(frame.path("data").asText());
            if (frame.path("ends").asBoolean()) {
                JSON.readTree(page.toString()).forEach(events::add);
                page.setLength(0);
            }
        }
        assertThat(events).hasSizeGreaterThan(3);
        return events;
    }

    private static void look(String name, JsonNode node, Set<String> leaks, StringBuilder texts) {
        if (node.isTextual()) {
            var text = node.asText();
            if (TEXTS.contains(name)) {
                texts.append(text);
            }
            if (!text.startsWith("data:image/")) {
                find(name, text, leaks);
                find(name + " decoded", decoded(text), leaks);
                find(name + " stripped", stripped(text), leaks);
                BASE64.matcher(text).results().forEach(part -> find(name + " base64", fromBase64(part.group()), leaks));
            }
        }
        node.properties().forEach(field -> look(field.getKey(), field.getValue(), leaks, texts));
        if (node.isArray()) {
            node.forEach(part -> look(name, part, leaks, texts));
        }
    }

    private static void find(String where, String text, Set<String> leaks) {
        CANARY.matcher(text).results().limit(5).forEach(found -> leaks.add(where + ": " + found.group()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String stripped(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String fromBase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
