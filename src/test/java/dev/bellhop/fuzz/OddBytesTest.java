package dev.bellhop.fuzz;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.fuzz.OpenApiDocument.Operation;
import dev.bellhop.testing.LoudLines;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever a stranger puts into a parameter, a header or a field of what needs no account: nothing fails on our side,
/// and the log stays short.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OddBytesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// As they stand in a line or a header: bytes, one per character.
    private static final List<String> ODD = List.of(
            "",
            "%00",
            "%ff%fe",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%0d%0aX:%20y",
            "%",
            "%zz",
            "\u0000",
            "\u00ff\u00fe",
            "\u0001\u007f",
            "-1",
            "9".repeat(40),
            "1e999",
            "NaN",
            "null",
            "'\"<>\\;--",
            "a".repeat(3_000),
            "\u00e4\u00f6\u00fc",
            "=,;\"",
            "../../etc");

    /// As they stand in a JSON document.
    private static final List<String> ODD_JSON = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "9".repeat(400),
            "0.1",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"\u00ff\u00fe\"",
            "\"\u0001\"",
            "\"" + "a".repeat(9_000) + "\"",
            "\"a\",\"email\":\"b\"",
            "[]",
            "{}",
            "[[[[[[[[[[\"x\"]]]]]]]]]]",
            "{\"a\":{\"a\":{\"a\":null}}}",
            "[".repeat(3_000),
            "\"",
            "NaN",
            "//x\n1");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Cookie",
            "Expect",
            "Forwarded",
            "Host",
            "Idempotency-Key",
            "If-None-Match",
            "Origin",
            "Range",
            "Referer",
            "Transfer-Encoding",
            "User-Agent",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override");
    private static final List<String> SOCKETS =
            List.of("/live/visitor?site=", "/live/agent?token=", "/live/visitor?tab=", "/live/");

    @TestHTTPResource("/")
    String url;

    private LoudLines lines;
    private final Map<Integer, Integer> answers = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();

    @BeforeEach
    void listen() {
        lines = LoudLines.listen();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    private record Asked(String method, String target, Map<String, String> headers, String body) {
        Asked with(String header, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Asked(method, target, all, body);
        }

        String text() {
            var all = new LinkedHashMap<>(Map.of("Host", "localhost", "Connection", "close"));
            if (body != null) {
                all.put("Content-Type", "application/json");
                all.put("Content-Length", "" + body.length());
            }
            all.putAll(headers);
            return method + " " + target + " HTTP/1.1\r\n"
                    + all.entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                            .collect(Collectors.joining())
                    + "\r\n" + (body == null ? "" : body);
        }
    }

    @Test
    void in_what_needs_no_account() throws IOException {
        var document = new OpenApiDocument(
                JSON.readTree(given().get("/q/openapi?format=json").asString()));
        var start = System.nanoTime();
        var open = document.operations().stream()
                .filter(operation -> operation.node().has("security")
                        && operation.node().path("security").isEmpty())
                .toList();
        assertThat(open).hasSizeGreaterThan(10);
        open.forEach(operation -> bend(operation, document));
        SOCKETS.forEach(socket -> ODD.forEach(odd -> send(new Asked("GET", socket + odd, Map.of(), null))));
        var seconds = (System.nanoTime() - start) / 1_000_000_000;
        System.out.printf("odd bytes: %s in %d s%n", answers, seconds);
        assertThat(failed).isEmpty();
        assertThat(answers.keySet()).as("heard and not only cut off").contains(400, 404);
        lines.assertQuiet();
    }

    private void bend(Operation operation, OpenApiDocument document) {
        var fields = document.body(operation)
                .map(schema -> names(document.resolve(schema).path("properties")))
                .orElse(List.of());
        var plain = new Asked(operation.method(), plainTarget(operation), Map.of(), body(fields, null, ""));
        var parameters = document.parameters(operation).toList();
        for (var odd : ODD) {
            parameters.stream()
                    .filter(parameter -> !parameter.path("in").asText().equals("header"))
                    .forEach(parameter -> send(
                            new Asked(plain.method, target(operation, parameter, odd), plain.headers, plain.body)));
            send(new Asked(plain.method, plain.target + "?" + odd + "=" + odd, plain.headers, plain.body));
            Stream.concat(HEADERS.stream(), parameters.stream().map(parameter -> parameter
                            .path("name")
                            .asText()))
                    .forEach(header -> send(plain.with(header, odd)));
        }
        for (var odd : ODD_JSON) {
            fields.forEach(
                    field -> send(new Asked(plain.method, plain.target, plain.headers, body(fields, field, odd))));
            if (plain.body != null) {
                send(new Asked(plain.method, plain.target, plain.headers, odd));
            }
        }
    }

    private static List<String> names(JsonNode properties) {
        var names = new ArrayList<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String plainTarget(Operation operation) {
        return operation.path().replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
    }

    private static String target(Operation operation, JsonNode parameter, String odd) {
        var name = parameter.path("name").asText();
        return parameter.path("in").asText().equals("path")
                ? operation.path().replace("{" + name + "}", odd)
                : plainTarget(operation) + "?" + name + "=" + odd;
    }

    // A password would cost a slow hash each time.
    private static String body(List<String> fields, String bent, String odd) {
        return fields.isEmpty()
                ? null
                : fields.stream()
                        .map(field -> '"' + field + "\":" + (field.equals(bent) ? odd : "\"x\""))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private void send(Asked asked) {
        var text = asked.text();
        try (var socket = RawSocket.connect(url.substring(0, url.length() - 1))) {
            var head = socket.ask(text);
            var status = head.matches("(?s)HTTP/1.[01] \\d{3} .*") ? Integer.parseInt(head.substring(9, 12)) : 0;
            answers.merge(status, 1, Integer::sum);
            if (status >= 500) {
                failed.add(status + " " + new String(text.getBytes(ISO_8859_1), UTF_8));
            }
        }
    }
}
