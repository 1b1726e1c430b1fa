package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A snoozed conversation comes back when its time has come, or when its visitor writes.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SnoozingTest {
    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    AgroalDataSource database;

    @Inject
    SnoozeExpiry expiry;

    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;
    private String owner;
    private UUID id;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        id = conversation(mia, "Hello");
    }

    private ValidatableResponse change(Map<String, Object> change) {
        return as(owner).body(change).patch("/api/v1/conversations/" + id).then();
    }

    private ValidatableResponse snooze(Instant until) {
        var change = new HashMap<String, Object>(Map.of("status", "snoozed"));
        change.put("snoozedUntil", until);
        return change(change);
    }

    private ValidatableResponse shown(String token) {
        return as(token).get("/api/v1/conversations/" + id).then().statusCode(200);
    }

    private ValidatableResponse log(String token) {
        return as(token).get("/api/v1/conversations/" + id + "/messages").then().statusCode(200);
    }

    private void take() {
        as(owner)
                .body(Map.of("agent", company.owner().id()))
                .put("/api/v1/conversations/" + id + "/assignment")
                .then()
                .statusCode(200);
    }

    private void read() {
        as(owner).body(Map.of("seq", 1)).put("/api/v1/conversations/" + id + "/read");
        shown(owner).body("unread", equalTo(0));
    }

    private void timeComes(UUID conversation) {
        Rows.run("update conversation set snoozed_until = now() - interval '1 second' where id = '" + conversation
                + "' and status = 'snoozed'");
    }

    private void isBack() {
        await().until(() ->
                !shown(owner).extract().jsonPath().getString("status").equals("snoozed"));
    }

    @Test
    void it_rests_until_its_time_which_agents_see_and_visitors_do_not() {
        snooze(tomorrow)
                .statusCode(200)
                .body("status", equalTo("snoozed"))
                .body("snoozedUntil", equalTo(tomorrow.toString()));
        shown(mia.token()).body("snoozedUntil", nullValue());
        log(owner)
                .body("items[1].event.name", equalTo("snoozed"))
                .body("items[1].event.value", equalTo(tomorrow.toString()));
        log(mia.token()).body("items.kind", contains("text", "hidden"));
    }

    @Test
    void another_time_is_another_step_and_the_same_one_is_none() {
        snooze(tomorrow);
        snooze(tomorrow).statusCode(200).body("head", equalTo(2));
        snooze(null).statusCode(200).body("snoozedUntil", nullValue()).body("head", equalTo(3));
        snooze(null).statusCode(200).body("head", equalTo(3));
        change(Map.of("status", "open")).statusCode(200).body("snoozedUntil", nullValue());
    }

    @Test
    void when_its_time_has_come_it_is_back_with_its_agent_on_top_and_unread() {
        take();
        read();
        snooze(tomorrow);
        var other = conversation(mia, "Later");
        timeComes(id);
        isBack();
        shown(owner)
                .body("status", equalTo("open"))
                .body("snoozedUntil", nullValue())
                .body("assignee.name", equalTo("Olga Owner"))
                .body("unread", equalTo(1));
        as(owner)
                .get("/api/v1/conversations?status=waiting&status=open")
                .then()
                .body("items.id", contains(id.toString(), other.toString()));
        log(owner)
                .body("items[-1].event.name", equalTo("reopened"))
                .body("items[-1].event.value", equalTo("snooze_over"))
                .body("items[-1].author.kind", equalTo("system"));
        log(mia.token()).body("items[-1].kind", equalTo("hidden"));
    }

    @Test
    void one_that_nobody_is_responsible_for_waits_again() {
        snooze(tomorrow);
        timeComes(id);
        isBack();
        shown(owner).body("status", equalTo("waiting")).body("assignee", nullValue());
    }

    @Test
    void a_visitor_who_writes_before_ends_it() {
        take();
        snooze(tomorrow);
        as(mia.token())
                .body(Map.of("body", "Anybody there?"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
        shown(owner).body("status", equalTo("open")).body("snoozedUntil", nullValue());
        log(mia.token()).body("items.event.name", hasItem("reopened"));
    }

    @Test
    void resolved_it_does_not_come_back() {
        snooze(tomorrow);
        change(Map.of("status", "resolved")).statusCode(200).body("snoozedUntil", nullValue());
        Rows.run("update conversation set snoozed_until = now() - interval '1 second' where id = '" + id
                + "' and snoozed_until is not null");
        expiry.work();
        shown(owner).body("status", equalTo("resolved"));
    }

    @Test
    void erased_it_does_not_come_back() {
        snooze(tomorrow);
        as(owner).post("/api/v1/visitors/" + mia.id() + "/erase").then().statusCode(202);
        await().until(() -> shown(owner).extract().path("erasedAt") != null);
        shown(owner).body("status", equalTo("resolved")).body("snoozedUntil", nullValue());
    }

    @Test
    void who_looks_on_hears_that_it_is_back() {
        take();
        snooze(tomorrow);
        try (var agent = TestSocket.agent(url.substring(0, url.length() - 1), owner)) {
            agent.send("watch").go();
            agent.send("resume").with("conversation", id).with("after", 0).go();
            agent.expect("replay");
            timeComes(id);
            agent.expect(
                    "message",
                    frame -> frame.at("/message/event/value").asText().equals("snooze_over"));
            agent.expect(
                    "conversation",
                    frame -> frame.at("/conversation/status").asText().equals("open"));
        }
    }

    @Test
    void many_whose_time_comes_at_once_all_come_back() {
        var all = IntStream.range(0, 120)
                .mapToObj(n -> conversation(mia, "No. " + n))
                .toList();
        Rows.run("update conversation set status = 'snoozed', snoozed_until = now() where workspace = '"
                + company.workspace() + "'");
        expiry.work();
        await().until(() -> snoozed() == 0);
        as(owner)
                .get("/api/v1/conversations?status=waiting&limit=200")
                .then()
                .body("items.id", hasItems(all.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private int snoozed() {
        return as(owner).get("/api/v1/conversations/counts").jsonPath().getInt("snoozed");
    }

    @Test
    void one_that_somebody_keeps_locked_does_not_hold_up_the_others() throws SQLException {
        var other = conversation(mia, "Two");
        Rows.run("update conversation set status = 'snoozed', snoozed_until = now() where workspace = '"
                + company.workspace() + "'");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from conversation where id = '" + id + "' for update");
            await().until(() -> snoozed() <= 1);
            assertThat(as(owner)
                            .get("/api/v1/conversations?status=waiting")
                            .jsonPath()
                            .getList("items.id"))
                    .isEqualTo(List.of(other.toString()));
            connection.rollback();
        }
        isBack();
    }

    @Test
    void what_makes_no_sense_is_refused_in_a_sentence() {
        snooze(Instant.now().minusSeconds(60))
                .statusCode(400)
                .body("detail", equalTo("The time to snooze until has passed. Choose a later one."));
        snooze(Instant.now().plus(400, ChronoUnit.DAYS)).statusCode(400);
        change(Map.of("status", "open", "snoozedUntil", tomorrow)).statusCode(400);
        change(Map.of("snoozedUntil", tomorrow)).statusCode(400);
        change(Map.of("status", "snoozed", "snoozedUntil", "tomorrow")).statusCode(400);
        shown(owner).body("status", equalTo("waiting"));
    }
}
