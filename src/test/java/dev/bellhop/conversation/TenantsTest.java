package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.protocol.Person;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// G10: another company's conversation, and another visitor's, does not exist.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TenantsTest {
    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    Event<ReadMarkAdvanced> moved;

    private final Company ours = Company.create();
    private final Company theirs = Company.create();

    private List<String> strangers() {
        return List.of(
                theirs.visitor("Stranger").token(),
                theirs.signIn(),
                ours.visitor("Neighbour").token());
    }

    @Test
    void strangers_get_404_over_rest() {
        var id = conversation(ours.visitor("Mia"), "Between us");
        var path = "/api/v1/conversations/" + id;
        for (var stranger : strangers()) {
            as(stranger).get(path).then().statusCode(404).body("code", equalTo("not_found"));
            as(stranger).get(path + "/messages").then().statusCode(404);
            as(stranger)
                    .body(Map.of("body", "x"))
                    .post(path + "/messages")
                    .then()
                    .statusCode(404);
            as(stranger).body(Map.of("seq", 1)).put(path + "/read").then().statusCode(404);
            as(stranger).get("/api/v1/conversations").then().body("items", hasSize(0));
        }
    }

    @Test
    void a_foreign_agent_gets_404_for_all_that_only_agents_do() {
        var mia = ours.visitor("Mia");
        var path = "/api/v1/conversations/" + conversation(mia, "Between us");
        var foreign = theirs.signIn();
        as(foreign)
                .body(Map.of("agent", theirs.owner().id()))
                .put(path + "/assignment")
                .then()
                .statusCode(404);
        as(foreign).delete(path + "/assignment").then().statusCode(404);
        as(foreign).get(path + "/assignments").then().statusCode(404);
        as(foreign).body(Map.of("status", "resolved")).patch(path).then().statusCode(404);
        as(foreign).get("/api/v1/visitors/" + mia.id()).then().statusCode(404);
        as(foreign).get("/api/v1/agents/" + ours.owner().id()).then().statusCode(404);
        as(foreign).get("/api/v1/sites/" + ours.site().id()).then().statusCode(404);
        as(foreign)
                .body(Map.of("visitor", mia.id(), "body", "x"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(404);
        as(ours.signIn())
                .body(Map.of("agent", theirs.owner().id()))
                .put(path + "/assignment")
                .then()
                .statusCode(404);
    }

    @Test
    void strangers_are_refused_on_the_socket() {
        var mia = ours.visitor("Mia");
        var id = conversation(mia, "Between us");
        try (var owner = TestSocket.agent(base(), ours.signIn());
                var visitor = TestSocket.visitor(
                        base(), theirs.site().key(), theirs.visitor("Stranger").token());
                var agent = TestSocket.agent(base(), theirs.signIn())) {
            owner.watch(id);
            for (var stranger : List.of(visitor, agent)) {
                stranger.post(id, "r", "x");
                assertThat(stranger.expect("refused").path("code").asText()).isEqualTo("not_found");
                stranger.send("resume")
                        .with("conversation", id)
                        .with("after", 0)
                        .go();
                assertThat(stranger.expect("refused").path("code").asText()).isEqualTo("not_found");
                stranger.send("typing")
                        .with("conversation", id)
                        .with("on", true)
                        .go();
                stranger.send("read").with("conversation", id).with("seq", 1).go();
            }
            agent.send("watch").with("conversation", id).go();
            assertThat(agent.expect("refused").path("code").asText()).isEqualTo("not_found");
            as(mia.token()).body(Map.of("body", "The end")).post("/api/v1/conversations/" + id + "/messages");
            owner.expect(
                    "message",
                    frame -> frame.path("message").path("body").asText().equals("The end"));
            assertThat(visitor.drain()).noneMatch(frame -> frame.toString().contains("The end"));
            assertThat(agent.drain()).noneMatch(frame -> frame.toString().contains("The end"));
            as(ours.signIn()).get("/api/v1/conversations/" + id).then().body("agentRead", equalTo(0));
        }
    }

    @Test
    void a_stranger_hears_nothing_while_it_is_looked_up_whose_conversation_it_is() throws SQLException {
        var mia = ours.visitor("Mia");
        var id = conversation(mia, "Between us");
        try (var visitor = TestSocket.visitor(base(), ours.site().key(), mia.token());
                var owner = TestSocket.agent(base(), ours.signIn());
                var stranger = TestSocket.open(base(), "/live/agent");
                var connection = database.getConnection()) {
            owner.send("resume").with("conversation", id).with("after", 0).go();
            owner.expect("replay");
            var hello = stranger.send("hello").with("token", theirs.signIn());
            RowLockRace.holdAll(connection);
            hello.with("resume", List.of(Map.of("conversation", id, "after", 0)))
                    .go();
            RowLockRace.awaitSomeoneWaitsFor(connection);
            types(visitor, id, owner);
            moved.fire(new ReadMarkAdvanced(ours.workspace(), id, mia.id(), person(mia), 1));
            owner.expect("read");
            connection.rollback();
            stranger.expect("welcome");
            assertThat(stranger.expect("refused").path("code").asText()).isEqualTo("not_found");
            assertThat(stranger.drain()).isEmpty();
        }
    }

    private static Person person(Company.Guest guest) {
        return new Person(Person.Kind.VISITOR, guest.id(), guest.name());
    }

    private static void types(TestSocket visitor, UUID conversation, TestSocket agent) {
        visitor.send("typing")
                .with("conversation", conversation)
                .with("on", true)
                .go();
        agent.expect("typing");
    }

    @Test
    void a_token_of_another_site_does_not_open_this_ones_socket() {
        try (var socket =
                TestSocket.open(base(), "/live/visitor?site=" + ours.site().key())) {
            socket.send("hello")
                    .with("token", theirs.visitor("Stranger").token())
                    .go();
            assertThat(socket.closeCode()).isEqualTo(4501);
        }
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }
}
