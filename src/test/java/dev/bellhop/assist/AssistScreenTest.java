package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.security.Role;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What two browsers tell each other to share a screen goes from one to the other, and to nobody else.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssistScreenTest extends AssistScene {
    private static final String PEER = "the agent's own end";

    private String shared() {
        agent.send("assist.ask")
                .with("conversation", talk)
                .with("powers", List.of("screen"))
                .go();
        var asked = state(visitor, "asked");
        assertThat(asked.path("asked").toString()).isEqualTo("[\"screen\"]");
        var session = asked.path("id").asText();
        answer(visitor, session, TAB, List.of("screen"));
        state(visitor, "active");
        state(agent, "active");
        watch(agent, session);
        return session;
    }

    private static void signal(TestSocket from, String session, String peer, String kind, String data) {
        var signal = new HashMap<String, Object>(Map.of("kind", kind));
        if (data != null) {
            signal.put("data", data);
        }
        from.send("assist.signal")
                .with("session", session)
                .with("peer", peer)
                .with("signal", signal)
                .go();
    }

    private static JsonNode heard(TestSocket socket, String kind) {
        return socket.expect(
                "assist.signal", frame -> frame.at("/signal/kind").asText().equals(kind));
    }

    private static void heardNoSignal(TestSocket socket) {
        assertThat(heardAfterAll(socket))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.signal"));
    }

    private TestSocket second() {
        var mail = "sue-" + company.workspace() + "@shop.example";
        company.agent("Sue Supervisor", Role.SUPERVISOR, mail);
        return agent(company.signIn(mail));
    }

    private void forbid() {
        as(company.signIn())
                .body(Map.of("assist", Map.of("screen", false)))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
    }

    @Test
    void an_agent_calls_and_both_browsers_come_to_terms() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        assertThat(heard(visitor, "call").at("/by/name").asText()).isEqualTo("Olga Owner");
        signal(visitor, session, PEER, "offer", "v=0 offer");
        assertThat(heard(agent, "offer").at("/signal/data").asText()).isEqualTo("v=0 offer");
        signal(agent, session, PEER, "answer", "v=0 answer");
        assertThat(heard(visitor, "answer").at("/signal/data").asText()).isEqualTo("v=0 answer");
        signal(visitor, session, PEER, "candidate", "{}");
        heard(agent, "candidate");
        assertThat(details("assist.allowed")).containsExactly("screen");
    }

    @Test
    void no_page_is_passed_on_where_a_screen_is_shared_instead() {
        var session = shared();
        page(visitor, session, true, "picture");
        assertThat(heardAfterAll(visitor))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.again"));
        hasSeenNothing(agent);
    }

    @Test
    void each_agent_has_a_call_of_its_own_and_takes_part_in_no_other() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        heard(visitor, "call");
        var second = second();
        watch(second, session);
        signal(second, session, PEER, "call", null);
        assertThat(refusal(second)).isEqualTo("conflict");
        signal(second, session, PEER, "answer", "v=0 stolen");
        signal(second, session, PEER, "bye", null);
        heardAfterAll(second);
        heardNoSignal(visitor);
        signal(visitor, session, PEER, "offer", "v=0 for the first");
        heard(agent, "offer");
        heardNoSignal(second);
    }

    @Test
    void whoever_does_not_watch_is_sent_nothing() {
        var session = shared();
        var second = second();
        signal(second, session, PEER, "call", null);
        assertThat(refusal(second)).isEqualTo("forbidden");
        second.send("assist.ice").with("session", session).go();
        assertThat(refusal(second)).isEqualTo("forbidden");
        heardAfterAll(second);
        heardNoSignal(visitor);
    }

    @Test
    void a_visitors_other_tab_takes_no_part() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        heard(visitor, "call");
        var other = visitor(mia);
        signal(other, session, PEER, "offer", "v=0 from another tab");
        assertThat(refusal(other)).isEqualTo("forbidden");
        heardNoSignal(agent);
    }

    @Test
    void who_looks_away_or_is_gone_is_hung_up() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        heard(visitor, "call");
        signal(agent, session, "the same agent's next end", "call", null);
        assertThat(heard(visitor, "bye").path("peer").asText()).isEqualTo(PEER);
        agent.cut();
        assertThat(heard(visitor, "bye").path("peer").asText()).isEqualTo("the same agent's next end");
    }

    @Test
    void once_it_is_over_nothing_is_passed_on() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        heard(visitor, "call");
        heardAfterAll(agent);
        answer(visitor, session, TAB, List.of("see"));
        agent.expect(
                "assist.session",
                frame -> frame.at("/session/powers/0").asText().equals("see"));
        signal(visitor, session, PEER, "offer", "v=0 too late");
        assertThat(refusal(visitor)).isEqualTo("forbidden");
        signal(agent, session, PEER, "call", null);
        assertThat(refusal(agent)).isEqualTo("forbidden");
        heardNoSignal(agent);
    }

    @Test
    void both_sides_learn_how_to_reach_each_other_and_nobody_before() {
        var asked = ask();
        visitor.send("assist.ice").with("session", asked).go();
        assertThat(refusal(visitor)).isEqualTo("forbidden");
        answer(visitor, asked, TAB, List.of("see", "screen"));
        state(agent, "active");
        watch(agent, asked);
        for (var socket : List.of(visitor, agent)) {
            socket.send("assist.ice").with("session", asked).go();
            var ice = socket.expect("assist.ice");
            assertThat(ice.at("/servers/0/urls/0").asText()).isEqualTo("stun:127.0.0.1:3478");
            assertThat(ice.at("/servers/1/username").asText()).endsWith(":" + asked);
            assertThat(ice.path("relayOnly").asBoolean()).isFalse();
        }
    }

    @Test
    void too_much_at_once_is_refused() {
        var session = shared();
        for (var i = 0; i < 30; i++) {
            signal(visitor, session, PEER, "candidate", "x".repeat(30_000));
        }
        assertThat(refusal(visitor)).isEqualTo("too_many");
    }

    @Test
    void a_site_can_forbid_it() {
        forbid();
        agent.send("assist.ask")
                .with("conversation", talk)
                .with("powers", List.of("screen"))
                .go();
        assertThat(refusal(agent)).isEqualTo("forbidden");
        visitor.send("assist.offer")
                .with("conversation", talk)
                .with("tab", TAB)
                .with("powers", List.of("screen"))
                .go();
        assertThat(refusal(visitor)).isEqualTo("forbidden");
        var session = ask();
        answer(visitor, session, TAB, List.of("screen"));
        assertThat(refusal(visitor)).isEqualTo("forbidden");
    }

    @Test
    void a_site_that_forbids_it_ends_what_is_under_way() {
        shared();
        forbid();
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("forbidden");
        state(agent, "ended");
    }

    @Test
    void after_a_page_load_the_visitor_is_asked_whether_to_go_on() {
        var session = shared();
        signal(agent, session, PEER, "call", null);
        heard(visitor, "call");
        // Of what was told before nothing must pass for what is told now.
        heardAfterAll(agent);
        visitor.cut();
        var again = visitor(mia);
        again.send("assist.join").with("session", session).with("tab", TAB).go();
        again.expect(
                "assist.session", frame -> frame.at("/session/asked/0").asText().equals("screen"));
        agent.expect("assist.session", frame -> frame.at("/session/powers").isEmpty());
        answer(again, session, TAB, List.of("screen"));
        agent.expect(
                "assist.session",
                frame -> frame.at("/session/powers/0").asText().equals("screen"));
        signal(agent, session, PEER, "call", null);
        heard(again, "call");
    }
}
