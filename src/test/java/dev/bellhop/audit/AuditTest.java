package dev.bellhop.audit;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.common.Ids;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who did what, when, and from where; and that nobody can wipe it out.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditTest {
    @Inject
    AgroalDataSource database;

    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    private ValidatableResponse audit(String query) {
        return as(owner).get("/api/v1/audit" + query).then().statusCode(200);
    }

    @Test
    void a_sign_in_is_kept_and_so_is_one_that_was_refused() {
        signIn(company.email(), "not this one at all", "curl/8").then().statusCode(401);
        audit("")
                .body("items.action", contains("session.refused", "session.started"))
                .body("items[0].actor", nullValue())
                .body("items[0].on.id", equalTo(company.owner().id().toString()))
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].userAgent", equalTo("curl/8"))
                .body("items[0].at", notNullValue())
                .body("items[1].actor.name", equalTo("Olga Owner"));
    }

    private static io.restassured.response.Response signIn(String email, String password, String userAgent) {
        return given().contentType(ContentType.JSON)
                .header("User-Agent", userAgent)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/sessions");
    }

    @Test
    void a_sign_in_to_an_account_that_is_not_there_belongs_to_no_workspace() {
        var mark = "mark-" + Ids.next();
        signIn("nobody@shop.example", "not this one at all", mark).then().statusCode(401);
        var entries = QuarkusTransaction.requiringNew().call(() -> AuditEntry.<AuditEntry>list("userAgent", mark));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().workspace).isNull();
        assertThat(entries.getFirst().thing).isNull();
    }

    @Test
    void signing_out_is_kept() {
        var session = signIn(company.email(), Company.password(), "curl/8");
        given().cookie(session.detailedCookie("bellhop_refresh")).delete("/api/v1/sessions");
        audit("?action=session.ended").body("items.actor.name", contains("Olga Owner"));
    }

    @Test
    void changes_are_kept_with_what_was_and_what_is() {
        var site = "/api/v1/sites/" + company.site().id();
        as(owner).body(Map.of("greeting", "Welcome")).patch(site).then().statusCode(200);
        as(owner).body(Map.of("greeting", "Welcome")).patch(site).then().statusCode(200);
        as(owner).body(Map.of("name", "New", "origins", List.of())).post("/api/v1/sites");
        audit("?action=site.changed&action=site.created")
                .body("items.action", contains("site.created", "site.changed"))
                .body("items[1].actor.id", equalTo(company.owner().id().toString()))
                .body("items[1].on.id", equalTo(company.site().id().toString()))
                .body("items[1].detail", equalTo("greeting: Hello. How can we help? → Welcome"));
    }

    @Test
    void new_agents_and_keys_are_kept_with_their_power() {
        var email = "new-" + company.workspace() + "@shop.example";
        var draft = Map.of("name", "New", "email", email, "password", "long enough pass", "role", "admin");
        as(owner).body(draft).post("/api/v1/agents").then().statusCode(201);
        var key = company.key(Set.of(Scope.SITES_READ, Scope.AGENTS_READ));
        as(owner).delete("/api/v1/api-keys/" + key.id()).then().statusCode(204);
        audit("?action=agent.created&action=api_key.created&action=api_key.revoked")
                .body("items.action", contains("api_key.revoked", "api_key.created", "agent.created"))
                .body("items.on.name", contains("A bot", "A bot", "New"))
                .body("items[1].on.id", equalTo(key.id().toString()))
                .body("items[1].detail", equalTo("agents:read sites:read"))
                .body("items[2].detail", equalTo("role: admin"));
    }

    @Test
    void what_a_key_does_is_kept_under_its_name() {
        var key = company.key(Set.of(Scope.SITES_WRITE));
        as(key.secret())
                .body(Map.of("name", "Renamed"))
                .patch("/api/v1/sites/" + company.site().id());
        audit("?actor=" + key.id())
                .body("items.action", contains("site.changed"))
                .body("items.actor.name", contains("A bot"));
    }

    @Test
    void it_is_read_page_by_page_and_by_time() {
        company.signIn();
        company.signIn();
        var first = audit("?limit=2").body("items", hasSize(2)).extract().jsonPath();
        audit("?limit=2&after=" + first.getString("next"))
                .body("items", hasSize(1))
                .body("next", nullValue());
        var newest = first.getString("items[0].at");
        audit("?since=" + newest).body("items[0].at", equalTo(newest));
        audit("?until=2020-01-01T00:00:00Z").body("items", hasSize(0));
        as(owner).get("/api/v1/audit?since=yesterday").then().statusCode(400);
        as(owner).get("/api/v1/audit?action=dance").then().statusCode(400);
    }

    @Test
    void it_is_exported_line_by_line() throws JsonProcessingException {
        var lines = as(owner)
                .accept("application/x-ndjson")
                .get("/api/v1/audit?action=session.started")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(new ObjectMapper()
                        .readTree(lines.getFirst())
                        .at("/actor/name")
                        .asText())
                .isEqualTo("Olga Owner");
        audit("?action=audit.exported").body("items.detail", contains("ndjson"));
    }

    @Test
    void it_is_exported_as_a_table_that_runs_nothing() {
        signIn(company.email(), "not this one at all", "=cmd(\"x\")").then().statusCode(401);
        var rows = as(owner)
                .accept("text/csv")
                .get("/api/v1/audit?action=session.refused")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString()
                .split("\r\n", -1);
        assertThat(rows[0]).isEqualTo("id,at,action,actor,actor_name,on,on_name,detail,address,user_agent");
        assertThat(rows[1]).endsWith("\"127.0.0.1\",\"'=cmd(\"\"x\"\")\"");
    }

    @Test
    void not_even_the_owner_of_the_tables_changes_or_deletes_an_entry() {
        for (var attempt : List.of(
                "update audit set actor_name = 'someone else'",
                "delete from audit where action = 'session.refused'",
                "delete from audit where false",
                "truncate audit")) {
            assertThatThrownBy(() -> run("set local role none", attempt))
                    .as(attempt)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void the_service_may_not_even_ask() {
        for (var attempt : List.of("update audit set action = 'x'", "delete from audit", "truncate audit")) {
            assertThatThrownBy(() -> run("select from audit limit 1", attempt))
                    .as(attempt)
                    .hasMessageContaining("permission denied for table audit");
        }
    }

    // In a transaction that is rolled back.
    private void run(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
