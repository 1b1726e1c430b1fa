package dev.bellhop.account.password;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bellhop.common.Ids;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Concurrently;
import dev.bellhop.testing.SentMails;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A new password for who has forgotten theirs.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PasswordResetsTest {
    private static final String NEXT = "seven ducks on a violet ladder";
    private final Company company = Company.create();

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/" + path);
    }

    private static Response ask(String email) {
        return post("password-resets", Map.of("email", email));
    }

    private String link() {
        ask(company.email()).then().statusCode(202);
        return SentMails.token(company.email());
    }

    private static Response use(String token, String password) {
        return post("password-resets/use", Map.of("token", token, "password", password));
    }

    private static Response signIn(String email, String password) {
        return post("sessions", Map.of("email", email, "password", password));
    }

    @Test
    void a_link_sets_another_password_and_ends_all_sessions() {
        var before = company.signIn();
        use(link(), NEXT).then().statusCode(204);
        as(before).get("/api/v1/me").then().statusCode(401);
        signIn(company.email(), Company.password()).then().statusCode(401);
        signIn(company.email(), NEXT).then().statusCode(201);
    }

    @Test
    void it_is_good_once_however_many_use_it_at_the_same_moment() throws Exception {
        var token = link();
        var answers = Concurrently.times(4, () -> use(token, NEXT).statusCode());
        assertThat(answers).containsOnlyOnce(204);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(3);
    }

    @Test
    void using_one_ends_the_others_and_so_does_a_change_by_hand() {
        var first = link();
        ask(company.email());
        var second = SentMails.token(company.email(), 2);
        use(second, NEXT).then().statusCode(204);
        use(first, NEXT).then().statusCode(404);
        ask(company.email());
        var third = SentMails.token(company.email(), 3);
        as(signIn(company.email(), NEXT).jsonPath().getString("accessToken"))
                .body(Map.of("current", NEXT, "password", Company.password()))
                .put("/api/v1/me/password")
                .then()
                .statusCode(204);
        use(third, NEXT).then().statusCode(404);
    }

    @Test
    void an_old_one_is_worth_nothing_and_a_weak_password_uses_none_up() {
        var token = link();
        use(token, "password1234").then().statusCode(400);
        QuarkusTransaction.requiringNew()
                .run(() -> PasswordReset.update(
                        "expiresAt = ?1 where agent = ?2",
                        Instant.now().minusSeconds(1),
                        company.owner().id()));
        use(token, NEXT).then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void an_unknown_address_gets_the_same_answer_and_no_mail() {
        var unknown = "nobody-" + Ids.next() + "@shop.example";
        var answer = ask(unknown);
        var known = ask(company.email());
        assertThat(answer.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
        assertThat(answer.asString()).isEqualTo(known.asString());
        SentMails.token(company.email());
        assertThat(SentMails.none(unknown)).isTrue();
    }
}
