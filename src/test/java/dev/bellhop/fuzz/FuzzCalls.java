package dev.bellhop.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellhop.fuzz.OpenApiDocument.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes calls of an operation: some as the document wants them, most with something wrong.
final class FuzzCalls {
    private static final double SOME = 4;
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "multipart/form-data; boundary=x",
            "*/*");
    private static final List<String> ACCEPTED = List.of(
            "application/json", "*/*", "text/html", "application/x-ndjson", "text/csv", "image/png;q=0.1, */*;q=0");
    private static final List<String> BROKEN = List.of(
            "{", "", "[", "nonsense", "{\"a\":}", "\"", "{\"a\":1}{", "[".repeat(2_000), "{\"name\":\"\\ud8\"}");
    /// Each costs a slow hash where it is well formed.
    private static final Set<String> SLOW = Set.of("POST /api/v1/sessions", "POST /api/v1/agents");

    private static final int MOST = 60;

    private final String base;
    private final OpenApiDocument document;
    private final ExistingIds known;
    private final List<String> tokens;

    FuzzCalls(String base, OpenApiDocument document, ExistingIds known, List<String> tokens) {
        this.base = base;
        this.document = document;
        this.known = known;
        this.tokens = tokens;
    }

    /// @param body for the report
    record Call(HttpRequest request, String body) {
        @Override
        public String toString() {
            var shown = body.length() > 300 ? body.substring(0, 300) + "…" : body;
            return request.method() + " " + request.uri() + " "
                    + request.headers().map().keySet() + " " + shown;
        }
    }

    Call next(Operation operation, RandomGenerator random) {
        var values = new SchemaValues(document, known, random);
        var request = HttpRequest.newBuilder(URI.create(base + target(operation, values)));
        headers(operation, values, request);
        var body = document.takesCsv(operation)
                ? csv(values)
                : document.body(operation)
                        .map(schema -> body(operation, schema, values))
                        .orElse("");
        var bytes = values.chance(0.01) ? new byte[] {'"', (byte) 0xff, (byte) 0xc0, '"'} : body.getBytes(UTF_8);
        var publisher = operation.node().has("requestBody")
                ? HttpRequest.BodyPublishers.ofByteArray(bytes)
                : HttpRequest.BodyPublishers.noBody();
        return new Call(request.method(operation.method(), publisher).build(), body);
    }

    private String target(Operation operation, SchemaValues values) {
        var path = operation.path();
        var query = new ArrayList<String>();
        var parameters = document.parameters(operation).toList();
        // Of many at once, one is always wrong, and nothing is ever done.
        var optional = Math.min(0.5, SOME / (1 + parameters.size()));
        for (var parameter : parameters) {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace(
                            "{" + name + "}", encoded(value(collection(operation, name), parameter, values, 0.15)));
                case "query" -> {
                    var share = parameter.path("required").asBoolean() ? 0.95 : optional;
                    for (int i = values.chance(share) ? values.chance(0.1) ? 2 : 1 : 0; i > 0; i--) {
                        query.add(name + "=" + encoded(value(name, parameter, values, 0.3)));
                    }
                }
                default -> {}
            }
        }
        if (values.chance(0.05)) {
            query.add(oddly(values) + "=" + oddly(values));
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /// `/api/v1/agents/{id}` names one of the agents.
    private static String collection(Operation operation, String parameter) {
        var parts = List.of(operation.path().split("/", -1));
        return parts.get(parts.indexOf("{" + parameter + "}") - 1);
    }

    private static String value(String name, JsonNode parameter, SchemaValues values, double oddly) {
        var value = values.chance(oddly) ? values.odd() : values.fitting(name, parameter.path("schema"));
        var one = value.isArray() ? value.path(0) : value;
        var text = one.isValueNode() ? one.asText() : one.toString();
        // An empty segment would be another path.
        return text.isEmpty() ? " " : bounded(text);
    }

    // A line beyond 4 KB is refused before anything knows what it asks for.
    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MOST));
    }

    private static String oddly(SchemaValues values) {
        return encoded(bounded(values.odd().asText()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private void headers(Operation operation, SchemaValues values, HttpRequest.Builder request) {
        document.parameters(operation)
                .filter(parameter -> parameter.path("in").asText().equals("header"))
                .map(parameter -> parameter.path("name").asText())
                .forEach(name -> known.wireName(name)
                        .filter(_ -> values.chance(0.8))
                        .ifPresent(word -> request.header(name, word)));
        if (values.chance(0.95)) {
            request.header("Authorization", values.chance(0.97) ? "Bearer " + values.pick(tokens) : "Basic eDp4");
        }
        if (operation.node().has("requestBody") || values.chance(0.05)) {
            request.header("Content-Type", values.chance(0.97) ? type(operation) : values.pick(TYPES));
        }
        if (values.chance(0.2)) {
            request.header("Accept", values.pick(ACCEPTED));
        }
        if (values.chance(0.1)) {
            request.header("Origin", values.pick(List.of("https://shop.example", "https://evil.example", "null")));
        }
        if (values.chance(0.1)) {
            request.header("Cookie", "bellhop_refresh=" + values.pick(List.of("bhr_x", "", "\"", "a=b")));
        }
        if (values.chance(0.02)) {
            request.header("Idempotency-Key", values.pick(List.of("one", "two", "x".repeat(65), " ", "\u00e4")));
        }
    }

    private String type(Operation operation) {
        var types = operation.node().path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    private static String csv(SchemaValues values) {
        var lines = new StringBuilder(values.chance(0.8) ? "shortcut,body,language,scope\n" : oddCell(values) + "\n");
        for (int line = 0; values.chance(0.8); line++) {
            lines.append(values.chance(0.9) ? "fuzz" + line : oddCell(values)).append(',');
            lines.append(values.chance(0.7) ? "\"Hello, there\"" : oddCell(values))
                    .append(',');
            lines.append(values.chance(0.9) ? "en" : oddCell(values)).append(',');
            lines.append(values.chance(0.9) ? "personal" : oddCell(values)).append('\n');
        }
        return lines.toString();
    }

    private static String oddCell(SchemaValues values) {
        var text = values.odd().asText();
        return values.chance(0.5) ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String body(Operation operation, JsonNode schema, SchemaValues values) {
        if (values.chance(0.1)) {
            return values.pick(BROKEN);
        }
        if (values.chance(0.05)) {
            return values.odd().toString();
        }
        var body = values.fitting("", schema);
        if (body instanceof ObjectNode object) {
            spoil(operation, object, values);
        }
        return body.toString();
    }

    private static void spoil(Operation operation, ObjectNode object, SchemaValues values) {
        if (values.chance(0.3)) {
            spoil(object, values);
        }
        if (SLOW.contains(operation.name()) && values.chance(0.95)) {
            object.remove("password");
        }
    }

    private static void spoil(ObjectNode object, SchemaValues values) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || values.chance(0.1)) {
            object.set("unknown", values.odd());
            return;
        }
        var name = values.pick(names);
        if (values.chance(0.2)) {
            object.remove(name);
        } else {
            object.set(name, values.odd());
        }
    }
}
