package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What changes while a client says hello.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WelcomeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RETURNS = 150;

    @TestHTTPResource("/")
    String url;

    @Inject
    Hub hub;

    private Company company;
    private Company.Guest mia;
    private UUID id;
    private String agent;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        id = conversation(mia, "Hello");
        agent = company.signIn();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    @Test
    void a_visitor_who_comes_back_while_its_conversation_changes_is_welcomed_first_and_told_nothing_twice()
            throws InterruptedException {
        var over = new AtomicBoolean();
        var changes = Thread.ofVirtual().start(() -> {
            for (int i = 0; !over.get(); i++) {
                change(i % 2 == 0 ? "snoozed" : "open");
            }
        });
        try {
            long seen = 0;
            for (int i = 0; i < RETURNS; i++) {
                seen = comeBack(seen);
            }
        } finally {
            over.set(true);
            changes.join();
        }
    }

    private void change(String status) {
        as(agent)
                .body(Map.of("status", status))
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200);
    }

    private long comeBack(long seen) {
        try (var socket =
                TestSocket.open(base(), "/live/visitor?site=" + company.site().key())) {
            socket.send("hello")
                    .with("token", mia.token())
                    .with("resume", List.of(Map.of("conversation", id, "after", seen)))
                    .go();
            assertThat(type(socket)).isEqualTo("welcome");
            var upTo = seen;
            for (var message : socket.expect("replay").path("messages")) {
                assertThat(message.path("seq").asLong()).isEqualTo(++upTo);
            }
            return upTo;
        }
    }

    private static String type(TestSocket socket) {
        return socket.next(PATIENCE).map(WelcomeTest::type).orElse("nothing");
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    @Test
    void a_visitor_hears_how_far_an_agent_has_read_also_while_it_does_not_yet_listen_to_the_log() {
        try (var socket = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            hub.of(mia.id()).forEach(client -> hub.unsubscribe(client, id));
            as(agent)
                    .body(Map.of("seq", 1))
                    .put("/api/v1/conversations/" + id + "/read")
                    .then()
                    .statusCode(204);
            assertThat(socket.expect("read").path("seq").asLong()).isEqualTo(1);
        }
    }
}
