package dev.bellhop.matrix;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// G10, over the sockets: every type of frame, tried by everyone, with the first company's ids. What each is to get
/// stands in `access/frames.txt`.
///
/// Holes that were planted to see it fail, and what it said: - any key may write (`FrameRules`): "post as without:
/// expected forbidden, got yes", typing and read alike. - `HelloHandler.resume` does not ask whose the conversation is:
/// "resume as foreign: expected not_found, got yes", and for
///   the neighbour.
/// - who does not listen may be heard typing (`FrameDispatcher`): "typing as foreign: expected own, got a leak", and so
/// on.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FrameMatrixTest {
    private static final Set<MatrixCaller> STRANGERS = EnumSet.of(MatrixCaller.NEIGHBOUR, MatrixCaller.FOREIGN);

    @TestHTTPResource("/")
    String url;

    private MatrixFixture cast;
    /// An agent of the first company, who listens to the conversation.
    private TestSocket witness;
    /// Mia is there all the time: only who is there can be asked to show a page.
    private TestSocket mia;

    @AfterEach
    void close() {
        Stream.of(witness, mia).filter(Objects::nonNull).forEach(TestSocket::close);
    }

    @Test
    void every_type_of_frame_stands_in_the_table() throws IOException {
        var types = Arrays.stream(
                        ClientFrame.class.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
        var rows = AccessTable.read("frames.txt", 1).stream()
                .map(row -> row.name().replace("-list", ""))
                .collect(Collectors.toSet());
        assertThat(types).hasSize(leaves(ClientFrame.class));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(types);
    }

    private static int leaves(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .mapToInt(FrameMatrixTest::leaves)
                        .sum()
                : 1;
    }

    @Test
    void everyone_gets_what_the_table_says() throws IOException {
        cast = new MatrixFixture();
        witness = TestSocket.agent(base(), cast.witness());
        witness.watch(cast.conversation());
        mia = TestSocket.visitor(
                base(), cast.siteKey(MatrixCaller.VISITOR), cast.mia().token());
        var wrong = new ArrayList<String>();
        for (var row : AccessTable.read("frames.txt", 1)) {
            for (var who : MatrixCaller.values()) {
                var expected = row.expected().get(who);
                var got = resultOf(who, row, expected);
                if (!got.equals(expected)) {
                    wrong.add("%s as %s: expected %s, got %s".formatted(row.name(), who.wireName(), expected, got));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String resultOf(MatrixCaller who, AccessTable.Row row, String expected) {
        try {
            return tryAs(who, row, expected);
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    private String tryAs(MatrixCaller who, AccessTable.Row row, String expected) {
        if (who == MatrixCaller.NOBODY) {
            return tryAsNobody(row);
        }
        var actor = actor(who, row);
        try (var socket = TestSocket.open(base(), door(who, row))) {
            socket.send("hello").with("token", actor.token()).go();
            var welcome = socket.expect("welcome", "bye");
            if (welcome.path("type").asText().equals("bye")) {
                return String.valueOf(socket.closeCode());
            }
            if (row.name().equals("hello")) {
                return STRANGERS.contains(who) && !cast.isIn(welcome.toString()) ? "own" : "yes";
            }
            return new Trial(socket, who, actor.id(), row).outcome(expected);
        }
    }

    private String tryAsNobody(AccessTable.Row row) {
        try (var socket = TestSocket.open(base(), door(MatrixCaller.VISITOR, row))) {
            if (row.name().equals("hello")) {
                socket.send("hello").with("token", "bhv_made-up").go();
            } else {
                socket.text(text(row));
            }
            return String.valueOf(socket.closeCode());
        }
    }

    private MatrixFixture.Actor actor(MatrixCaller who, AccessTable.Row row) {
        return switch (who) {
            case WITH -> {
                var scopes = EnumSet.of(Scope.CONVERSATIONS_READ);
                scopes.addAll(row.scopesOf(who));
                yield cast.key(scopes);
            }
            case WITHOUT -> cast.key(row.scopesOf(who));
            default -> cast.actor(who);
        };
    }

    private String door(MatrixCaller who, AccessTable.Row row) {
        return switch (who) {
            case VISITOR -> "/live/visitor?site=" + cast.siteKey(who);
            case NEIGHBOUR ->
                "/live/visitor?site=" + cast.siteKey(row.name().equals("hello") ? MatrixCaller.VISITOR : who);
            default -> "/live/agent";
        };
    }

    private String text(AccessTable.Row row) {
        var type = "{\"type\":\"" + row.name().replace("-list", "") + "\"";
        var fields = cast.fill(row.content());
        return fields.isEmpty() ? type + "}" : type + "," + fields.substring(1);
    }

    /// One frame from one caller.
    private final class Trial {
        private final TestSocket socket;
        private final MatrixCaller who;
        private final UUID id;
        private final AccessTable.Row row;
        private final List<JsonNode> heard = new ArrayList<>();

        Trial(TestSocket socket, MatrixCaller who, UUID id, AccessTable.Row row) {
            this.socket = socket;
            this.who = who;
            this.id = id;
            this.row = row;
        }

        String outcome(String expected) {
            if (!STRANGERS.contains(who)
                    && Set.of("typing", "read", "unwatch", "page").contains(row.name())) {
                socket.send("watch").with("conversation", cast.conversation()).go();
                barrier();
            }
            socket.text(text(row).replace("{head}", String.valueOf(miaSays("Anything new?"))));
            barrier();
            if (row.name().equals("post") && heard.stream().noneMatch(this::answersPost)) {
                heard.add(socket.expect("ack", "refused"));
            }
            var refused = heard.stream().filter(frame -> isA(frame, "refused")).findFirst();
            return refused.map(frame -> frame.path("code").asText())
                    .orElseGet(() -> expected.equals("own") ? ownOnly() : hasEffect());
        }

        private boolean answersPost(JsonNode frame) {
            return isA(frame, "ack") || isA(frame, "refused");
        }

        // Frames are dealt with one after the other: when this nonsense is answered, what was sent before it has been.
        private void barrier() {
            socket.text("{\"type\":\"barrier\"}");
            socket.expect("refused", frame -> frame.path("code").asText().equals("malformed"));
            heard.addAll(socket.drain());
        }

        private String hasEffect() {
            switch (row.name()) {
                case "typing", "read" ->
                    witness.expect(row.name(), frame -> id.toString().equals(personIn(frame)));
                case "resume" -> assertThat(heard).anyMatch(frame -> isA(frame, "replay"));
                case "watch" -> {
                    var seq = miaSays("Do you hear me?");
                    socket.expect("message", frame -> frame.at("/message/seq").asLong() == seq);
                }
                case "watch-list" -> {
                    miaSays("Do you see me?");
                    socket.expect("conversation");
                }
                case "page" ->
                    witness.expect(
                            "visitor", frame -> frame.path("visitor").asText().equals(id.toString()));
                case "assist.ask", "assist.allow", "assist.join" ->
                    assertThat(heard).anyMatch(frame -> isA(frame, "assist.session"));
                case "assist.offer", "assist.watch" -> witness.expect("assist.session");
                case "assist.stop" ->
                    witness.expect(
                            "assist.session",
                            frame -> frame.at("/session/state").asText().equals("ended"));
                default -> {}
            }
            return "yes";
        }

        // By the second round, whatever had been let in would have been told.
        private String ownOnly() {
            for (int i = 0; i < 2; i++) {
                var seq = miaSays("Is anyone listening?");
                as(cast.actor(MatrixCaller.AGENT).token())
                        .body(Map.of("seq", seq))
                        .put("/api/v1/conversations/" + cast.conversation() + "/read")
                        .then()
                        .statusCode(204);
                witness.expect("read", frame -> frame.path("seq").asLong() == seq);
            }
            barrier();
            var leaked = heard.stream().anyMatch(frame -> cast.isIn(frame.toString()));
            var noticed =
                    witness.drain().stream().anyMatch(frame -> frame.toString().contains(id.toString()));
            return leaked || noticed ? "a leak" : "own";
        }

        private long miaSays(String text) {
            return as(cast.mia().token())
                    .body(Map.of("body", text))
                    .post("/api/v1/conversations/" + cast.conversation() + "/messages")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getLong("seq");
        }
    }

    private static boolean isA(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }

    private static String personIn(JsonNode frame) {
        return frame.at("/person/id").asText();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }
}
