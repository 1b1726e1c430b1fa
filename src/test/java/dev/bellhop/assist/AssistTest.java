package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import dev.bellhop.testing.Traces;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What both sides of an assistance hear, and what nobody hears.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssistTest {
    private static final String TAB = "the first tab of Mia";
    private static final String OTHER_TAB = "another tab of Mia's";

    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    Assistances assistances;

    private final List<TestSocket> opened = new ArrayList<>();
    private Company company;
    private Guest mia;
    private UUID talk;
    private TestSocket visitor;
    private TestSocket agent;

    @BeforeEach
    void meet() {
        company = Company.create();
        mia = company.visitor("Mia");
        talk = conversation(mia, "I cannot find the button");
        visitor = visitor(mia);
        agent = agent(company.signIn());
    }

    @AfterEach
    void close() {
        opened.forEach(TestSocket::close);
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private TestSocket visitor(Guest guest) {
        return keep(TestSocket.visitor(base(), company.site().key(), guest.token()));
    }

    private TestSocket agent(String token) {
        var socket = keep(TestSocket.agent(base(), token));
        socket.send("resume").with("conversation", talk).with("after", 0).go();
        socket.expect("replay");
        return socket;
    }

    private TestSocket keep(TestSocket socket) {
        opened.add(socket);
        return socket;
    }

    private static JsonNode state(TestSocket socket, String state) {
        return socket.expect(
                        "assist.session",
                        frame -> frame.at("/session/state").asText().equals(state))
                .path("session");
    }

    private String ask() {
        agent.send("assist.ask").with("conversation", talk).go();
        state(agent, "asked");
        return state(visitor, "asked").path("id").asText();
    }

    private void answer(TestSocket from, String session, String tab, List<String> powers) {
        from.send("assist.allow")
                .with("session", session)
                .with("tab", tab)
                .with("powers", powers)
                .go();
    }

    private String shown() {
        var session = ask();
        answer(visitor, session, TAB, List.of("see"));
        state(visitor, "active");
        state(agent, "active");
        return session;
    }

    private static void page(TestSocket from, String session, boolean begins, String data) {
        from.send("assist.page")
                .with("session", session)
                .with("begins", begins)
                .with("ends", true)
                .with("data", data)
                .go();
    }

    private static void watch(TestSocket socket, String session) {
        socket.send("assist.watch").with("session", session).go();
    }

    private static String seen(TestSocket socket) {
        return socket.expect("assist.page").path("data").asText();
    }

    // Frames are dealt with one after the other: when this nonsense is answered, what was sent before it has been.
    private static List<JsonNode> heardAfterAll(TestSocket socket) {
        socket.text("{\"type\":\"barrier\"}");
        socket.expect("refused", frame -> frame.path("code").asText().equals("malformed"));
        return socket.drain();
    }

    private static void hasSeenNothing(TestSocket socket) {
        assertThat(heardAfterAll(socket))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.page"));
    }

    private static String refusal(TestSocket socket) {
        return socket.expect("refused").path("code").asText();
    }

    private List<String> audited() {
        return as(company.signIn()).get("/api/v1/audit").jsonPath().getList("items.action");
    }

    private List<String> logged() {
        return as(company.signIn())
                .get("/api/v1/conversations/" + talk + "/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'event' }.event.name");
    }

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

    private void point(String session, String kind) {
        agent.send("assist.point")
                .with("session", session)
                .with(
                        "mark",
                        Map.of("kind", kind, "at", Map.of("node", 7, "x", 0.5, "y", 7.5), "to", Map.of("node", 8)))
                .go();
    }

    private void allowMore(String session, String power) {
        agent.send("assist.ask")
                .with("conversation", talk)
                .with("powers", List.of(power))
                .go();
        visitor.expect(
                "assist.session", frame -> frame.at("/session/asked/0").asText().equals(power));
        answer(visitor, session, TAB, List.of("see", power));
        hasPowers(2);
        agent.drain();
    }

    private void hasPowers(int count) {
        agent.expect("assist.session", frame -> frame.at("/session/powers").size() == count);
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
        acted(visitor, session, "a-1", "confirmed");
        acted(visitor, session, "a-1", "declined");
        assertThat(agent.expect("assist.acted").path("outcome").asText()).isEqualTo("waits");
        assertThat(agent.expect("assist.acted").path("outcome").asText()).isEqualTo("confirmed");
        heardAfterAll(visitor);
        assertThat(heardAfterAll(agent))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.acted"));
        assertThat(details("assist.acted")).containsExactlyInAnyOrder("type", "waits", "confirmed");
    }

    private List<String> details(String action) {
        return as(company.signIn())
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.findAll { it.action == '" + action + "' }.detail");
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
        assertThat(new Traces(database).of("the secret page")).isEmpty();
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
        assertThat(new Traces(database).of(name)).containsOnly("visitor.name", "message.author_name");
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
