package dev.bellhop.account;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.AgentDraft;
import dev.bellhop.agent.Agents;
import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.password.Passwords;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.SentMails;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One address, one account that signs in with it: that of the person who holds the mailbox, whatever another company
/// has entered, and without a word to that company of who has an account elsewhere.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AddressProofTest {
    private static final String PASSWORD = "seven ducks on a violet ladder";

    @Inject
    Agents agents;

    @Inject
    Passwords passwords;

    private final Company ours = Company.create();
    private final Company theirs = Company.create();
    private final String mail = "kim-" + Ids.next() + "@shop.example";

    /// As on a service that sends no e-mail: nobody knows whose the address is.
    private void enter(Company company, Role role) {
        var draft = new AgentDraft("Kim", mail, PASSWORD, role);
        agents.join(company.workspace(), draft, passwords.hash(PASSWORD), false);
    }

    private ValidatableResponse create(Company company) {
        var draft = Map.of("name", "Kim", "email", mail, "password", PASSWORD, "role", "agent");
        return as(company.signIn()).body(draft).post("/api/v1/agents").then();
    }

    private ValidatableResponse accept() {
        as(ours.signIn())
                .body(Map.of("email", mail, "role", "agent"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", SentMails.token(mail), "name", "Kim", "password", "eight geese on a green stair"))
                .post("/api/v1/invitations/accept")
                .then();
    }

    private ValidatableResponse signIn(String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", mail, "password", password))
                .post("/api/v1/sessions")
                .then();
    }

    private static ValidatableResponse choose(String token, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "password", password))
                .post("/api/v1/password-resets/use")
                .then();
    }

    private void isListed(Company company, boolean expected) {
        as(company.signIn())
                .get("/api/v1/agents")
                .then()
                .body("items.email", expected ? hasItem(mail) : not(hasItem(mail)));
    }

    @Test
    void who_proves_the_mailbox_displaces_who_has_not() {
        enter(theirs, Role.AGENT);
        signIn(PASSWORD).statusCode(201);
        accept().statusCode(201);
        signIn(PASSWORD).statusCode(401);
        signIn("eight geese on a green stair").statusCode(201);
        isListed(theirs, false);
        as(theirs.signIn())
                .get("/api/v1/audit?action=agent.left")
                .then()
                .body("items[0].detail", equalTo("somebody else has proved that the e-mail address is theirs"));
    }

    @Test
    void but_no_company_loses_its_last_owner() {
        enter(theirs, Role.OWNER);
        QuarkusTransaction.requiringNew()
                .run(() -> Agent.<Agent>findById(theirs.owner().id()).role = Role.AGENT.wireName());
        accept().statusCode(409);
        signIn(PASSWORD).statusCode(201);
    }

    @Test
    void a_company_that_makes_an_account_learns_nothing_and_its_password_opens_none() {
        create(theirs).statusCode(201).body("email", equalTo(mail));
        signIn(PASSWORD).statusCode(401);
        accept().statusCode(201);
        var another = Company.create();
        create(another).statusCode(201).body("email", equalTo(mail));
        signIn(PASSWORD).statusCode(401);
        isListed(another, true);
        signIn("eight geese on a green stair").statusCode(201);
        // Only who reads the mail hears of the other account.
        choose(SentMails.token(mail, 3), PASSWORD).statusCode(409);
    }

    @Test
    void its_person_chooses_the_password_by_the_link() {
        create(theirs).statusCode(201);
        choose(SentMails.token(mail), PASSWORD).statusCode(204);
        signIn(PASSWORD).statusCode(201);
        // It is proved, and nobody else's any more.
        accept().statusCode(409);
    }

    @Test
    void a_link_that_came_too_late_is_asked_for_again() {
        create(theirs).statusCode(201);
        given().contentType(ContentType.JSON)
                .body(Map.of("email", mail))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        choose(SentMails.token(mail, 2), PASSWORD).statusCode(204);
        signIn(PASSWORD).statusCode(201);
    }

    @Test
    void each_company_that_waits_for_its_person_gets_them_a_link() {
        create(theirs).statusCode(201);
        var another = Company.create();
        create(another).statusCode(201);
        given().contentType(ContentType.JSON)
                .body(Map.of("email", mail))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        // The newest two; the older company's first.
        choose(SentMails.token(mail, 4), PASSWORD).statusCode(204);
        as(signIn(PASSWORD).statusCode(201).extract().path("accessToken"))
                .get("/api/v1/me")
                .then()
                .body("workspace", equalTo(another.workspace().toString()));
    }
}
