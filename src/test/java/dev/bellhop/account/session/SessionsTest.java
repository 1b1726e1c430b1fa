package dev.bellhop.account.session;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Signing in, staying in, and getting out.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionsTest {
    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();

    private static Response signIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/sessions");
    }

    private static Response refresh(Cookie cookie) {
        return given().cookie(cookie).post("/api/v1/sessions/refresh");
    }

    @Test
    void a_session_gives_a_short_token_and_a_cookie_that_scripts_cannot_read() {
        var answer = signIn(company.email().toUpperCase(java.util.Locale.ROOT), Company.password());
        answer.then().statusCode(201).body("expiresIn", equalTo(900)).body("agent.role", equalTo("owner"));
        var cookie = answer.detailedCookie("bellhop_refresh");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        as(answer.jsonPath().getString("accessToken"))
                .get("/api/v1/me")
                .then()
                .body("email", equalTo(company.email()))
                .body("role", equalTo("owner"));
    }

    @Test
    void a_wrong_password_and_an_unknown_account_get_the_same_answer() {
        var wrong = signIn(company.email(), "not this one at all");
        var unknown = signIn("nobody@shop.example", "not this one at all");
        wrong.then().statusCode(401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
        signIn(company.email(), "x".repeat(300)).then().statusCode(400);
    }

    @Test
    void a_refresh_token_is_good_once_and_its_theft_ends_the_session() {
        var cookie = signIn(company.email(), Company.password()).detailedCookie("bellhop_refresh");
        var next = refresh(cookie);
        next.then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> AgentToken.update(
                        "usedAt = ?1 where hash = ?2",
                        Instant.now().minusSeconds(60),
                        new Token(cookie.getValue()).hash()));
        refresh(cookie).then().statusCode(401);
        refresh(next.detailedCookie("bellhop_refresh")).then().statusCode(401);
        as(next.jsonPath().getString("accessToken")).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void two_tabs_may_refresh_at_the_same_moment() {
        var cookie = signIn(company.email(), Company.password()).detailedCookie("bellhop_refresh");
        refresh(cookie).then().statusCode(200);
        refresh(cookie).then().statusCode(200);
    }

    @Test
    void signing_out_ends_tokens_and_closes_sockets() {
        var answer = signIn(company.email(), Company.password());
        var token = answer.jsonPath().getString("accessToken");
        try (var socket = TestSocket.agent(url.substring(0, url.length() - 1), token)) {
            given().cookie(answer.detailedCookie("bellhop_refresh"))
                    .delete("/api/v1/sessions")
                    .then()
                    .statusCode(204);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        as(token).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void without_a_cookie_or_with_a_made_up_one_there_is_nothing_to_refresh() {
        given().post("/api/v1/sessions/refresh").then().statusCode(401);
        refresh(new Cookie.Builder("bellhop_refresh", "bhr_made-up").build())
                .then()
                .statusCode(401);
        given().delete("/api/v1/sessions").then().statusCode(204);
    }

    @Test
    void a_cookie_that_was_planted_before_signing_in_leads_nowhere() {
        var attacker = Company.create();
        var planted = signIn(attacker.email(), Company.password()).detailedCookie("bellhop_refresh");
        for (var value : new String[] {planted.getValue(), "bhr_chosen-by-somebody-else"}) {
            var victims = given().contentType(ContentType.JSON)
                    .cookie("bellhop_refresh", value)
                    .body(Map.of("email", company.email(), "password", Company.password()))
                    .post("/api/v1/sessions");
            assertThat(victims.statusCode()).isEqualTo(201);
            assertThat(victims.getCookie("bellhop_refresh")).isNotEqualTo(value);
        }
        refresh(planted).then().statusCode(200).body("agent.email", equalTo(attacker.email()));
        refresh(new Cookie.Builder("bellhop_refresh", "bhr_chosen-by-somebody-else").build())
                .then()
                .statusCode(401);
    }

    @Test
    void what_another_site_makes_a_browser_send_does_nothing() {
        var cookie = signIn(company.email(), Company.password()).detailedCookie("bellhop_refresh");
        var evil = "https://evil.example";
        given().cookie(cookie).header("Origin", evil).get("/api/v1/me").then().statusCode(401);
        given().cookie(cookie)
                .header("Origin", evil)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "New", "scopes", java.util.List.of("agents:write")))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(401);
        // A form can be sent to it; what it answers stays unread, as no other origin is let in.
        given().cookie(cookie)
                .header("Origin", evil)
                .post("/api/v1/sessions/refresh")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void roles_decide_who_creates_agents() {
        var mail = "plain-" + company.workspace() + "@shop.example";
        company.agent("Plain", Role.AGENT, mail);
        var draft = Map.of("name", "New", "email", "new-" + mail, "password", "long enough pass", "role", "agent");
        as(company.signIn(mail)).body(draft).post("/api/v1/agents").then().statusCode(403);
        as(company.signIn()).body(draft).post("/api/v1/agents").then().statusCode(201);
        as(company.signIn()).body(draft).post("/api/v1/agents").then().statusCode(409);
        var admin = "admin-" + mail;
        company.agent("Admin", Role.ADMIN, admin);
        var owner = Map.of("name", "O", "email", "o-" + mail, "password", "long enough pass", "role", "owner");
        as(company.signIn(admin)).body(owner).post("/api/v1/agents").then().statusCode(403);
    }
}
