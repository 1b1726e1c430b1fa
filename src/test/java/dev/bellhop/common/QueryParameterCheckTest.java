package dev.bellhop.common;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueryParameterCheckTest {
    private String owner;

    @BeforeEach
    void signIn() {
        owner = Company.create().signIn();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conversations?state=open             | There is no parameter "state" here. There are: after, assignee, changedSince, label, limit, site, sort, status, visitor.
            me?limit=5                           | There is no parameter "limit" here. There are none.
            me?%00=1                             | There is no parameter "\u0000" here. There are none.
            conversations?site=shop              | The parameter "site" must be an id.
            conversations?visitor=               | The parameter "visitor" must be an id.
            conversations?limit=many             | The parameter "limit" must be a whole number.
            conversations?limit=0                | The parameter "limit" must be greater than or equal to 1.
            conversations?limit=5&limit=6        | The parameter "limit" is given more than once.
            audit?actor=me                       | The parameter "actor" must be an id.
            """)
    void what_an_operation_does_not_take_is_named(String target, String sentence) {
        as(owner)
                .urlEncodingEnabled(false)
                .get("/api/v1/" + target)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"))
                .body("detail", equalTo(sentence));
    }

    @Test
    void so_it_is_with_any_method_and_a_long_name_is_cut() {
        as(owner)
                .body("{}")
                .post("/api/v1/sites?" + "x".repeat(100) + "=1")
                .then()
                .statusCode(400)
                .body("detail", startsWith("There is no parameter \"" + "x".repeat(40) + "…\" here."));
    }

    @Test
    void what_may_be_repeated_is_taken_and_who_is_not_known_hears_that_first() {
        as(owner).get("/api/v1/conversations?status=open&status=waiting").then().statusCode(200);
        given().get("/api/v1/conversations?nothing=1").then().statusCode(401);
    }

    @Test
    void an_identity_provider_may_add_what_it_likes() {
        given().redirects()
                .follow(false)
                .get("/api/v1/single-sign-on/callback?session_state=x&iss=y")
                .then()
                .statusCode(303);
    }

    @Test
    void what_does_not_exist_is_no_bad_parameter() {
        as(owner).get("/api/v1/conversations/nonsense").then().statusCode(404);
        as(owner)
                .get("/api/v1/conversations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", not(startsWith("The parameter")));
    }
}
