package dev.bellhop.account.session;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where an account is signed in, and how to end that.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenSessionsTest {
    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    private String signInWith(String browser, String email) {
        return given().contentType(ContentType.JSON)
                .header("User-Agent", browser)
                .body(Map.of("email", email, "password", Company.password()))
                .post("/api/v1/sessions")
                .jsonPath()
                .getString("accessToken");
    }

    private String idOf(String token) {
        return as(token).get("/api/v1/sessions").jsonPath().getString("items.find { it.current }.id");
    }

    private String agent(Role role) {
        var email = role.wireName() + "-" + UUID.randomUUID() + "@shop.example";
        company.agent("Mo", role, email);
        return email;
    }

    @Test
    void each_sign_in_is_listed_with_where_it_came_from() {
        signInWith("Firefox on a phone", company.email());
        as(owner)
                .get("/api/v1/sessions")
                .then()
                .body("items", hasSize(2))
                .body("items.find { !it.current }.userAgent", equalTo("Firefox on a phone"))
                .body("items.address", contains("127.0.0.1", "127.0.0.1"))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].usedAt", notNullValue());
    }

    @Test
    void its_last_use_is_known_and_one_that_is_no_longer_good_is_not_listed() {
        var session = UUID.fromString(idOf(owner));
        used(session, Duration.ofDays(1));
        as(owner).get("/api/v1/me").then().statusCode(200);
        AgentSession seen = QuarkusTransaction.requiringNew().call(() -> AgentSession.findById(session));
        assertThat(seen.usedAt).isAfter(seen.createdAt.minusSeconds(1));
        var other = UUID.fromString(idOf(company.signIn()));
        used(other, Duration.ofDays(15));
        as(owner).get("/api/v1/sessions").then().body("items.id", contains(session.toString()));
    }

    private static void used(UUID session, Duration ago) {
        QuarkusTransaction.requiringNew()
                .run(() -> AgentSession.update(
                        "usedAt = ?1 where id = ?2", Instant.now().minus(ago), session));
    }

    @Test
    void one_that_is_ended_is_out_at_once_on_sockets_too() {
        var phone = signInWith("Firefox on a phone", company.email());
        try (var socket = TestSocket.agent(url.substring(0, url.length() - 1), phone)) {
            as(owner).delete("/api/v1/sessions/" + idOf(phone)).then().statusCode(204);
            as(phone).get("/api/v1/me").then().statusCode(401);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        as(owner).get("/api/v1/me").then().statusCode(200);
        as(owner).get("/api/v1/sessions").then().body("items", hasSize(1));
    }

    @Test
    void an_admin_ends_those_of_others_but_not_of_who_stands_above() {
        var admin = company.signIn(agent(Role.ADMIN));
        var mail = agent(Role.AGENT);
        var agent = company.signIn(mail);
        as(admin).delete("/api/v1/sessions/" + idOf(owner)).then().statusCode(403);
        as(admin).get("/api/v1/sessions?agent=" + company.owner().id()).then().statusCode(403);
        as(admin).delete("/api/v1/sessions/" + idOf(agent)).then().statusCode(204);
        as(agent).get("/api/v1/me").then().statusCode(401);
        as(owner)
                .get("/api/v1/audit?action=session.ended")
                .then()
                .body("items.actor.name", contains("Mo"))
                .body("items.on.name", contains("Mo"));
    }

    @Test
    void nobody_else_ends_or_sees_them() {
        var supervisor = company.signIn(agent(Role.SUPERVISOR));
        as(supervisor).delete("/api/v1/sessions/" + idOf(owner)).then().statusCode(404);
        as(supervisor)
                .get("/api/v1/sessions?agent=" + company.owner().id())
                .then()
                .statusCode(403);
        var foreign = Company.create().signIn();
        as(foreign).delete("/api/v1/sessions/" + idOf(owner)).then().statusCode(404);
        as(owner).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void of_too_many_sessions_those_unused_for_longest_end() {
        var oldest = company.owner().id().toString().substring(0, 24) + "000000000001";
        Rows.run("""
                insert into agent_session (id, workspace, agent, created_at, used_at)
                select cast(substr('%2$s', 1, 24) || lpad(to_hex(n), 12, '0') as uuid), '%1$s', '%2$s',
                    now() - interval '2 days', now() - interval '2 days' + interval '1 second' * n
                from generate_series(1, 150) n
                """.formatted(company.workspace(), company.owner().id()));
        var newest = company.signIn();
        as(newest)
                .get("/api/v1/sessions")
                .then()
                .body("items", hasSize(100))
                .body("items[0].current", equalTo(true))
                .body("items.id", not(hasItem(oldest)));
        as(newest).delete("/api/v1/sessions/" + oldest).then().statusCode(404);
        as(owner).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void with_a_new_password_all_the_others_end_however_many_they_are() {
        Rows.run("""
                insert into agent_session (id, workspace, agent, created_at, used_at)
                select gen_random_uuid(), '%s', '%s', now(), now() from generate_series(1, 1100)
                """.formatted(company.workspace(), company.owner().id()));
        as(owner)
                .body(Map.of("current", Company.password(), "password", "another long password"))
                .put("/api/v1/me/password")
                .then()
                .statusCode(204);
        as(owner).get("/api/v1/sessions").then().body("items", hasSize(1));
    }
}
