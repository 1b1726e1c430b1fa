package dev.bellhop.tenancy;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.database.Sql;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G10: code that forgets to ask for its caller's workspace still meets no other company's rows.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RowLevelSecurityTest {
    /// Forgets the workspace on purpose, in each of the ways there are.
    @Path("/forgetful")
    @RolesAllowed("agent")
    @RunOnVirtualThread
    public static class Forgetful {
        @GET
        @Path("entity/{id}")
        @Operation(hidden = true)
        public boolean entity(@PathParam("id") UUID id) {
            return Conversation.findById(id) != null;
        }

        @GET
        @Path("native/{id}")
        @Operation(hidden = true)
        public Object nativeQuery(@PathParam("id") UUID id) {
            return Panache.getEntityManager()
                    .createNativeQuery("select count(*) from message where conversation = ?1")
                    .setParameter(1, id)
                    .getSingleResult();
        }

        @POST
        @Path("update/{id}")
        @Transactional
        @Operation(hidden = true)
        public int update(@PathParam("id") UUID id) {
            return Conversation.update("priority = 'urgent' where id = ?1", id);
        }

        @POST
        @Path("delete/{id}")
        @Transactional
        @Operation(hidden = true)
        public long delete(@PathParam("id") UUID id) {
            return Message.delete("conversation = ?1", id);
        }
    }

    private static final List<String> FORGOTTEN = List.of("GET entity", "GET native", "POST update", "POST delete");
    private static final UUID NOBODYS = new UUID(0, 1);

    private static final String WITHOUT_WALL = """
            select c.relname from pg_class c
            join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace'
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and exists (
                select from pg_policies p where p.tablename = c.relname and p.policyname = 'own_workspace'
                and p.roles = '{bellhop_app}' and p.cmd = 'ALL'))
            """;
    private static final String OPEN_TABLES = """
            select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'v', 'm')
            and not relrowsecurity and has_table_privilege('bellhop_app', oid, 'select')
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Inject
    History history;

    private Company ours;
    private Company theirs;
    private UUID conversation;

    @BeforeEach
    void talk() {
        ours = Company.create();
        theirs = Company.create();
        conversation = Company.conversation(ours.visitor("Mia"), "Between us");
    }

    @Test
    void a_forgotten_filter_shows_and_changes_nothing_of_another_company() {
        var stranger = theirs.signIn();
        for (var forgotten : FORGOTTEN) {
            assertThat(ask(stranger, forgotten)).as(forgotten).isIn("false", "0");
        }
        var owner = ours.signIn();
        as(owner)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .statusCode(200)
                .body("priority", equalTo("normal"));
        for (var forgotten : FORGOTTEN) {
            assertThat(ask(owner, forgotten)).as(forgotten).isIn("true", "1");
        }
    }

    private String ask(String token, String forgotten) {
        var call = forgotten.split(" ", 2);
        return as(token)
                .request(call[0], "/forgetful/" + call[1] + "/" + conversation)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void what_a_socket_reads_is_kept_to_its_workspace_too() {
        var seen = new ArrayList<Integer>();
        for (var workspace : List.of(theirs.workspace(), ours.workspace(), theirs.workspace())) {
            TenantScope.within(workspace, () -> seen.add(entries()));
        }
        assertThat(seen).containsExactly(0, 1, 0);
        assertThat(entries()).as("for all of them").isEqualTo(1);
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_of_its_scope_behind() {
        var failing = new IllegalStateException("on purpose");
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> TenantScope.within(theirs.workspace(), () -> QuarkusTransaction.requiringNew()
                            .run(() -> {
                                assertThat(Conversation.<Conversation>findById(conversation))
                                        .isNull();
                                throw failing;
                            })))
                    .isSameAs(failing);
            assertThat(entries()).isEqualTo(1);
        }
    }

    private int entries() {
        return sql.list("select from message where conversation = ?", _ -> true, conversation)
                .size();
    }

    @Test
    void what_is_read_for_many_at_once_is_asked_for_by_workspace() {
        assertThat(history.range(theirs.workspace(), conversation, 0, 10).items())
                .isEmpty();
        assertThat(history.range(ours.workspace(), conversation, 0, 10).items()).hasSize(1);
    }

    @Test
    void nothing_is_put_into_another_company() {
        assertThatThrownBy(() -> TenantScope.within(theirs.workspace(), this::insert))
                .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"idempotent_call\"");
        insert();
    }

    private void insert() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into idempotent_call (workspace, caller, key, request, created_at) values (?, ?, 'k', 'r', now())")) {
            statement.setObject(1, ours.workspace());
            statement.setObject(2, NOBODYS);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_table_stands_behind_the_wall() throws SQLException {
        assertThat(column(WITHOUT_WALL)).isEmpty();
        assertThat(column(OPEN_TABLES))
                .containsExactlyInAnyOrder("fingerprint_key", "search_sweep", "file_link_key", "file_removal");
    }

    @Test
    void the_service_owns_nothing_and_does_not_rewrite_its_traces() throws SQLException {
        assertThat(column("select current_user")).containsExactly("bellhop_app");
        assertThat(column("select tablename from pg_tables where tableowner = 'bellhop_app'"))
                .isEmpty();
        for (var forbidden : List.of(
                "update audit set detail = ''",
                "delete from audit",
                "truncate message",
                "alter table message disable row level security",
                "select count(*) from flyway_schema_history")) {
            assertThatThrownBy(() -> run(forbidden))
                    .as(forbidden)
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("42501"));
        }
    }

    @Test
    void the_writer_of_the_log_knows_conversations_and_what_belongs_to_them_only() throws SQLException {
        var known = column("select c.relname || ' ' || a.privilege_type from pg_class c, aclexplode(c.relacl) a "
                + "where a.grantee = 'bellhop_log'::regrole");
        assertThat(known)
                .containsExactlyInAnyOrder(
                        "message SELECT",
                        "message INSERT",
                        "conversation SELECT",
                        "conversation UPDATE",
                        "assignment INSERT");
        assertThat(column("select c.relname || '.' || a.attname || ' ' || g.privilege_type from pg_class c"
                        + " join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) g"
                        + " where g.grantee = 'bellhop_log'::regrole"))
                .containsExactlyInAnyOrder("site.id SELECT", "site.assign_on_reply SELECT");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
