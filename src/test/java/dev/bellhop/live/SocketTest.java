package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.security.Token;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import dev.bellhop.visitor.VisitorToken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The sockets, as a well-meaning and as a clumsy client meet them.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SocketTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private TestSocket visitor() {
        return TestSocket.visitor(base(), company.site().key(), mia.token());
    }

    private TestSocket agent() {
        return TestSocket.agent(base(), company.signIn());
    }

    @Test
    void what_one_says_the_other_hears_at_once() {
        var id = conversation(mia, "Hello");
        try (var visitor = visitor();
                var agent = agent()) {
            agent.send("resume").with("conversation", id).with("after", 0).go();
            assertThat(agent.expect("replay")
                            .path("messages")
                            .get(0)
                            .path("body")
                            .asText())
                    .isEqualTo("Hello");
            visitor.post(id, "r-1", "Are you there?");
            assertThat(visitor.expect("ack").path("seq").asLong()).isEqualTo(2);
            assertThat(visitor.expect("message").path("message").path("ref").asText())
                    .isEqualTo("r-1");
            assertThat(agent.expect("message").path("message").path("body").asText())
                    .isEqualTo("Are you there?");
            agent.post(id, "r-2", "Yes");
            assertThat(visitor.expect("message").path("message").path("body").asText())
                    .isEqualTo("Yes");
        }
    }

    @Test
    void typing_and_reading_are_heard_by_the_others_only() {
        var id = conversation(mia, "Hello");
        try (var visitor = visitor();
                var agent = agent()) {
            agent.send("watch").with("conversation", id).go();
            agent.send("typing").with("conversation", id).with("on", true).go();
            assertThat(visitor.expect("typing").path("person").path("name").asText())
                    .isEqualTo("Olga Owner");
            agent.send("read").with("conversation", id).with("seq", 1).go();
            assertThat(visitor.expect("read").path("seq").asLong()).isEqualTo(1);
            assertThat(agent.drain())
                    .noneMatch(frame -> frame.path("type").asText().equals("typing"));
        }
    }

    @Test
    void a_list_that_is_watched_shows_what_changes() {
        try (var agent = agent()) {
            agent.watchList();
            var id = conversation(mia, "Hello");
            var frame = agent.expect(
                    "conversation",
                    f -> f.path("conversation").path("id").asText().equals(id.toString()));
            assertThat(frame.path("conversation").path("unread").asInt()).isEqualTo(1);
            assertThat(frame.path("conversation").path("last").path("body").asText())
                    .isEqualTo("Hello");
        }
    }

    @Test
    void a_conversation_begun_over_rest_reaches_the_visitors_open_socket() {
        try (var visitor = visitor()) {
            var id = conversation(mia, "From the other tab");
            visitor.expect(
                    "conversation",
                    frame -> frame.path("conversation").path("id").asText().equals(id.toString()));
            assertThat(visitor.expect("replay")
                            .path("messages")
                            .get(0)
                            .path("body")
                            .asText())
                    .isEqualTo("From the other tab");
            as(company.signIn()).body(Map.of("body", "Got it")).post("/api/v1/conversations/" + id + "/messages");
            assertThat(visitor.expect("message").path("message").path("body").asText())
                    .isEqualTo("Got it");
        }
    }

    @Test
    void what_cannot_be_understood_is_refused_and_the_connection_survives() {
        var id = conversation(mia, "Hello");
        try (var visitor = visitor()) {
            refused(visitor, "{", "malformed");
            refused(visitor, "{\"type\":\"dance\"}", "malformed");
            refused(visitor, "{\"type\":\"post\",\"ref\":\"r\"}", "malformed");
            refused(visitor, "{\"type\":\"hello\",\"token\":\"again\"}", "malformed");
            refused(visitor, "{\"type\":\"watch\"}", "forbidden");
            visitor.post(id, "r-1", "  ");
            assertThat(visitor.expect("refused").path("ref").asText()).isEqualTo("r-1");
            visitor.post(id, "r-1b", "\u200b\u2800\u0301");
            assertThat(visitor.expect("refused").path("message").asText()).contains("empty");
            visitor.post(id, "r-2", "x".repeat(10_001));
            assertThat(visitor.expect("refused").path("code").asText()).isEqualTo("too_long");
            visitor.post(UUID.randomUUID(), "r-3", "x");
            assertThat(visitor.expect("refused").path("code").asText()).isEqualTo("not_found");
            visitor.send("post")
                    .with("conversation", id)
                    .with("ref", "r-4")
                    .with("kind", "note")
                    .with("body", "x")
                    .go();
            assertThat(visitor.expect("refused").path("code").asText()).isEqualTo("forbidden");
            visitor.binary(new byte[] {1, 2, 3});
            assertThat(visitor.expect("refused").path("code").asText()).isEqualTo("malformed");
            visitor.post(id, "r-5", "Still here");
            assertThat(visitor.expect("ack").path("ref").asText()).isEqualTo("r-5");
        }
    }

    private static void refused(TestSocket socket, String text, String code) {
        socket.text(text);
        var answer = socket.expect("refused");
        assertThat(answer.path("code").asText()).isEqualTo(code);
        assertThat(answer.path("message").asText()).endsWith(".");
    }

    @Test
    void who_sends_nothing_but_nonsense_is_sent_away() {
        try (var visitor = visitor()) {
            for (int i = 0; i < 20; i++) {
                visitor.text("nonsense");
            }
            assertThat(visitor.closeCode()).isEqualTo(4502);
        }
    }

    @Test
    void the_longest_message_fits_and_a_larger_frame_closes_only_its_own_connection() {
        var id = conversation(mia, "Hello");
        try (var visitor = visitor();
                var other = visitor()) {
            visitor.post(id, "long", "\u0001\u20ac".repeat(5_000));
            assertThat(visitor.expect("ack").path("seq").asLong()).isEqualTo(2);
            visitor.post(id, "huge", "x".repeat(70_000));
            assertThat(visitor.closeCode()).isPositive();
            other.post(id, "r", "Unharmed");
            other.expect("ack");
        }
    }

    @Test
    void who_does_not_say_hello_is_sent_away() {
        try (var silent = TestSocket.open(base(), "/live/agent")) {
            assertThat(silent.expect("bye").path("code").asInt()).isEqualTo(4500);
            assertThat(silent.closeCode()).isEqualTo(4500);
        }
        try (var rude = TestSocket.open(base(), "/live/agent")) {
            rude.text("{\"type\":\"watch\"}");
            assertThat(rude.closeCode()).isEqualTo(4500);
        }
    }

    @Test
    void tokens_that_are_unknown_of_the_wrong_side_or_expired_are_told_apart() {
        assertThat(hello("/live/agent", "nonsense")).isEqualTo(4501);
        assertThat(hello("/live/agent", mia.token())).isEqualTo(4501);
        assertThat(hello("/live/visitor?site=" + company.site().key(), company.signIn()))
                .isEqualTo(4501);
        QuarkusTransaction.requiringNew()
                .run(() -> VisitorToken.update(
                        "expiresAt = ?1 where hash = ?2", Instant.EPOCH, new Token(mia.token()).hash()));
        assertThat(hello("/live/visitor?site=" + company.site().key(), mia.token()))
                .isEqualTo(4100);
        as(mia.token()).get("/api/v1/conversations").then().statusCode(401);
    }

    private int hello(String path, String token) {
        try (var socket = TestSocket.open(base(), path)) {
            socket.send("hello").with("token", token).go();
            return socket.closeCode();
        }
    }

    @Test
    void the_gate_opens_for_the_sites_own_pages_only() {
        var path = "/live/visitor?site=" + company.site().key();
        TestSocket.open(base(), path, "Origin", Company.ORIGIN).close();
        assertThat(rejection(path, "https://evil.example")).isEqualTo(403);
        assertThat(rejection(path, Company.ORIGIN + ".evil.example")).isEqualTo(403);
        assertThat(rejection("/live/visitor?site=nobodys", Company.ORIGIN)).isEqualTo(404);
        assertThat(rejection("/live/visitor", Company.ORIGIN)).isEqualTo(404);
        assertThat(rejection("/live/agent", Company.ORIGIN)).isEqualTo(403);
        TestSocket.open(base(), "/live/agent", "Origin", base()).close();
    }

    private int rejection(String path, String origin) {
        var caught =
                org.assertj.core.api.Assertions.catchThrowable(() -> TestSocket.open(base(), path, "Origin", origin));
        assertThat(caught).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) caught.getCause()).getResponse().statusCode();
    }

    @Test
    void compression_is_not_negotiated() {
        assertThat(RawUpgrade.answer(url, "/live/agent", "permessage-deflate, x-webkit-deflate-frame, deflate-frame"))
                .startsWith("HTTP/1.1 101")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
}
