package dev.bellhop.common;

import static dev.bellhop.testing.Company.ORIGIN;
import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.IdentitySigner.byJwt;
import static dev.bellhop.testing.IdentitySigner.claims;
import static dev.bellhop.testing.IdentitySigner.hmacKey;
import static dev.bellhop.testing.IdentitySigner.jwt;
import static dev.bellhop.testing.IdentitySigner.known;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.SentMails;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every name is cleaned where it comes in, and one that shows nothing is as good as none.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NameDoorsTest {
    private static final String ODD = " \u202eEve\u200b\u0000\u2069 Stone\r\n";
    private static final String CLEAN = "Eve Stone";
    private static final String NOTHING = "\u200b\u2800\u202e\u0301";
    private Company company;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        owner = company.signIn();
    }

    private ValidatableResponse created(String path, Map<String, ?> body) {
        return as(owner).body(body).post("/api/v1/" + path).then();
    }

    private ValidatableResponse agent(String name) {
        var email = Ids.next() + "@shop.example";
        return created("agents", Map.of("name", name, "email", email, "role", "agent", "password", Company.password()));
    }

    private ValidatableResponse key(String name) {
        return created("api-keys", Map.of("name", name, "scopes", List.of("agents:read")));
    }

    private ValidatableResponse site(String name) {
        return created("sites", Map.of("name", name, "origins", List.of(ORIGIN)));
    }

    private ValidatableResponse reply(String name) {
        return created(
                "canned-replies", Map.of("shortcut", Ids.next(), "name", name, "body", "Hello", "scope", "personal"));
    }

    private ValidatableResponse visitor(String name) {
        return given().contentType(ContentType.JSON)
                .header("Origin", ORIGIN)
                .body(Map.of("site", company.site().key(), "name", name))
                .post("/api/v1/visitors")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse change(String path, String name) {
        return as(owner).body(Map.of("name", name)).patch("/api/v1/" + path).then();
    }

    @Test
    void names_are_cleaned() {
        agent(ODD).statusCode(201).body("name", equalTo(CLEAN));
        key(ODD).statusCode(201).body("key.name", equalTo(CLEAN));
        site(ODD).statusCode(201).body("name", equalTo(CLEAN));
        reply(ODD).statusCode(201).body("name", equalTo(CLEAN));
        visitor(ODD).body("visitor.name", equalTo(CLEAN));
        change("agents/" + company.owner().id(), ODD).statusCode(200).body("name", equalTo(CLEAN));
        change("sites/" + company.site().id(), ODD).statusCode(200).body("name", equalTo(CLEAN));
    }

    @Test
    void a_name_that_shows_nothing_is_refused_as_an_empty_one_is() {
        for (var name : List.of(NOTHING, "")) {
            agent(name).statusCode(400).body("detail", containsString("\"name\" must have 1 to 80 characters"));
            key(name).statusCode(400).body("detail", containsString("\"name\" is missing"));
            site(name).statusCode(400).body("detail", containsString("\"name\" must have 1 to 80 characters"));
            reply(name).statusCode(400).body("detail", containsString("\"name\" must have 1 to 80 characters"));
            change("agents/" + company.owner().id(), name)
                    .statusCode(400)
                    .body("detail", containsString("\"name\" must have 1 to 80 characters"));
        }
    }

    @Test
    void what_is_stripped_does_not_count() {
        agent("e".repeat(80) + "\u200b\u202e").statusCode(201);
        agent("e".repeat(81)).statusCode(400);
    }

    @Test
    void a_visitor_whose_name_shows_nothing_is_given_one() {
        visitor(NOTHING).body("visitor.name", startsWith("Visitor "));
    }

    @Test
    void the_name_in_an_identity_is_cleaned_or_left_out() {
        var key = hmacKey(IdentitySigner.secret(company).secret());
        var claims = claims("eve");
        claims.put("name", ODD);
        assertThat(known(company, byJwt(jwt("HS256", key, claims)), null).name())
                .isEqualTo(CLEAN);
        claims.put("name", NOTHING);
        assertThat(known(company, byJwt(jwt("HS256", key, claims)), null).name())
                .isEqualTo(CLEAN);
    }

    @Test
    void somebody_who_is_invited_has_a_clean_name() {
        var email = "eve-" + Ids.next() + "@shop.example";
        created("invitations", Map.of("email", email, "role", "agent")).statusCode(201);
        var token = SentMails.token(email);
        accept(token, NOTHING).statusCode(400).body("detail", containsString("\"name\" is missing"));
        accept(token, ODD).statusCode(201).body("name", equalTo(CLEAN));
    }

    private static ValidatableResponse accept(String token, String name) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "name", name, "password", Company.password()))
                .post("/api/v1/invitations/accept")
                .then();
    }

    @Test
    void a_workspaces_name_is_confirmed_as_it_is_seen() {
        as(owner)
                .body(Map.of("name", " \u200bA company\u2069", "password", Company.password()))
                .post("/api/v1/workspace/deletion")
                .then()
                .statusCode(202);
    }
}
