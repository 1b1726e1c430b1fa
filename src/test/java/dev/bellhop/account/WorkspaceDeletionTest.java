package dev.bellhop.account;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import dev.bellhop.testing.Upload;
import dev.bellhop.workspace.Workspaces;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A company goes, and nothing of it stays.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkspaceDeletionTest {
    /// Of whatever else a workspace has, what there is of it here.
    private static final Set<String> SEEDED = Set.of(
            "agent",
            "agent_session",
            "agent_token",
            "api_key",
            "audit",
            "canned_reply",
            "conversation",
            "conversation_label",
            "invitation",
            "label",
            "mention",
            "message",
            "site",
            "visitor",
            "visitor_token");

    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    Workspaces workspaces;

    private final Company company = Company.create();
    private final Company other = Company.create();

    private static Response delete(String token, String name, String password) {
        return as(token).body(Map.of("name", name, "password", password)).post("/api/v1/workspace/deletion");
    }

    private static Company.Guest fill(Company company) {
        var mia = company.visitor("Mia");
        var talk = conversation(mia, "Hello?");
        var label = as(company.signIn())
                .body(Map.of("name", "Delivery"))
                .post("/api/v1/labels")
                .jsonPath()
                .getUUID("id");
        as(company.signIn())
                .put("/api/v1/conversations/" + talk + "/labels/" + label)
                .then()
                .statusCode(200);
        company.agent("Ben", Role.AGENT, "ben-" + company.workspace() + "@shop.example");
        as(company.signIn())
                .body(Map.of("kind", "note", "body", "@Ben, look"))
                .post("/api/v1/conversations/" + talk + "/messages")
                .then()
                .statusCode(201);
        Upload.of(mia.token(), "in-no-message.txt", "words".getBytes(UTF_8));
        as(mia.token())
                .body(Map.of("files", List.of(Upload.of(mia.token(), "posted.txt", "words".getBytes(UTF_8)))))
                .post("/api/v1/conversations/" + talk + "/messages")
                .then()
                .statusCode(201);
        company.key(Set.of(Scope.SITES_READ));
        for (var scope : List.of("personal", "everyone")) {
            as(company.signIn())
                    .body(Map.of("shortcut", "hello", "body", "Hello", "scope", scope))
                    .post("/api/v1/canned-replies")
                    .then()
                    .statusCode(201);
        }
        as(company.signIn())
                .body(Map.of("email", Ids.next() + "@shop.example", "role", "agent"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        return mia;
    }

    private List<String> tables() throws SQLException {
        return strings("select c.table_name from information_schema.columns c"
                + " join information_schema.tables t using (table_schema, table_name)"
                + " where c.column_name = 'workspace' and c.table_schema = current_schema()"
                + " and t.table_type = 'BASE TABLE'");
    }

    private List<String> strings(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private Map<String, Integer> rows(UUID workspace) throws SQLException {
        var counts = new TreeMap<String, Integer>();
        for (var table : tables()) {
            var count = strings("select count(*) from \"" + table + "\" where workspace = '" + workspace + "'");
            counts.put(table, Integer.parseInt(count.getFirst()));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private void manyConversations() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into conversation (id, workspace, site, visitor, status, priority, started_by, created_at,
                            updated_at, listed_at)
                        select gen_random_uuid(), workspace, site, visitor, status, priority, started_by, created_at,
                            updated_at, listed_at
                        from conversation, generate_series(1, 120) where workspace = '%s'
                    """.formatted(company.workspace()));
        }
    }

    @Test
    void everybody_is_out_at_once_and_every_row_goes() throws Exception {
        var mia = fill(company);
        fill(other);
        manyConversations();
        var theirs = rows(other.workspace());
        assertThat(rows(company.workspace()).keySet()).containsAll(SEEDED);
        var owner = company.signIn();
        var base = url.substring(0, url.length() - 1);
        try (var visitor = TestSocket.visitor(base, company.site().key(), mia.token());
                var agent = TestSocket.agent(base, owner)) {
            delete(owner, "A company", Company.password()).then().statusCode(202);
            as(owner).get("/api/v1/me").then().statusCode(401);
            as(mia.token()).get("/api/v1/me").then().statusCode(401);
            assertThat(visitor.closeCode()).isEqualTo(4501);
            assertThat(agent.closeCode()).isEqualTo(4503);
        }
        workspaces.erase(company.workspace());
        Awaitility.await().until(() -> strings("select id from workspace where id = '" + company.workspace() + "'")
                .isEmpty());
        assertThat(rows(company.workspace())).isEmpty();
        assertThat(rows(other.workspace())).isEqualTo(theirs);
        assertThat(strings("select action from audit where thing = '" + company.workspace() + "' and workspace is null"
                        + " and actor is null and thing_name is null and detail is null"))
                .containsExactly("workspace.deleted");
    }

    @Test
    void it_takes_the_name_and_the_owners_password() throws Exception {
        var owner = company.signIn();
        delete(owner, "Another company", Company.password()).then().statusCode(400);
        delete(owner, "A company", "not this one at all").then().statusCode(403);
        as(owner).get("/api/v1/me").then().statusCode(200);
        assertThat(workspaces.closed()).doesNotContain(company.workspace());
    }

    @Test
    void the_audit_of_a_workspace_that_is_not_deleted_cannot_be_forgotten() {
        assertThatThrownBy(() -> strings("select forget_audit('" + other.workspace() + "', 10)"))
                .hasMessageContaining("not deleted");
    }
}
