package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How it was, as the visitor says once the conversation is resolved.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RatingTest {
    private static final int MOST = 1_000;

    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;
    private String owner;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        id = conversation(mia, "Where is my parcel?");
        say(owner, "It is on its way.");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private void say(String token, String body) {
        as(token)
                .body(Map.of("body", body))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
    }

    private void set(String status) {
        as(owner)
                .body(Map.of("status", status))
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse rate(String token, Object score, String comment) {
        var body = new HashMap<String, Object>();
        body.put("score", score);
        body.put("comment", comment);
        return as(token).body(body).put(path()).then();
    }

    private String path() {
        return "/api/v1/conversations/" + id + "/rating";
    }

    private ValidatableResponse ratings(String token) {
        return as(token).get(path()).then();
    }

    private ValidatableResponse log(String token) {
        return as(token).get("/api/v1/conversations/" + id + "/messages").then().statusCode(200);
    }

    private void asksForNone() {
        as(owner)
                .body(Map.of("rating", false))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200)
                .body("rating", equalTo(false));
    }

    @Test
    void it_is_an_entry_of_the_log_that_both_sides_see() {
        set("resolved");
        rate(mia.token(), 4, " Quick and friendly. ")
                .statusCode(200)
                .body("score", equalTo(4))
                .body("comment", equalTo("Quick and friendly."))
                .body("resolution", equalTo(4))
                .body("agent.name", equalTo("Olga Owner"));
        for (var token : List.of(owner, mia.token())) {
            log(token)
                    .body("items.event.name", contains("assigned", "resolved", "rated"))
                    .body("items[4].event.value", equalTo("4"))
                    .body("items[4].body", equalTo("Quick and friendly."))
                    .body("items[4].author.kind", equalTo("visitor"));
        }
        ratings(owner).statusCode(200).body("items", hasSize(1)).body("items[0].score", equalTo(4));
        as(owner)
                .get("/api/v1/conversations/" + id)
                .then()
                .body("status", equalTo("resolved"))
                .body("unread", equalTo(1));
    }

    @Test
    void who_has_the_conversation_open_hears_of_it() {
        set("resolved");
        try (var agent = TestSocket.agent(base(), owner);
                var otherTab = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            for (var socket : List.of(agent, otherTab)) {
                socket.send("resume").with("conversation", id).with("after", 4).go();
                socket.expect("replay");
            }
            rate(mia.token(), 5, null).statusCode(200);
            for (var socket : List.of(agent, otherTab)) {
                socket.expect(
                        "message",
                        frame -> frame.at("/message/event/name").asText().equals("rated")
                                && frame.at("/message/event/value").asText().equals("5")
                                && frame.at("/message/body").isMissingNode());
            }
        }
    }

    @Test
    void the_same_again_gives_the_same_and_another_is_refused() {
        set("resolved");
        var first = rate(mia.token(), 5, "").statusCode(200).extract().asString();
        assertThat(rate(mia.token(), 5, null).statusCode(200).extract().asString())
                .isEqualTo(first);
        asksForNone();
        rate(mia.token(), 5, "  ").statusCode(200);
        rate(mia.token(), 1, null)
                .statusCode(409)
                .body("detail", equalTo("You have rated this conversation already. Thank you."));
        rate(mia.token(), 5, "And kind.").statusCode(409);
        ratings(owner).body("items.score", contains(5)).body("items[0].comment", nullValue());
    }

    @Test
    void of_two_tabs_at_once_one_rates() throws Exception {
        set("resolved");
        var scores = List.of(1, 2, 3, 4, 5, 1, 2, 3);
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(scores.stream()
                            .<Callable<Integer>>map(score -> () ->
                                    rate(mia.token(), score, null).extract().statusCode())
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        var kept = ratings(owner).body("items", hasSize(1)).extract().jsonPath().getInt("items[0].score");
        for (int n = 0; n < scores.size(); n++) {
            assertThat(answers.get(n)).isEqualTo(scores.get(n) == kept ? 200 : 409);
        }
        assertThat(log(owner).extract().jsonPath().<String>getList("items.event.name"))
                .containsOnlyOnce("rated");
    }

    @Test
    void each_resolution_asks_again_and_the_earlier_answer_stays() {
        set("resolved");
        rate(mia.token(), 2, "Slow.").statusCode(200);
        set("open");
        rate(mia.token(), 2, "Slow.")
                .statusCode(409)
                .body("detail", equalTo("This conversation goes on. Rate it once it is resolved."));
        set("resolved");
        rate(mia.token(), 5, "Better.").statusCode(200);
        ratings(owner)
                .body("items.score", contains(5, 2))
                .body("items.comment", contains("Better.", "Slow."))
                .body("items.resolution", contains(7, 4));
        as(owner).get(path() + "?limit=1").then().body("items.score", contains(5));
    }

    @Test
    void what_follows_a_resolution_hides_it_from_nobody() {
        set("resolved");
        as(owner).body(Map.of("body", "A regular", "kind", "note")).post("/api/v1/conversations/" + id + "/messages");
        as(owner).delete("/api/v1/conversations/" + id + "/assignment");
        rate(mia.token(), 3, null)
                .statusCode(200)
                .body("resolution", equalTo(4))
                .body("agent", nullValue());
    }

    @Test
    void before_it_is_resolved_there_is_nothing_to_rate() {
        rate(mia.token(), 3, null).statusCode(409);
        set("snoozed");
        rate(mia.token(), 3, null).statusCode(409);
        set("resolved");
        say(mia.token(), "One more thing");
        rate(mia.token(), 3, null).statusCode(409);
    }

    @Test
    void nor_is_there_where_one_side_was_silent() {
        id = conversation(mia, "Anybody there?");
        as(owner).body(Map.of("body", "Spam", "kind", "note")).post("/api/v1/conversations/" + id + "/messages");
        set("resolved");
        rate(mia.token(), 1, null).statusCode(409);
        id = as(owner)
                .body(Map.of("visitor", mia.id(), "body", "May we help?"))
                .post("/api/v1/conversations")
                .jsonPath()
                .getUUID("id");
        set("resolved");
        rate(mia.token(), 1, null)
                .statusCode(409)
                .body("detail", equalTo("There is nothing to rate where nobody has asked or nobody has answered."));
        log(owner).body("items.event.name", not(hasItem("rated")));
    }

    @Test
    void a_site_may_ask_for_none() {
        set("resolved");
        var settings = "/api/v1/widget-settings?site=" + company.site().key();
        as(mia.token()).get(settings).then().body("rating", equalTo(true));
        asksForNone();
        as(mia.token()).get(settings).then().body("rating", equalTo(false));
        rate(mia.token(), 3, null).statusCode(409).body("detail", equalTo("This site asks for no ratings."));
        as(owner)
                .get("/api/v1/audit?action=site.changed")
                .then()
                .body("items[0].detail", equalTo("rating: true → false"));
    }

    @Test
    void only_its_visitor_rates_and_only_staff_reads() {
        set("resolved");
        rate(company.visitor("Eve").token(), 1, null).statusCode(404);
        var other = Company.create();
        rate(other.visitor("Eve").token(), 1, null).statusCode(404);
        rate(owner, 5, null).statusCode(403);
        rate(company.key(EnumSet.allOf(Scope.class)).secret(), 5, null).statusCode(403);
        ratings(owner).body("items", empty());
        rate(mia.token(), 4, null).statusCode(200);
        ratings(mia.token()).statusCode(403);
        ratings(other.signIn()).statusCode(404);
        ratings(company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret())
                .statusCode(200)
                .body("items.score", contains(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6, 1_000})
    void a_score_is_1_to_5(int score) {
        set("resolved");
        rate(mia.token(), score, null).statusCode(400);
        rate(mia.token(), null, null).statusCode(400);
    }

    @Test
    void a_comment_is_text_and_short() {
        set("resolved");
        rate(mia.token(), 3, "a".repeat(MOST + 1)).statusCode(400);
        rate(mia.token(), 3, "a\0b").statusCode(400);
        rate(mia.token(), 3, "a".repeat(MOST)).statusCode(200);
    }

    @Test
    void pages_of_other_origins_may_send_it() {
        as(mia.token())
                .header("Origin", Company.ORIGIN)
                .options(path())
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void the_comment_is_found() {
        set("resolved");
        rate(mia.token(), 5, "Marvellous").statusCode(200);
        await().until(() -> as(owner)
                .get("/api/v1/search?q=marvellous")
                .jsonPath()
                .getList("items.kind")
                .equals(List.of("event")));
    }

    @Test
    void it_goes_with_a_verified_visitor_is_exported_and_erased() {
        set("resolved");
        rate(mia.token(), 5, "Marvellous").statusCode(200);
        var key = IdentitySigner.hmacKey(IdentitySigner.secret(company).secret());
        var jwt = IdentitySigner.jwt("HS256", key, IdentitySigner.claims("ext-" + id));
        var verified = IdentitySigner.identify(company, IdentitySigner.byJwt(jwt), mia.token())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        rate(verified.getString("token"), 5, "Marvellous").statusCode(200);
        rate(verified.getString("token"), 4, null).statusCode(409);
        var visitor = "/api/v1/visitors/" + verified.getString("visitor.id");
        as(owner)
                .get(visitor + "/export")
                .then()
                .body("conversations[0].messages[4].event.value", equalTo("5"))
                .body("conversations[0].messages[4].body", equalTo("Marvellous"));
        as(owner).post(visitor + "/erase").then().statusCode(202);
        await().until(() -> as(owner)
                .get(visitor + "/erasure")
                .jsonPath()
                .getString("status")
                .equals("finished"));
        as(owner).get(visitor + "/erasure").then().body("erased.rating", equalTo(1));
        ratings(owner).statusCode(200).body("items", empty());
        log(owner)
                .body("items.kind", contains("hidden", "hidden", "event", "event", "hidden", "event"))
                .body("items.event.name", contains("assigned", "resolved", "erased"));
        as(owner).get("/api/v1/search?q=marvellous").then().body("items", empty());
    }
}
