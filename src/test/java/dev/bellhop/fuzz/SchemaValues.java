package dev.bellhop.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes values that fit a schema, and values that may not.
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> ODD = List.of(
            JSON.nullNode(),
            JSON.textNode(""),
            JSON.textNode("   "),
            JSON.textNode("\u0000"),
            JSON.textNode("a\u0000b"),
            JSON.textNode("\ud800"),
            JSON.textNode("\uD83C\uDF81".repeat(100)),
            JSON.textNode("x".repeat(20_000)),
            JSON.textNode("\u202e\u2028\r\n\t\u0001"),
            JSON.textNode("' or 1=1; --"),
            JSON.textNode("../../%2e%2e/%00"),
            JSON.textNode("<script>alert(1)</script>"),
            JSON.textNode("${jndi:ldap://x}%s%n{0}"),
            JSON.textNode("+999999999-12-31T23:59:59.999999999Z"),
            JSON.textNode("-999999999-01-01T00:00:00Z"),
            JSON.textNode("0000-00-00"),
            JSON.textNode("00000000-0000-0000-0000-000000000000"),
            JSON.textNode("1-1-1-1-1"),
            JSON.textNode("null"),
            JSON.textNode("*"),
            JSON.textNode("waiting"),
            JSON.textNode("me"),
            JSON.numberNode(-1),
            JSON.numberNode(0),
            JSON.numberNode(Integer.MAX_VALUE),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(new java.math.BigInteger("9".repeat(40))),
            JSON.numberNode(1.5e300),
            JSON.numberNode(0.1),
            JSON.booleanNode(true),
            JSON.arrayNode(),
            JSON.arrayNode().add(JSON.nullNode()),
            JSON.arrayNode().add(JSON.arrayNode().add(1)),
            JSON.objectNode(),
            JSON.objectNode().put("type", "x").put("@class", "java.lang.Runtime"));
    private final OpenApiDocument document;
    private final ExistingIds known;
    private final RandomGenerator random;

    SchemaValues(OpenApiDocument document, ExistingIds known, RandomGenerator random) {
        this.document = document;
        this.known = known;
        this.random = random;
    }

    JsonNode odd() {
        return pick(ODD);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /// @param name what the field or parameter is called
    JsonNode fitting(String name, JsonNode declared) {
        var schema = document.resolve(declared);
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        if (schema.path("examples").size() > 0 && known.wireName(name).isEmpty() && chance(0.4)) {
            return schema.path("examples").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(name, schema));
        };
    }

    // OpenAPI 3.1: a type, or several of which one may be null.
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private ObjectNode object(JsonNode schema) {
        var object = JSON.objectNode();
        for (var property : schema.path("properties").properties()) {
            if (chance(0.8)) {
                object.set(property.getKey(), fitting(property.getKey(), property.getValue()));
            }
        }
        for (var name : schema.path("required")) {
            if (!object.has(name.asText())) {
                object.set(
                        name.asText(),
                        fitting(name.asText(), schema.path("properties").path(name.asText())));
            }
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        var array = JSON.arrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            array.add(fitting(name, schema.path("items")));
        }
        return array;
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(0);
        var most = schema.path("maximum").asLong(200);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, Math.max(most, least) + 1);
        };
    }

    private String text(String name, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> known.id(name, random).toString();
            case "date-time" -> "2026-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z";
            default -> known.wireName(name).filter(_ -> chance(0.9)).orElseGet(() -> wireName(schema));
        };
    }

    private String wireName(JsonNode schema) {
        var pattern = schema.path("pattern").asText();
        if (pattern.contains("@")) {
            return "fuzz" + Long.toUnsignedString(random.nextLong(), 36) + "@fuzz.example";
        }
        if (pattern.contains("http")) {
            return "https://localhost:1";
        }
        if (pattern.contains("#[")) {
            return "#12abEF";
        }
        if (pattern.contains("._-")) {
            return "fuzz-" + Long.toUnsignedString(random.nextLong(), 36);
        }
        var length = Math.max(schema.path("minLength").asInt(1), 1 + random.nextInt(20));
        var word = "fuzz " + Long.toString(random.nextLong(), 36) + "x".repeat(length);
        return word.substring(
                0, Math.min(word.length(), schema.path("maxLength").asInt(word.length())));
    }
}
