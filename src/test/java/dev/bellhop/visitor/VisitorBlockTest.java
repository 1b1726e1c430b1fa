package dev.bellhop.visitor;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A company takes nothing more from a visitor.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VisitorBlockTest {
    private static final int COME_BACK = 4101;
    private static final String SENTENCE = "You can read what was said here, but no more messages are taken from you.";

    @TestHTTPResource("/")
    String url;

    private Company company;
    private Guest mia;
    private String owner;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        id = conversation(mia, "You are all thieves!");
    }

    private ValidatableResponse block(UUID visitor, String reason) {
        var body = new HashMap<String, Object>();
        body.put("reason", reason);
        return as(owner)
                .body(body)
                .put("/api/v1/visitors/" + visitor + "/block")
                .then();
    }

    private void unblock() {
        as(owner)
                .delete("/api/v1/visitors/" + mia.id() + "/block")
                .then()
                .statusCode(200)
                .body("blocked", nullValue());
    }

    private ValidatableResponse post(String token) {
        return as(token)
                .body(Map.of("body", "Thieves!"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    private TestSocket widget(Guest guest) {
        return TestSocket.visitor(
                url.substring(0, url.length() - 1), company.site().key(), guest.token());
    }

    @Test
    void nothing_is_taken_over_rest_and_what_was_said_can_be_read() {
        block(mia.id(), " Insults ")
                .statusCode(200)
                .body("blocked.reason", equalTo("Insults"))
                .body("blocked.by.name", equalTo("Olga Owner"));
        post(mia.token()).statusCode(403).body("detail", equalTo(SENTENCE)).body("code", equalTo("forbidden"));
        as(mia.token())
                .body(Map.of("body", "Another one"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(403);
        as(mia.token())
                .body(Map.of("body", "Less of it"))
                .patch("/api/v1/conversations/" + id + "/messages/1")
                .then()
                .statusCode(403);
        as(mia.token()).post("/api/v1/attachments").then().statusCode(403).body("detail", equalTo(SENTENCE));
        as(mia.token())
                .get("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as(mia.token()).get("/api/v1/me").then().statusCode(200);
        unblock();
        post(mia.token()).statusCode(201);
    }

    @Test
    void sockets_come_back_and_take_posts_no_more() {
        try (var before = widget(mia)) {
            block(mia.id(), null).statusCode(200).body("blocked.reason", nullValue());
            assertThat(before.closeCode()).isEqualTo(COME_BACK);
        }
        try (var after = widget(mia)) {
            after.send("typing").with("conversation", id).with("on", true).go();
            after.post(id, "r-1", "Thieves!");
            var refused = after.expect("refused");
            assertThat(refused.path("ref").asText()).isEqualTo("r-1");
            assertThat(refused.path("code").asText()).isEqualTo("forbidden");
            assertThat(refused.path("message").asText()).isEqualTo(SENTENCE);
            after.send("assist.offer")
                    .with("conversation", id)
                    .with("tab", "5f2c9b7e1a0d4c3f8b6e")
                    .with("powers", List.of("see"))
                    .go();
            after.send("resume").with("conversation", id).with("after", 0).go();
            after.expect("replay");
            assertThat(after.drain())
                    .noneMatch(frame -> frame.path("type").asText().startsWith("assist"));
            unblock();
            assertThat(after.closeCode()).isEqualTo(COME_BACK);
        }
        try (var again = widget(mia)) {
            again.post(id, "r-1", "Sorry.");
            again.expect("ack");
        }
    }

    @Test
    void a_page_that_is_shown_is_shown_no_longer() {
        try (var agent = TestSocket.agent(url.substring(0, url.length() - 1), owner);
                var widget = widget(mia)) {
            agent.watch(id);
            widget.send("assist.offer")
                    .with("conversation", id)
                    .with("tab", "5f2c9b7e1a0d4c3f8b6e")
                    .with("powers", List.of("see"))
                    .go();
            agent.expect("assist.session");
            block(mia.id(), null).statusCode(200);
            var ended = agent.expect(
                    "assist.session",
                    frame -> frame.at("/session/state").asText().equals("ended"));
            assertThat(ended.at("/session/end").asText()).isEqualTo("stopped_by_agent");
        }
    }

    @Test
    void others_of_the_site_notice_nothing() {
        var other = company.visitor("Otto");
        block(mia.id(), "Insults");
        try (var widget = widget(other)) {
            var theirs = conversation(other, "Hello");
            widget.post(theirs, "r-1", "Is somebody there?");
            widget.expect("ack");
        }
    }

    @Test
    void whoever_signs_in_to_get_around_it_stays_blocked() {
        var key = IdentitySigner.hmacKey(IdentitySigner.secret(company).secret());
        block(mia.id(), "Insults");
        var jwt = IdentitySigner.jwt("HS256", key, IdentitySigner.claims("customer-1"));
        var known = IdentitySigner.identify(company, IdentitySigner.byJwt(jwt), mia.token())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as(known.getString("token"))
                .body(Map.of("body", "It is me again"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(403);
        as(owner)
                .get("/api/v1/visitors/" + known.getString("visitor.id"))
                .then()
                .body("blocked.reason", equalTo("Insults"));
    }

    @Test
    void it_is_noted_without_the_reason_and_only_when_something_changes() {
        block(mia.id(), "Insults");
        block(mia.id(), "Insults");
        unblock();
        unblock();
        for (var action : List.of("visitor.blocked", "visitor.unblocked")) {
            as(owner)
                    .get("/api/v1/audit?action=" + action)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].detail", nullValue());
        }
    }

    @Test
    void bad_input_is_refused_with_a_sentence() {
        block(mia.id(), "x".repeat(201)).statusCode(400).body("detail", containsString("200 characters at most"));
        block(mia.id(), "a\u0000b").statusCode(400);
        block(UUID.randomUUID(), "Insults").statusCode(404);
        as(mia.token())
                .body(Map.of("reason", "Me"))
                .put("/api/v1/visitors/" + mia.id() + "/block")
                .then()
                .statusCode(403);
        as(Company.create().signIn())
                .body(Map.of("reason", "Mine"))
                .put("/api/v1/visitors/" + mia.id() + "/block")
                .then()
                .statusCode(404);
        post(mia.token()).statusCode(201);
    }

    @Test
    void an_erasure_takes_the_reason_along() {
        block(mia.id(), "She said she lives at 12 Main Street");
        as(owner).post("/api/v1/visitors/" + mia.id() + "/erase").then().statusCode(202);
        await().until(() ->
                !as(owner).get("/api/v1/visitors/" + mia.id()).asString().contains("Main Street"));
    }
}
