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

/// Looks for canaries in what was sent of a page: as they are, URL-encoded, with separators, in base64, in parts.
final class CanaryScan {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
    private static final Set<String> TEXTS = Set.of("textContent", "value", "text");
    private final Pattern canary;
    private final Pattern plain;
    private final Set<String> leaks = new TreeSet<>();
    private final StringBuilder texts = new StringBuilder();

    /// @param canary what all of them begin with, with or without separators
    /// @param plain other forms of them, which are looked for in texts as they are
    private CanaryScan(Pattern canary, Pattern plain) {
        this.canary = canary;
        this.plain = plain;
    }

    static Set<String> leaks(List<String> frames, Pattern canary) throws IOException {
        return leaks(frames, canary, canary);
    }

    static Set<String> leaks(List<String> frames, Pattern canary, Pattern plain) throws IOException {
        var scan = new CanaryScan(canary, plain);
        var events = events(frames);
        assertThat(events).hasSizeGreaterThan(3);
        for (var event : events) {
            scan.look("", event);
        }
        scan.find(canary, "in parts", stripped(scan.texts.toString()));
        return scan.leaks;
    }

    // Frames are cut where they are long enough.
    static List<JsonNode> events(List<String> frames) throws IOException {
        var events = new ArrayList<JsonNode>();
        var page = new StringBuilder();
        for (var sent : frames) {
            if (!sent.contains("\"assist.page\"")) {
                continue;
            }
            var frame = JSON.readTree(sent);
            // What was cut off by a new picture of the page has no end.
            if (frame.path("begins").asBoolean()) {
                page.setLength(0);
            }
            page.append(frame.path("data").asText());
            if (frame.path("ends").asBoolean()) {
                JSON.readTree(page.toString()).forEach(events::add);
                page.setLength(0);
            }
        }
        return events;
    }

    private void look(String name, JsonNode node) {
        if (node.isTextual()) {
            var text = node.asText();
            if (TEXTS.contains(name)) {
                texts.append(text);
            }
            if (text.startsWith("data:image/")) {
                find(plain, name, text.substring(0, Math.min(text.length(), 40)));
            } else {
                lookIn(name, text);
            }
        }
        node.properties().forEach(field -> look(field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.forEach(part -> look(name, part));
        }
    }

    private void lookIn(String name, String text) {
        find(canary, name, text);
        find(plain, name, text);
        find(canary, name + " decoded", decoded(text));
        find(canary, name + " stripped", stripped(text));
        BASE64.matcher(text).results().forEach(part -> find(canary, name + " base64", fromBase64(part.group())));
    }

    private void find(Pattern pattern, String where, String text) {
        pattern.matcher(text).results().limit(5).forEach(found -> leaks.add(where + ": " + found.group()));
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
