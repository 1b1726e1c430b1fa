package dev.bellhop.conversation.mention;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.agent.AgentView;
import dev.bellhop.conversation.model.Mention;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A note that names a colleague tells the colleague.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MentionsTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Guest mia;
    private String owner;
    private AgentView ben;
    private String bens;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        var mail = "ben-" + company.workspace() + "@shop.example";
        ben = company.agent("Ben Kim", Role.AGENT, mail);
        bens = company.signIn(mail);
        id = conversation(mia, "Where is my parcel?");
    }

    private ValidatableResponse post(String token, String kind, String body) {
        return as(token)
                .body(Map.of("kind", kind, "body", body))
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    private long note(String body) {
        return post(owner, "note", body).statusCode(201).extract().jsonPath().getLong("seq");
    }

    private ValidatableResponse mentions(String token) {
        return as(token).get("/api/v1/mentions").then().statusCode(200);
    }

    private ValidatableResponse see(String token) {
        return as(token).put("/api/v1/conversations/" + id + "/mentions/seen").then();
    }

    private TestSocket socket(String token) {
        return TestSocket.agent(url.substring(0, url.length() - 1), token);
    }

    @Test
    void the_colleague_is_told_at_once_and_finds_it_later() {
        try (var console = socket(bens)) {
            var seq = note("@ben kim, can you look?");
            var told = console.expect("mention").path("mention");
            assertThat(told.path("conversation").asText()).isEqualTo(id.toString());
            assertThat(told.path("seq").asLong()).isEqualTo(seq);
            assertThat(told.path("seen").asBoolean()).isFalse();
            mentions(bens)
                    .body("items", hasSize(1))
                    .body("items[0].seen", equalTo(false))
                    .body("items[0].seq", equalTo((int) seq))
                    .body("items[0].by.name", equalTo("Olga Owner"))
                    .body("items[0].visitor.name", equalTo("Mia"))
                    .body("items[0].body", equalTo("@ben kim, can you look?"));
        }
    }

    @Test
    void it_is_told_over_sockets_too_and_once_for_a_note_that_is_sent_again() {
        try (var mine = socket(owner);
                var console = socket(bens)) {
            for (int n = 0; n < 2; n++) {
                mine.send("post")
                        .with("conversation", id)
                        .with("ref", "r-1")
                        .with("kind", "note")
                        .with("body", "@Ben Kim look")
                        .go();
                mine.expect("ack");
            }
            console.expect("mention");
            mentions(bens).body("items", hasSize(1));
        }
    }

    @Test
    void once_seen_it_is_seen_on_every_device() {
        note("@Ben Kim one");
        note("@Ben Kim two");
        try (var console = socket(bens)) {
            see(bens).statusCode(204);
            for (int n = 0; n < 2; n++) {
                assertThat(console.expect("mention").at("/mention/seen").asBoolean())
                        .isTrue();
            }
        }
        mentions(bens).body("items.seen", contains(true, true));
        see(bens).statusCode(204);
    }

    @Test
    void what_visitors_and_agents_say_to_each_other_mentions_nobody() {
        post(mia.token(), "text", "@Ben Kim hello").statusCode(201);
        post(owner, "text", "@Ben Kim helps you").statusCode(201);
        mentions(bens).body("items", empty());
    }

    @Test
    void whoever_names_themselves_and_bots_are_not_told() {
        var key = company.key(Set.of(Scope.CONVERSATIONS_WRITE));
        note("@Olga Owner, remember");
        mentions(owner).body("items", empty());
        as(key.secret())
                .body(Map.of("kind", "note", "body", "@Ben Kim from a bot"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
        mentions(bens).body("items", hasSize(1));
    }

    @Test
    void a_corrected_note_tells_who_is_new_in_it_and_forgets_who_is_not_in_it_any_more() {
        var seq = note("Somebody look");
        var path = "/api/v1/conversations/" + id + "/messages/" + seq;
        as(owner).body(Map.of("body", "@Ben Kim look")).patch(path).then().statusCode(200);
        mentions(bens).body("items.seq", contains((int) seq)).body("items[0].seen", equalTo(false));
        see(bens).statusCode(204);
        as(owner).body(Map.of("body", "@Ben Kim look here")).patch(path).then().statusCode(200);
        mentions(bens).body("items[0].seen", equalTo(true)).body("items[0].body", equalTo("@Ben Kim look here"));
        as(owner).body(Map.of("body", "It is done")).patch(path).then().statusCode(200);
        mentions(bens).body("items", empty());
    }

    @Test
    void a_deleted_note_mentions_nobody() {
        var seq = note("@Ben Kim look");
        as(owner)
                .delete("/api/v1/conversations/" + id + "/messages/" + seq)
                .then()
                .statusCode(204);
        mentions(bens).body("items", empty());
    }

    @Test
    void whoever_leaves_takes_them_along() {
        note("@Ben Kim look");
        as(owner).delete("/api/v1/agents/" + ben.id()).then().statusCode(204);
        assertThat(Mention.newest(ben.id(), 1)).isEmpty();
        note("@Ben Kim, are you still there?");
        assertThat(Mention.newest(ben.id(), 1)).isEmpty();
    }

    @Test
    void visitors_see_nothing_of_it() {
        try (var widget = TestSocket.visitor(
                url.substring(0, url.length() - 1), company.site().key(), mia.token())) {
            note("@Ben Kim look");
            assertThat(widget.expect("message").at("/message/kind").asText()).isEqualTo("hidden");
            see(mia.token()).statusCode(403);
        }
    }

    @Test
    void nobody_learns_of_another_companys() {
        note("@Ben Kim look");
        var other = Company.create();
        mentions(other.signIn()).body("items", empty());
        see(other.signIn()).statusCode(404);
    }
}
