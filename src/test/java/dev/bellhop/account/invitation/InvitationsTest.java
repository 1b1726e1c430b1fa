package dev.bellhop.account.invitation;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Concurrently;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.SentMails;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How people come in: by a link that is good once.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InvitationsTest {
    private static final String PASSWORD = "seven ducks on a violet ladder";
    private static final String OPERATOR = "the-operator-of-the-tests-has-a-long-token";

    private final Company company = Company.create();
    private final String email = "new-" + Ids.next() + "@shop.example";
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    private Response invite(String by, String role) {
        return as(by).body(Map.of("email", email, "role", role)).post("/api/v1/invitations");
    }

    private static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    private static Response preview(String token) {
        return nobody().body(Map.of("token", token)).post("/api/v1/invitations/preview");
    }

    private static Response accept(String token) {
        return nobody().body(Map.of("token", token, "name", " Nora ", "password", PASSWORD))
                .post("/api/v1/invitations/accept");
    }

    private static String signIn(String email) {
        return nobody().body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("accessToken");
    }

    @Test
    void whoever_is_invited_follows_a_link_and_is_in() {
        invite(owner, "supervisor").then().statusCode(201).body("link", nullValue());
        var token = SentMails.token(email);
        assertThat(SentMails.subject(email)).isEqualTo("You are invited to \u2068A company\u2069");
        preview(token)
                .then()
                .statusCode(200)
                .body("company", equalTo("A company"))
                .body("email", equalTo(email))
                .body("role", equalTo("supervisor"));
        accept(token).then().statusCode(201).body("name", equalTo("Nora")).body("role", equalTo("supervisor"));
        as(signIn(email))
                .get("/api/v1/me")
                .then()
                .body("workspace", equalTo(company.workspace().toString()));
        as(owner).get("/api/v1/invitations").then().body("items", hasSize(0));
        as(owner).get("/api/v1/audit?action=agent.invited").then().body("items", hasSize(1));
        as(owner)
                .get("/api/v1/audit?action=agent.created")
                .then()
                .body("items.on.name", equalTo(java.util.List.of("Nora")));
    }

    @Test
    void the_link_is_good_once_however_many_follow_it_at_the_same_moment() throws Exception {
        invite(owner, "agent");
        var token = SentMails.token(email);
        var answers = Concurrently.times(4, () -> accept(token).statusCode());
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(3);
        preview(token).then().statusCode(404);
    }

    @Test
    void what_is_wrong_with_the_answer_leaves_the_link_good() {
        invite(owner, "agent");
        var token = SentMails.token(email);
        nobody().body(Map.of("token", token, "name", "Nora", "password", "password1234"))
                .post("/api/v1/invitations/accept")
                .then()
                .statusCode(400);
        accept(token).then().statusCode(201);
    }

    @Test
    void a_newer_one_a_revoked_one_and_an_old_one_end_it() {
        invite(owner, "agent");
        var first = SentMails.token(email);
        var second = invite(owner, "agent").jsonPath().getString("id");
        var newer = SentMails.token(email, 2);
        accept(first).then().statusCode(404);
        as(owner).delete("/api/v1/invitations/" + second).then().statusCode(204);
        accept(newer).then().statusCode(404);
        invite(owner, "agent");
        var third = SentMails.token(email, 3);
        QuarkusTransaction.requiringNew()
                .run(() -> Invitation.update(
                        "expiresAt = ?1 where email = ?2", Instant.now().minusSeconds(1), email));
        accept(third).then().statusCode(404);
    }

    @Test
    void nobody_invites_above_their_own_role_and_who_may_no_longer_has_invited_nobody() {
        var mail = "admin-" + email;
        var admin = company.agent("Admin", Role.ADMIN, mail);
        var token = company.signIn(mail);
        invite(token, "owner").then().statusCode(403);
        invite(company.key(Set.of(Scope.AGENTS_WRITE)).secret(), "admin").then().statusCode(403);
        invite(token, "admin").then().statusCode(201);
        var link = SentMails.token(email);
        as(owner)
                .body(Map.of("role", "agent"))
                .patch("/api/v1/agents/" + admin.id())
                .then()
                .statusCode(200);
        accept(link).then().statusCode(404);
    }

    @Test
    void that_an_address_has_an_account_elsewhere_is_told_to_its_owner_only() {
        Company.create().agent("Elsewhere", Role.AGENT, email);
        invite(owner, "agent").then().statusCode(201);
        accept(SentMails.token(email)).then().statusCode(409);
        var here = "here-" + email;
        company.agent("Here", Role.AGENT, here);
        as(owner)
                .body(Map.of("email", here, "role", "agent"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(409);
    }

    @Test
    void its_token_is_kept_as_a_hash_and_speaks_for_nobody() {
        invite(owner, "agent");
        var token = SentMails.token(email);
        as(token).get("/api/v1/me").then().statusCode(401);
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> Invitation.<Invitation>find("email", email).firstResult().hash);
        assertThat(kept).hasSize(64).doesNotContain(token);
    }

    private Response inviteCompany(String token) {
        return nobody().header("Bellhop-Operator-Token", token)
                .body(Map.of("email", email))
                .post("/api/v1/workspace-invitations");
    }

    @Test
    void the_operator_invites_a_company_whose_first_person_owns_it() {
        inviteCompany(OPERATOR + "x").then().statusCode(401);
        inviteCompany("").then().statusCode(401);
        inviteCompany(OPERATOR).then().statusCode(201);
        var token = SentMails.token(email);
        preview(token).then().body("company", nullValue()).body("role", equalTo("owner"));
        accept(token).then().statusCode(400);
        nobody().body(Map.of("token", token, "name", "Nora", "password", PASSWORD, "company", "Maple & Mohair"))
                .post("/api/v1/invitations/accept")
                .then()
                .statusCode(201)
                .body("role", equalTo("owner"));
        var nora = signIn(email);
        as(nora).get("/api/v1/workspace").then().body("name", equalTo("Maple & Mohair"));
        as(nora).get("/api/v1/agents").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evil<a@b.example>",
                "a@b.example, c@d.example",
                "a b@c.example",
                "a@b..example",
                "a@-b.example",
                "\"a b\"@c.example",
                "a@[127.0.0.1]",
                "a@b.example\r\nBcc: c@d.example",
                "@b.example",
                "a@"
            })
    void what_is_no_mailbox_is_not_invited(String address) {
        as(owner)
                .body(Map.of("email", address, "role", "agent"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(400)
                .body("detail", containsString("must be an e-mail address"));
    }

    @Test
    void a_workspace_has_only_so_many_open_invitations() {
        Rows.run("""
                insert into invitation (id, workspace, email, role, hash, invited_by, created_at, expires_at)
                select gen_random_uuid(), '%1$s', n || '-%1$s@shop.example', 'agent', 'hash of ' || n || '%1$s', '%2$s',
                    now(), now() + case when n > 499 then interval '-1 hour' else interval '1 day' end
                from generate_series(1, 520) n
                """.formatted(company.workspace(), company.owner().id()));
        Function<String, Response> invite = who -> as(owner)
                .body(Map.of("email", who + "-" + company.workspace() + "@shop.example", "role", "agent"))
                .post("/api/v1/invitations");
        invite.apply("a").then().statusCode(201);
        invite.apply("b").then().statusCode(409).body("detail", containsString("has 500 open invitations"));
        invite.apply("a").then().statusCode(201);
        as(owner).get("/api/v1/invitations").then().body("items", hasSize(500));
    }
}
