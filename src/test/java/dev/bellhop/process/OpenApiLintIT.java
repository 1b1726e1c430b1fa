package dev.bellhop.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The API's document, as those see it who make a client of it.
class OpenApiLintIT {
    // The settings beside this test's resources name the file.
    private static final Path FILE = Path.of("target/openapi.yaml");
    private static final String LINTER = "src/main/webui/node_modules/@redocly/cli/bin/cli.js";
    private static final String SETTINGS = "src/test/resources/openapi/redocly.yaml";
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        var address = SharedService.get().base() + "/q/openapi";
        Files.writeString(FILE, given().get(address).asString());
        document = new ObjectMapper()
                .readTree(given().get(address + "?format=json").asString());
    }

    @Test
    void the_linter_finds_nothing() throws IOException, InterruptedException {
        var linter = new ProcessBuilder("node", LINTER, "lint", FILE.toString(), "--config", SETTINGS);
        linter.environment().put("REDOCLY_TELEMETRY", "off");
        linter.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        var lint = linter.redirectErrorStream(true).start();
        var said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.waitFor()).as(said).isZero();
        assertThat(said).contains("Your API description is valid").doesNotContain("warning ");
    }

    @Test
    void operations_and_schemas_have_names_of_their_own() {
        var ids = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asText())));
        assertThat(ids).hasSizeGreaterThan(60).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        var schemas = new ArrayList<String>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(schemas::add);
        // A framework's number tells two of one name apart.
        assertThat(schemas)
                .contains("Conversation", "Message", "Visitor")
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .doesNotContainAnyElementsOf(List.of("Page", "Kind", "Status", "View"));
    }
}
