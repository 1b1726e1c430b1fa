package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.assist.recording.RecordingPart;
import dev.bellhop.assist.recording.Recordings;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What agents see is recorded only where the site wants it and the visitor knows it, and goes when its time is over.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssistRecordingTest extends AssistScene {
    @Inject
    Recordings recordings;

    private void change(Map<String, Object> site) {
        as(company.signIn())
                .body(site)
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
    }

    private void rules(Map<String, Object> rules) {
        change(Map.of("assist", rules));
    }

    private String asked() {
        agent.send("assist.ask").with("conversation", talk).go();
        return state(visitor, "asked").path("id").asText();
    }

    private void yes(String session, boolean recorded) {
        visitor.send("assist.allow")
                .with("session", session)
                .with("tab", TAB)
                .with("powers", List.of("see"))
                .with("recorded", recorded)
                .go();
        assertThat(state(visitor, "active").path("recorded").asBoolean()).isEqualTo(recorded);
    }

    private void stop(String session) {
        visitor.send("assist.stop").with("session", session).go();
        agent.expect("message", frame -> frame.toString().contains("assist_ended"));
    }

    private String recorded(String... data) {
        rules(Map.of("record", true));
        var session = asked();
        yes(session, true);
        for (var i = 0; i < data.length; i++) {
            page(visitor, session, i == 0, data[i]);
        }
        heardAfterAll(visitor);
        return session;
    }

    private static String path(String session) {
        return "/api/v1/assist-sessions/" + session + "/recording";
    }

    private List<String> lines(String session) {
        return as(company.signIn())
                .accept("application/x-ndjson")
                .get(path(session))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private int status(String session) {
        return as(company.signIn()).accept("*/*").get(path(session)).statusCode();
    }

    private boolean isRecorded(String session) {
        return as(company.signIn())
                .get("/api/v1/assist-sessions/" + session)
                .jsonPath()
                .getBoolean("recorded");
    }

    @Test
    void what_was_seen_can_be_read_and_reading_is_audited() {
        var session = recorded("[\"picture\"]", "[\"a change\"]");
        stop(session);
        var lines = lines(session);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith("\"begins\":true,\"ends\":true,\"data\":\"[\\\"picture\\\"]\"}");
        assertThat(lines.getLast()).contains("a change");
        assertThat(isRecorded(session)).isTrue();
        assertThat(audited()).contains("recording.read");
    }

    @Test
    void it_is_stored_while_it_goes_on() {
        var session = recorded("[\"picture\"]");
        await().until(() -> status(session) == 200);
        page(visitor, session, false, "[\"later\"]");
        await().until(() -> lines(session).size() == 2);
    }

    @Test
    void nothing_is_recorded_unless_the_site_wants_it() {
        var session = asked();
        yes(session, false);
        page(visitor, session, true, "[\"picture\"]");
        heardAfterAll(visitor);
        stop(session);
        assertThat(status(session)).isEqualTo(404);
        assertThat(isRecorded(session)).isFalse();
    }

    @Test
    void nothing_is_recorded_of_a_visitor_who_was_not_told() {
        rules(Map.of("record", true));
        var session = asked();
        answer(visitor, session, TAB, List.of("see"));
        assertThat(state(visitor, "active").path("recorded").asBoolean()).isFalse();
        page(visitor, session, true, "[\"picture\"]");
        heardAfterAll(visitor);
        stop(session);
        assertThat(status(session)).isEqualTo(404);
    }

    @Test
    void what_the_site_wants_later_is_nothing_the_visitor_was_told() {
        var session = asked();
        rules(Map.of("record", true));
        visitor.send("assist.allow")
                .with("session", session)
                .with("tab", TAB)
                .with("powers", List.of("see"))
                .with("recorded", true)
                .go();
        assertThat(state(visitor, "active").path("recorded").asBoolean()).isFalse();
    }

    @Test
    void a_site_that_wants_it_no_longer_ends_it_at_once() {
        var session = recorded("[\"picture\"]");
        await().until(() -> status(session) == 200);
        rules(Map.of("record", false));
        visitor.expect("assist.session", frame -> !frame.at("/session/recorded").asBoolean());
        page(visitor, session, false, "[\"later\"]");
        heardAfterAll(visitor);
        stop(session);
        assertThat(lines(session)).hasSize(1);
    }

    @Test
    void it_is_deleted_but_not_while_it_goes_on() {
        var session = recorded("[\"picture\"]");
        await().until(() -> status(session) == 200);
        assertThat(as(company.signIn()).delete(path(session)).statusCode()).isEqualTo(409);
        stop(session);
        assertThat(as(company.signIn()).delete(path(session)).statusCode()).isEqualTo(204);
        assertThat(status(session)).isEqualTo(404);
        assertThat(as(company.signIn()).delete(path(session)).statusCode()).isEqualTo(204);
        assertThat(audited()).contains("recording.deleted");
        assertThat(parts(session)).isZero();
    }

    @Test
    void it_goes_when_its_time_is_over_and_not_before() {
        var session = recorded("[\"picture\"]");
        stop(session);
        recordings.forgetOld();
        assertThat(status(session)).isEqualTo(200);
        age(session);
        recordings.forgetOld();
        assertThat(status(session)).isEqualTo(404);
        assertThat(parts(session)).isZero();
    }

    @Test
    void it_is_kept_no_longer_than_its_conversation() {
        change(Map.of("retentionDays", 3));
        rules(Map.of("recordDays", 100));
        var session = recorded("[\"picture\"]");
        stop(session);
        var until = QuarkusTransaction.requiringNew()
                .call(() -> AssistSession.<AssistSession>findById(UUID.fromString(session)).recordedUntil);
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(3)).minusSeconds(600),
                        Instant.now().plus(Duration.ofDays(3)));
    }

    @Test
    void it_goes_with_the_visitor() {
        var session = recorded("[\"picture\"]");
        stop(session);
        as(company.signIn())
                .post("/api/v1/visitors/" + mia.id() + "/erase")
                .then()
                .statusCode(202);
        await().until(() -> parts(session) == 0);
        assertThat(QuarkusTransaction.requiringNew().call(() -> AssistSession.count("id", UUID.fromString(session))))
                .isZero();
    }

    private static long parts(String session) {
        return QuarkusTransaction.requiringNew().call(() -> RecordingPart.count("session", UUID.fromString(session)));
    }

    private static void age(String session) {
        QuarkusTransaction.requiringNew()
                .run(() -> AssistSession.update(
                        "recordedUntil = ?1 where id = ?2", Instant.now().minusSeconds(1), UUID.fromString(session)));
    }
}
