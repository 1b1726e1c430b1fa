package dev.bellhop.idempotency;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G2 for what is created over REST.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {
    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    private static Response site(String token, String key, String name) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("name", name, "origins", List.of("https://two.example")))
                .post("/api/v1/sites");
    }

    private Response agent(String key, String email, String password) {
        return as(owner)
                .header("Idempotency-Key", key)
                .body(Map.of("name", "New", "email", email, "password", password, "role", "agent"))
                .post("/api/v1/agents");
    }

    @Test
    void a_site_that_is_sent_twice_is_created_once_and_answered_the_same() {
        var first = site(owner, "k-1", "Second");
        first.then().statusCode(201);
        var again = site(owner, "k-1", "Second");
        again.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        as(owner).get("/api/v1/sites").then().body("items", hasSize(2));
    }

    @Test
    void an_agent_that_is_sent_twice_is_created_once() {
        var email = "new-" + Ids.next() + "@shop.example";
        var first = agent("k-1", email, "long enough pass");
        first.then().statusCode(201);
        assertThat(agent("k-1", email, "long enough pass").asString()).isEqualTo(first.asString());
        agent("k-1", email, "another long pass").then().statusCode(422);
        agent("k-2", email, "long enough pass").then().statusCode(409);
        agent("k-2", "other-" + email, "long enough pass").then().statusCode(201);
    }

    @Test
    void many_at_once_create_one() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(_ ->
                            threads.submit(() -> site(owner, "k-1", "Second").asString()))
                    .toList();
            assertThat(answers.stream().map(IdempotencyTest::result).distinct()).hasSize(1);
        }
        as(owner).get("/api/v1/sites").then().body("items", hasSize(2));
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_key_that_stood_for_something_else_is_refused() {
        site(owner, "k-1", "Second").then().statusCode(201);
        site(owner, "k-1", "Third")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("reused"))
                .body("title", equalTo("Unprocessable Content"));
        agent("k-1", "new-" + Ids.next() + "@shop.example", "long enough pass")
                .then()
                .statusCode(422);
        site(owner, "k".repeat(65), "Second").then().statusCode(400);
    }

    @Test
    void keys_are_each_callers_own_and_no_secret_is_kept() {
        var email = "admin-" + Ids.next() + "@shop.example";
        company.agent("Admin", Role.ADMIN, email);
        var first = site(owner, "k-1", "Second").jsonPath().getString("id");
        var other = site(company.signIn(email), "k-1", "Second").jsonPath().getString("id");
        assertThat(other).isNotEqualTo(first);
        agent("k-3", "new-" + email, "a password to look for").then().statusCode(201);
        var kept = QuarkusTransaction.requiringNew().call(() -> IdempotentCall.<IdempotentCall>listAll().stream()
                .map(call -> call.request + call.answer)
                .toList());
        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains("a password to look for"));
    }
}
