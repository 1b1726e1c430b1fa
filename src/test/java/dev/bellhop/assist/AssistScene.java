package dev.bellhop.assist;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.TestSocket;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A visitor and an agent of a company, each at a socket, with a conversation between them.
abstract class AssistScene {
    static final String TAB = "the first tab of Mia";
    static final String OTHER_TAB = "another tab of Mia's";

    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    AssistSessions assistances;

    private final List<TestSocket> opened = new ArrayList<>();
    Company company;
    Guest mia;
    UUID talk;
    TestSocket visitor;
    TestSocket agent;

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

    String base() {
        return url.substring(0, url.length() - 1);
    }

    TestSocket visitor(Guest guest) {
        return keep(TestSocket.visitor(base(), company.site().key(), guest.token()));
    }

    TestSocket agent(String token) {
        var socket = keep(TestSocket.agent(base(), token));
        socket.send("resume").with("conversation", talk).with("after", 0).go();
        socket.expect("replay");
        return socket;
    }

    TestSocket keep(TestSocket socket) {
        opened.add(socket);
        return socket;
    }

    static JsonNode state(TestSocket socket, String state) {
        return socket.expect(
                        "assist.session",
                        frame -> frame.at("/session/state").asText().equals(state))
                .path("session");
    }

    String ask() {
        agent.send("assist.ask").with("conversation", talk).go();
        state(agent, "asked");
        return state(visitor, "asked").path("id").asText();
    }

    void answer(TestSocket from, String session, String tab, List<String> powers) {
        from.send("assist.allow")
                .with("session", session)
                .with("tab", tab)
                .with("powers", powers)
                .go();
    }

    String shown() {
        var session = ask();
        answer(visitor, session, TAB, List.of("see"));
        state(visitor, "active");
        state(agent, "active");
        return session;
    }

    static void page(TestSocket from, String session, boolean begins, String data) {
        from.send("assist.page")
                .with("session", session)
                .with("begins", begins)
                .with("ends", true)
                .with("data", data)
                .go();
    }

    static void watch(TestSocket socket, String session) {
        socket.send("assist.watch").with("session", session).go();
    }

    static String seen(TestSocket socket) {
        return socket.expect("assist.page").path("data").asText();
    }

    // Frames are dealt with one after the other: when this nonsense is answered, what was sent before it has been.
    static List<JsonNode> heardAfterAll(TestSocket socket) {
        socket.text("{\"type\":\"barrier\"}");
        socket.expect("refused", frame -> frame.path("code").asText().equals("malformed"));
        return socket.drain();
    }

    static void hasSeenNothing(TestSocket socket) {
        assertThat(heardAfterAll(socket))
                .noneMatch(frame -> frame.path("type").asText().equals("assist.page"));
    }

    static String refusal(TestSocket socket) {
        return socket.expect("refused").path("code").asText();
    }

    List<String> audited() {
        return as(company.signIn()).get("/api/v1/audit").jsonPath().getList("items.action");
    }

    List<String> logged() {
        return as(company.signIn())
                .get("/api/v1/conversations/" + talk + "/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'event' }.event.name");
    }

    void allowMore(String session, String power) {
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

    void hasPowers(int count) {
        agent.expect("assist.session", frame -> frame.at("/session/powers").size() == count);
    }

    List<String> details(String action) {
        return as(company.signIn())
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.findAll { it.action == '" + action + "' }.detail");
    }
}
