package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G6: presence is what the sockets say.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PresenceTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private TestSocket visitor() {
        return TestSocket.visitor(base(), company.site().key(), mia.token());
    }

    @Test
    void a_visitor_sees_agents_come_and_go() {
        try (var visitor = visitor()) {
            var agent = TestSocket.agent(base(), company.signIn());
            var here = visitor.expect("presence", frame -> frame.path("agents").asInt() == 1);
            assertThat(here.path("people").get(0).path("name").asText()).isEqualTo("Olga Owner");
            given().get("/api/v1/widget-settings?site=" + company.site().key())
                    .then()
                    .body("agents", equalTo(1));
            agent.cut();
            visitor.expect("presence", frame -> frame.path("agents").asInt() == 0);
        }
    }

    @Test
    void an_agent_sees_visitors_come_and_go() {
        conversation(mia, "Hello");
        try (var agent = TestSocket.agent(base(), company.signIn())) {
            agent.watchList();
            var visitor = visitor();
            assertThat(of(agent, true).path("people").get(0).path("name").asText())
                    .isEqualTo("Mia");
            as(company.signIn()).get("/api/v1/visitors/" + mia.id()).then().body("online", equalTo(true));
            visitor.cut();
            of(agent, false);
            as(company.signIn()).get("/api/v1/visitors/" + mia.id()).then().body("online", equalTo(false));
        }
    }

    private JsonNode of(TestSocket agent, boolean online) {
        return agent.expect("presence", frame -> {
            var someone = frame.path("people").path(0);
            return someone.path("kind").asText().equals("visitor")
                    && someone.path("online").asBoolean() == online;
        });
    }

    @Test
    void two_tabs_are_one_visitor_and_a_reload_is_no_absence() {
        try (var agent = TestSocket.agent(base(), company.signIn())) {
            agent.watchList();
            var first = visitor();
            of(agent, true);
            var second = visitor();
            first.close();
            second.close();
            var reloaded = visitor();
            reloaded.cut();
            of(agent, false);
            assertThat(agent.drain())
                    .noneMatch(frame -> frame.findValuesAsText("kind").contains("visitor"));
        }
    }

    @Test
    void who_comes_later_is_told_of_colleagues_and_finds_visitors_with_their_conversations() {
        var id = conversation(mia, "Hello");
        try (var visitor = visitor();
                var agent = TestSocket.open(base(), "/live/agent")) {
            agent.send("hello").with("token", company.signIn()).go();
            var people = agent.expect("welcome").path("presence").path("people");
            assertThat(people).hasSize(1);
            assertThat(people.get(0).path("name").asText()).isEqualTo("Olga Owner");
            as(company.signIn()).get("/api/v1/conversations/" + id).then().body("visitor.online", equalTo(true));
            assertThat(visitor.isClosed()).isFalse();
        }
    }
}
