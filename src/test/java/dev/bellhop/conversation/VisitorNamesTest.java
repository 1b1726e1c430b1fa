package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Agents write down who an anonymous visitor is.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VisitorNamesTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Guest guest;
    private String owner;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        guest = company.visitor("Someone");
        owner = company.signIn();
        id = conversation(guest, "Where is my parcel?");
    }

    private ValidatableResponse change(String token, Map<String, Object> change) {
        return as(token).body(change).patch("/api/v1/visitors/" + guest.id()).then();
    }

    @Test
    void the_name_is_in_lists_in_the_search_and_on_other_consoles_at_once() {
        var token = as(owner)
                .get("/api/v1/conversations?changedSince=0&limit=200")
                .jsonPath()
                .getString("next");
        try (var colleague = TestSocket.agent(url.substring(0, url.length() - 1), owner)) {
            colleague.watchList();
            change(owner, Map.of("name", " Mia Keller ", "email", "mia@example.com"))
                    .statusCode(200)
                    .body("name", equalTo("Mia Keller"))
                    .body("email", equalTo("mia@example.com"))
                    .body("externalId", nullValue());
            colleague.expect(
                    "conversation",
                    frame -> frame.at("/conversation/visitor/name").asText().equals("Mia Keller"));
        }
        as(owner).get("/api/v1/conversations/" + id).then().body("visitor.name", equalTo("Mia Keller"));
        as(owner).get("/api/v1/search?q=keller").then().body("visitors.id", hasSize(1));
        as(owner).get("/api/v1/search?q=mia@example.com").then().body("visitors.id", hasSize(1));
        await().until(() -> as(owner)
                .get("/api/v1/conversations?changedSince=" + token)
                .asString()
                .contains("Mia Keller"));
        as(owner)
                .get("/api/v1/audit?action=visitor.changed")
                .then()
                .body("items", hasSize(1))
                .body("items[0].detail", nullValue());
    }

    @Test
    void what_is_left_out_stays_and_an_empty_address_is_none() {
        change(owner, Map.of("name", "Mia", "email", "mia@example.com")).statusCode(200);
        change(owner, Map.of("name", "Mia K."))
                .statusCode(200)
                .body("name", equalTo("Mia K."))
                .body("email", equalTo("mia@example.com"));
        change(owner, Map.of("email", "")).body("name", equalTo("Mia K.")).body("email", nullValue());
        change(owner, Map.of()).statusCode(200).body("name", equalTo("Mia K."));
        as(owner).get("/api/v1/audit?action=visitor.changed").then().body("items", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia", "a@b@c", "Mia <mia@example.com>", "mia@example.com\nBcc: x@example.com", " "})
    void an_address_is_an_address(String email) {
        change(owner, Map.of("email", email)).statusCode(400).body("detail", startsWith("The field \"email\""));
    }

    @Test
    void a_name_is_not_empty_and_not_long() {
        change(owner, Map.of("name", "  ")).statusCode(400);
        change(owner, Map.of("name", "a".repeat(81))).statusCode(400);
    }

    @Test
    void who_is_verified_is_called_as_the_company_says() {
        var key = IdentitySigner.hmacKey(IdentitySigner.secret(company).secret());
        var jwt = IdentitySigner.jwt("HS256", key, IdentitySigner.claims("ext-" + id));
        var verified = IdentitySigner.identify(company, IdentitySigner.byJwt(jwt), guest.token())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as(owner)
                .body(Map.of("name", "Mia"))
                .patch("/api/v1/visitors/" + verified.getString("visitor.id"))
                .then()
                .statusCode(409)
                .body("detail", startsWith("This visitor is verified"));
        // Merged into the verified one, it is no visitor of its own any more.
        change(owner, Map.of("name", "Mia")).statusCode(404);
    }

    @Test
    void nobody_else_does_it() {
        change(guest.token(), Map.of("name", "Boss")).statusCode(403);
        change(Company.create().signIn(), Map.of("name", "Boss")).statusCode(404);
        assertThat(as(owner).get("/api/v1/visitors/" + guest.id()).asString()).doesNotContain("Boss");
    }

    @Test
    void an_erased_visitor_has_no_name() {
        change(owner, Map.of("name", "Mia", "email", "mia@example.com")).statusCode(200);
        var visitor = "/api/v1/visitors/" + guest.id();
        as(owner).post(visitor + "/erase").then().statusCode(202);
        await().until(() -> as(owner)
                .get(visitor + "/erasure")
                .jsonPath()
                .getString("status")
                .equals("finished"));
        change(owner, Map.of("name", "Mia")).statusCode(404);
        as(owner).get("/api/v1/search?q=mia@example.com").then().body("visitors", hasSize(0));
    }
}
