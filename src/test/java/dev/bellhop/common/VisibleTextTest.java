package dev.bellhop.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The web pages' tests read the same cases.
class VisibleTextTest {
    private static Map<String, String> cases(String kind) throws IOException {
        var all = new ObjectMapper()
                .readValue(
                        new File("src/test/resources/text/visible-text.json"),
                        new TypeReference<Map<String, Map<String, String>>>() {});
        assertThat(all.get(kind)).hasSizeGreaterThan(10);
        return all.get(kind);
    }

    @Test
    void what_shows_nothing_is_empty() throws IOException {
        assertThat(VisibleText.isEmpty(null)).isTrue();
        cases("nothing")
                .forEach((what, text) ->
                        assertThat(VisibleText.isEmpty(text)).as(what).isTrue());
    }

    @Test
    void what_shows_something_is_not() throws IOException {
        cases("something")
                .forEach((what, text) ->
                        assertThat(VisibleText.isEmpty(text)).as(what).isFalse());
    }
}
