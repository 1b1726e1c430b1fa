package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pointing and acting, each only as far as the visitor and the site allow it.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssistPowersTest extends AssistScene {
    private void point(String session, String kind) {
        agent.send("assist.point")
                .with("session", session)
                .with(
                        "mark",
                        Map.of("kind", kind, "at", Map.of("node", 7, "x", 0.5, "y", 7.5), "to", Map.of("node", 8)))
                .go();
    }

    private void pointsAtNothing() {
        heardAfterAll(agent);
        assertThat(heardAfterAll(visitor))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.point"));
    }

    @Test
    void pointing_is_allowed_and_taken_back_by_itself() {
        var session = shown();
        watch(agent, session);
        point(session, "pointer");
        pointsAtNothing();
        allowMore(session, "point");
        point(session, "arrow");
        var mark = visitor.expect("assist.point");
        assertThat(mark.at("/mark/kind").asText()).isEqualTo("arrow");
        assertThat(mark.at("/mark/at/y").asDouble()).isEqualTo(1);
        assertThat(mark.at("/by/name").asText()).isEqualTo("Olga Owner");
        answer(visitor, session, TAB, List.of("see"));
        hasPowers(1);
        point(session, "frame");
        pointsAtNothing();
    }

    @Test
    void who_does_not_watch_points_at_nothing() {
        var session = shown();
        allowMore(session, "point");
        point(session, "frame");
        pointsAtNothing();
    }

    private void type(String session, String ref) {
        var act = Map.of("kind", "type", "at", Map.of("node", 7), "text", "a word nobody writes down");
        agent.send("assist.act")
                .with("session", session)
                .with("ref", ref)
                .with("act", act)
                .go();
    }

    private static void acted(TestSocket from, String session, String ref, String outcome) {
        from.send("assist.acted")
                .with("session", session)
                .with("ref", ref)
                .with("outcome", outcome)
                .go();
    }

    @Test
    void an_agent_acts_and_hears_what_became_of_it() {
        var session = shown();
        watch(agent, session);
        type(session, "too early");
        assertThat(refusal(agent)).isEqualTo("forbidden");
        allowMore(session, "act");
        type(session, "a-1");
        var act = visitor.expect("assist.act");
        assertThat(act.at("/act/text").asText()).isEqualTo("a word nobody writes down");
        assertThat(act.at("/by/name").asText()).isEqualTo("Olga Owner");
        acted(visitor, session, "a-1", "waits");
        acted(visitor, session, "a-1", "waits");
        acted(visitor, session, "a-1", "confirmed");
        acted(visitor, session, "a-1", "declined");
        assertThat(agent.expect("assist.acted").path("outcome").asText()).isEqualTo("waits");
        assertThat(agent.expect("assist.acted").path("outcome").asText()).isEqualTo("confirmed");
        heardAfterAll(visitor);
        assertThat(heardAfterAll(agent))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.acted"));
        assertThat(details("assist.acted")).containsExactlyInAnyOrder("type", "waits", "confirmed");
    }

    @Test
    void what_the_visitor_takes_back_is_not_done_any_more() {
        var session = shown();
        watch(agent, session);
        allowMore(session, "act");
        answer(visitor, session, TAB, List.of("see"));
        hasPowers(1);
        type(session, "too late");
        assertThat(refusal(agent)).isEqualTo("forbidden");
        assertThat(heardAfterAll(visitor))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.act"));
    }

    private void shareAndStop(String session, String... other) {
        var powers = new ArrayList<>(List.of(other));
        powers.add("see");
        var more = new ArrayList<>(powers);
        more.add("screen");
        for (var i = 0; i < 25; i++) {
            answer(visitor, session, TAB, more);
            answer(visitor, session, TAB, powers);
        }
        heardAfterAll(visitor);
        agent.drain();
    }

    // Each flip made an entry, in a log that nothing deletes.
    @Test
    void what_is_given_and_taken_back_all_the_time_is_noted_now_and_then() {
        var session = shown();
        shareAndStop(session);
        visitor.send("assist.stop").with("session", session).go();
        agent.expect("message", frame -> frame.toString().contains("assist_ended"));
        var allowed = details("assist.allowed");
        assertThat(allowed).hasSizeBetween(12, 13).contains("see", "screen see");
        assertThat(details("assist.ended"))
                .singleElement()
                .asString()
                .matches("stopped_by_visitor; not noted: (38|39) assist.allowed");
    }

    @Test
    void that_acting_was_allowed_again_is_noted_before_the_act() {
        var session = shown();
        watch(agent, session);
        allowMore(session, "act");
        shareAndStop(session, "act");
        answer(visitor, session, TAB, List.of("see"));
        hasPowers(1);
        allowMore(session, "act");
        assertThat(details("assist.allowed").getFirst()).doesNotStartWith("act see; ");
        type(session, "a-1");
        visitor.expect("assist.act");
        assertThat(details("assist.allowed").getFirst()).startsWith("act see; ");
    }

    @Test
    void an_agent_gives_back_what_was_allowed() {
        var session = shown();
        allowMore(session, "point");
        agent.send("assist.drop")
                .with("session", session)
                .with("powers", List.of("point", "see"))
                .go();
        hasPowers(1);
        assertThat(details("assist.dropped")).containsExactly("point see");
    }

    @Test
    void too_much_at_once_is_refused() {
        var session = shown();
        watch(agent, session);
        allowMore(session, "act");
        for (var i = 0; i < 200; i++) {
            type(session, "a-" + i);
        }
        assertThat(refusal(agent)).isEqualTo("too_many");
    }

    private void forbidActing() {
        as(company.signIn())
                .body(Map.of("assist", Map.of("act", false)))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
    }

    @Test
    void a_site_forbids_to_act_while_it_goes_on() {
        var session = shown();
        watch(agent, session);
        allowMore(session, "act");
        forbidActing();
        type(session, "a-1");
        assertThat(refusal(agent)).isEqualTo("forbidden");
    }

    @Test
    void a_site_can_forbid_to_act() {
        forbidActing();
        agent.send("assist.ask")
                .with("conversation", talk)
                .with("powers", List.of("act"))
                .go();
        assertThat(refusal(agent)).isEqualTo("forbidden");
        shown();
    }
}
