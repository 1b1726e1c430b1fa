package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.DatabaseSearch;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What both sides of an assistance hear, and what nobody hears.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssistTest extends AssistScene {
    @Test
    void the_visitor_is_told_who_asks() {
        agent.send("assist.ask").with("conversation", talk).go();
        var asked = state(visitor, "asked");
        assertThat(asked.at("/by/name").asText()).isEqualTo("Olga Owner");
        assertThat(asked.path("powers")).isEmpty();
    }

    @Test
    void an_agent_who_watches_gets_the_page_in_order() {
        var session = shown();
        page(visitor, session, true, "picture");
        page(visitor, session, false, "change");
        watch(agent, session);
        assertThat(state(visitor, "active").at("/watchers/0/name").asText()).isEqualTo("Olga Owner");
        assertThat(seen(agent)).isEqualTo("picture");
        assertThat(seen(agent)).isEqualTo("change");
        page(visitor, session, false, "another");
        assertThat(seen(agent)).isEqualTo("another");
    }

    @Test
    void nothing_is_passed_on_before_the_visitor_allows_it() {
        var session = ask();
        watch(agent, session);
        page(visitor, session, true, "picture");
        heardAfterAll(visitor);
        hasSeenNothing(agent);
    }

    @Test
    void whoever_refuses_shows_nothing_and_both_are_told() {
        var session = ask();
        answer(visitor, session, TAB, List.of());
        assertThat(state(agent, "ended").path("end").asText()).isEqualTo("refused");
        page(visitor, session, true, "picture");
        heardAfterAll(visitor);
        hasSeenNothing(agent);
        assertThat(logged()).isEmpty();
    }

    @Test
    void the_visitor_stops_it_and_not_one_more_frame_is_passed_on() {
        var session = shown();
        watch(agent, session);
        page(visitor, session, true, "picture");
        seen(agent);
        visitor.send("assist.stop").with("session", session).go();
        page(visitor, session, false, "after the stop");
        assertThat(state(agent, "ended").path("end").asText()).isEqualTo("stopped_by_visitor");
        heardAfterAll(visitor);
        hasSeenNothing(agent);
    }

    @Test
    void the_agent_stops_it() {
        var session = shown();
        agent.send("assist.stop").with("session", session).go();
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("stopped_by_agent");
    }

    @Test
    void resolving_the_conversation_stops_it() {
        shown();
        as(company.signIn())
                .body(Map.of("status", "resolved"))
                .patch("/api/v1/conversations/" + talk)
                .then()
                .statusCode(200);
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("resolved");
    }

    @Test
    void the_agent_who_asked_signs_out_and_it_stops() {
        var mail = "ana-" + company.workspace() + "@shop.example";
        company.agent("Ana", Role.AGENT, mail);
        var token = company.signIn(mail);
        agent = agent(token);
        shown();
        var own = as(token).get("/api/v1/sessions").jsonPath().getString("items[0].id");
        as(token).delete("/api/v1/sessions/" + own).then().statusCode(204);
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("signed_out");
    }

    @Test
    void the_clock_stops_it() {
        var session = UUID.fromString(shown());
        assistances.endWhere(about -> about.id().equals(session), End.TIME_LIMIT);
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("time_limit");
        assertThat(state(agent, "ended").path("end").asText()).isEqualTo("time_limit");
    }

    @Test
    void the_tab_goes_on_after_a_page_load_without_being_asked_again() {
        var session = shown();
        watch(agent, session);
        page(visitor, session, true, "first page");
        seen(agent);
        visitor.cut();
        var again = visitor(mia);
        assertThat(state(again, "active").path("id").asText()).isEqualTo(session);
        again.send("assist.join").with("session", session).with("tab", TAB).go();
        page(again, session, true, "second page");
        assertThat(seen(agent)).isEqualTo("second page");
    }

    @Test
    void another_tab_of_the_visitor_can_show_nothing() {
        var session = shown();
        watch(agent, session);
        var other = visitor(mia);
        other.send("assist.join")
                .with("session", session)
                .with("tab", OTHER_TAB)
                .go();
        assertThat(refusal(other)).isEqualTo("not_found");
        page(other, session, true, "another tab");
        heardAfterAll(other);
        hasSeenNothing(agent);
    }

    @Test
    void a_second_agent_may_watch_and_the_visitor_is_told() {
        var session = shown();
        watch(agent, session);
        page(visitor, session, true, "picture");
        var mail = "sue-" + company.workspace() + "@shop.example";
        company.agent("Sue Supervisor", Role.SUPERVISOR, mail);
        var second = agent(company.signIn(mail));
        assertThat(state(second, "active").path("id").asText()).isEqualTo(session);
        watch(second, session);
        assertThat(seen(second)).isEqualTo("picture");
        visitor.expect("assist.session", frame -> frame.toString().contains("Sue Supervisor"));
        second.send("assist.unwatch").with("session", session).go();
        visitor.expect("assist.session", frame -> !frame.toString().contains("Sue Supervisor"));
    }

    @Test
    void who_watches_where_there_is_no_picture_has_one_asked_for() {
        var session = shown();
        watch(agent, session);
        visitor.expect("assist.again");
        page(visitor, session, true, "picture");
        assertThat(seen(agent)).isEqualTo("picture");
    }

    @Test
    void a_visitor_may_offer_without_being_asked() {
        visitor.send("assist.offer").with("conversation", talk).with("tab", TAB).go();
        var shown = state(agent, "active");
        assertThat(shown.at("/by/name").asText()).isEqualTo("Mia");
        page(visitor, shown.path("id").asText(), true, "picture");
        watch(agent, shown.path("id").asText());
        assertThat(seen(agent)).isEqualTo("picture");
    }

    @Test
    void whoever_watches_the_list_is_told_of_an_offer_and_of_those_that_are_there() {
        var elsewhere = keep(TestSocket.agent(base(), company.signIn()));
        elsewhere.watchList();
        visitor.send("assist.offer")
                .with("conversation", talk)
                .with("tab", TAB)
                .with("powers", List.of("see"))
                .go();
        assertThat(state(elsewhere, "active").path("conversation").asText()).isEqualTo(talk.toString());
        var later = keep(TestSocket.agent(base(), company.signIn()));
        later.watchList();
        assertThat(state(later, "active").path("conversation").asText()).isEqualTo(talk.toString());
    }

    @Test
    void offering_while_being_asked_says_yes() {
        var session = ask();
        visitor.send("assist.offer").with("conversation", talk).with("tab", TAB).go();
        assertThat(state(agent, "active").path("id").asText()).isEqualTo(session);
    }

    @Test
    void asking_twice_is_asking_once() {
        var session = ask();
        agent.send("assist.ask").with("conversation", talk).go();
        assertThat(state(agent, "asked").path("id").asText()).isEqualTo(session);
    }

    @Test
    void a_visitor_who_is_not_there_is_not_asked() {
        var gone = company.visitor("Gone");
        var silent = conversation(gone, "Hello");
        agent.send("assist.ask").with("conversation", silent).go();
        assertThat(refusal(agent)).isEqualTo("conflict");
    }

    @Test
    void a_site_can_switch_it_off() {
        as(company.signIn())
                .body(Map.of("assist", Map.of("enabled", false)))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
        agent.send("assist.ask").with("conversation", talk).go();
        assertThat(refusal(agent)).isEqualTo("forbidden");
        visitor.send("assist.offer").with("conversation", talk).with("tab", TAB).go();
        assertThat(refusal(visitor)).isEqualTo("forbidden");
    }

    @Test
    void another_company_and_another_visitor_learn_nothing() {
        var session = shown();
        page(visitor, session, true, "picture");
        var stranger = keep(TestSocket.agent(base(), Company.create().signIn()));
        watch(stranger, session);
        assertThat(refusal(stranger)).isEqualTo("not_found");
        stranger.send("assist.stop").with("session", session).go();
        assertThat(refusal(stranger)).isEqualTo("not_found");
        var noah = visitor(company.visitor("Noah"));
        answer(noah, session, TAB, List.of());
        assertThat(refusal(noah)).isEqualTo("not_found");
        page(noah, session, true, "another's page");
        heardAfterAll(noah);
        watch(agent, session);
        assertThat(seen(agent)).isEqualTo("picture");
    }

    @Test
    void it_is_audited_and_stands_in_the_log_without_a_word_of_what_was_seen() throws SQLException {
        var session = shown();
        page(visitor, session, true, "the secret page");
        watch(agent, session);
        seen(agent);
        visitor.send("assist.stop").with("session", session).go();
        agent.expect("message", frame -> frame.toString().contains("assist_ended"));
        assertThat(logged()).containsExactly("assist_started", "assist_ended");
        assertThat(audited()).contains("assist.asked", "assist.allowed", "assist.watched", "assist.ended");
        assertThat(new DatabaseSearch(database).of("the secret page")).isEmpty();
    }

    @Test
    void neither_the_audit_nor_the_list_keeps_a_visitors_name() throws SQLException {
        var name = "Miranda " + UUID.randomUUID();
        var miranda = company.visitor(name);
        talk = conversation(miranda, "Look here");
        var socket = visitor(miranda);
        socket.send("assist.offer").with("conversation", talk).with("tab", TAB).go();
        var session = socket.expect("assist.again").path("session").asText();
        socket.send("assist.stop").with("session", session).go();
        socket.expect("message", frame -> frame.toString().contains("assist_ended"));
        assertThat(new DatabaseSearch(database).of(name)).containsOnly("visitor.name", "message.author_name");
    }

    @Test
    void rest_lists_gets_and_stops() {
        var session = shown();
        var path = "/api/v1/assist-sessions/" + session;
        var token = company.signIn();
        assertThat(as(token).get(path).jsonPath().getString("state")).isEqualTo("active");
        as(token).post(path + "/stop").then().statusCode(204);
        assertThat(state(visitor, "ended").path("end").asText()).isEqualTo("stopped_by_agent");
        agent.expect("message", frame -> frame.toString().contains("assist_ended"));
        as(token).post(path + "/stop").then().statusCode(204);
        var list = as(token).get("/api/v1/assist-sessions?conversation=" + talk).jsonPath();
        assertThat(list.getList("items.id")).containsExactly(session);
        assertThat(list.getString("items[0].end")).isEqualTo("stopped_by_agent");
        assertThat(as(token)
                        .get("/api/v1/assist-sessions?limit=1&after=" + session)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }
}
