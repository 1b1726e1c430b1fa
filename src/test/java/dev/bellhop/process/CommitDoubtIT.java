package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.process.Rest.Answer;
import dev.bellhop.testing.TestSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// G5 where the database commits and the service does not hear of it: who asked is told that it failed, and everybody
/// else is told what is stored.
class CommitDoubtIT {
    private static final String SITE = "demo-shop";
    private static final String PASSWORD = "welcome-to-bellhop";

    @TempDir
    static Path folder;

    private static Postgres database;
    private static LostCommitProxy network;
    private static Service service;
    private static Rest ana;
    private static Rest ben;

    @BeforeAll
    static void open() {
        database = Postgres.start(folder);
        network = new LostCommitProxy(database.port());
        var settings = new HashMap<>(Postgres.settings(network.port()));
        settings.put("BELLHOP_DEMO", "true");
        service = Service.start(folder, settings);
        ana = Rest.agent(service.base(), "ana@demo.example", PASSWORD);
        ben = Rest.agent(service.base(), "ben@demo.example", PASSWORD);
    }

    @AfterAll
    static void close() throws IOException {
        if (service != null) {
            service.close();
        }
        if (network != null) {
            network.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.json().path("id").asText());
    }

    private static UUID conversation(Rest visitor) {
        return id(visitor.must(visitor.call("POST", "/conversations", Map.of("body", "Hello"), null)));
    }

    private static TestSocket watching(Rest agent) {
        var socket = TestSocket.agent(service.base(), agent.token());
        socket.send("watch").go();
        return socket;
    }

    private static TestSocket hearing(Rest agent, UUID conversation) {
        var socket = watching(agent);
        socket.send("resume")
                .with("conversation", conversation)
                .with("after", 0)
                .go();
        socket.expect("replay");
        return socket;
    }

    private static JsonNode shown(TestSocket socket, UUID conversation, String field, String value) {
        return socket.expect("conversation", frame -> {
            var view = frame.path("conversation");
            return view.path("id").asText().equals(conversation.toString())
                    && view.at(field).asText().equals(value);
        });
    }

    private static void unheard(String statement, Rest who, String method, String path, Object body) {
        network.of(statement);
        var answer = who.call(method, path, body, null);
        assertThat(network.hasHappened()).as("a commit went unheard").isTrue();
        assertThat(answer.status()).as("answer to " + method + " " + path).isGreaterThanOrEqualTo(500);
    }

    @Test
    void a_read_mark_is_told() {
        var mia = Rest.visitor(service.base(), SITE, "Mia");
        var id = conversation(mia);
        try (var bens = hearing(ben, id);
                var mias = TestSocket.visitor(service.base(), SITE, mia.token())) {
            unheard("agent_read = least", ana, "PUT", "/conversations/" + id + "/read", Map.of("seq", 1));
            shown(bens, id, "/agentRead", "1");
            var read = mias.expect("read");
            assertThat(read.path("seq").asLong()).isEqualTo(1);
            assertThat(read.at("/person/name").asText()).isEqualTo("Ana Ruiz");
        }
    }

    @Test
    void an_assignment_is_told_as_an_entry_and_in_the_lists_of_both_sides() {
        var mia = Rest.visitor(service.base(), SITE, "Mia");
        var id = conversation(mia);
        var me = ben.get("/me").json().path("id").asText();
        try (var bens = hearing(ben, id);
                var mias = TestSocket.visitor(service.base(), SITE, mia.token())) {
            unheard("insert into Assignment", ana, "PUT", "/conversations/" + id + "/assignment", Map.of("agent", me));
            var entry = bens.expect("message").path("message");
            assertThat(entry.path("seq").asLong()).isEqualTo(2);
            assertThat(entry.at("/event/name").asText()).isEqualTo("assigned");
            shown(bens, id, "/assignee/id", me);
            shown(mias, id, "/status", "open");
        }
    }

    @Test
    void a_new_conversation_is_told() {
        var mia = Rest.visitor(service.base(), SITE, "Mia");
        try (var bens = watching(ben)) {
            unheard("insert into conversation", mia, "POST", "/conversations", Map.of("body", "Is anybody there?"));
            var shown = bens.expect(
                    "conversation",
                    frame -> frame.at("/conversation/last/body").asText().equals("Is anybody there?"));
            assertThat(shown.at("/conversation/unread").asInt()).isEqualTo(1);
        }
    }
}
