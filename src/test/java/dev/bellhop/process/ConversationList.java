package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list of conversations as a client keeps it: fetched once, and from then on changed by what it is told.
final class ConversationList {
    private static final int PREVIEW = 200;
    private final Map<UUID, ObjectNode> views = new HashMap<>();

    void fetched(JsonNode items) {
        views.clear();
        items.forEach(view -> views.put(id(view), view.deepCopy()));
    }

    /// Marks only move forward.
    void changed(JsonNode view) {
        var before = views.put(id(view), view.deepCopy());
        if (before != null) {
            raise(id(view), "visitorRead", before.path("visitorRead").asLong());
            raise(id(view), "agentRead", before.path("agentRead").asLong());
        }
    }

    void read(JsonNode frame) {
        var conversation = Walker.conversation(frame);
        var side = frame.path("person").path("kind").asText();
        if (views.containsKey(conversation)) {
            raise(conversation, side + "Read", frame.path("seq").asLong());
        }
    }

    private void raise(UUID conversation, String mark, long seq) {
        var view = views.get(conversation);
        view.put(mark, Math.max(seq, view.path(mark).asLong()));
    }

    private static UUID id(JsonNode view) {
        return UUID.fromString(view.path("id").asText());
    }

    Set<UUID> ids() {
        return views.keySet();
    }

    Stream<ObjectNode> views() {
        return views.values().stream();
    }

    /// A visitor hears no `conversation` for each message: the log says the rest.
    JsonNode withLog(UUID conversation, Collection<JsonNode> log, long ownMark) {
        raise(conversation, "visitorRead", ownMark);
        var view = views.get(conversation).deepCopy();
        var mark = view.path("visitorRead").asLong();
        view.put("head", log.size());
        view.put("unread", log.stream().filter(entry -> isUnread(entry, mark)).count());
        log.stream()
                .filter(ConversationList::isText)
                .reduce((_, newer) -> newer)
                .ifPresent(last -> view.set("last", last(last)));
        return forVisitor(view);
    }

    private static boolean isText(JsonNode entry) {
        return entry.path("kind").asText().equals("text");
    }

    private static boolean isUnread(JsonNode entry, long mark) {
        return isText(entry)
                && entry.path("seq").asLong() > mark
                && entry.path("author").path("kind").asText().equals("agent");
    }

    private static ObjectNode last(JsonNode entry) {
        var last = entry.<ObjectNode>deepCopy().retain("seq", "author", "body", "at");
        var body = entry.path("body").asText();
        return last.put("body", body.substring(0, Math.min(PREVIEW, body.length())));
    }

    /// Without what other frames bring: who is there.
    static JsonNode forAgent(JsonNode view) {
        ObjectNode shown = view.deepCopy();
        shown.withObject("/visitor").remove("online");
        return shown;
    }

    /// Without what a visitor is not told: when something happened that is hidden from it.
    static JsonNode forVisitor(JsonNode view) {
        ObjectNode shown = view.deepCopy();
        shown.remove("updatedAt");
        return forAgent(shown);
    }

    static Optional<String> difference(List<? extends JsonNode> shown, List<? extends JsonNode> fetched) {
        var expected = byId(fetched);
        var actual = byId(shown);
        return Stream.concat(expected.keySet().stream(), actual.keySet().stream())
                .filter(id -> !same(expected.get(id), actual.get(id)))
                .findFirst()
                .map(id -> "shows %s, and fetches %s".formatted(actual.get(id), expected.get(id)));
    }

    // A number is a number, however wide its box.
    private static boolean same(JsonNode one, JsonNode other) {
        return one != null
                && other != null
                && one.equals((a, b) -> a.equals(b) || (a.isNumber() && a.asLong() == b.asLong()) ? 0 : 1, other);
    }

    private static Map<String, JsonNode> byId(List<? extends JsonNode> views) {
        return views.stream()
                .collect(Collectors.toMap(view -> view.path("id").asText(), Function.<JsonNode>identity()));
    }
}
