package dev.bellhop.account.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bellhop.account.session.AccessStatus.Standing;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.QueryPlans;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asked every few seconds, of everyone who is connected.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessStatusTest {
    @Inject
    AgroalDataSource database;

    @Inject
    AccessStatus accessStatus;

    // Told not to, the planner reads a whole table only where there is no index for it.
    @ParameterizedTest
    @ValueSource(strings = {AccessStatus.SESSIONS, AccessStatus.KEYS})
    void each_question_is_answered_by_indexes(String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            assertThat(QueryPlans.of(connection, question)).contains("Index").doesNotContain("Seq Scan");
            connection.rollback();
        }
    }

    @Test
    void who_is_what_they_were_is_not_named() throws SQLException {
        var company = Company.create();
        assertThat(accessStatus.changed(List.of(owner(company, Role.OWNER), key(company))))
                .isEmpty();
        assertThat(accessStatus.changed(List.of())).isEmpty();
    }

    // A socket that came before a change and one that came after it belong to the same session.
    @Test
    void another_role_is_named_for_the_socket_that_still_has_the_old_one() throws SQLException {
        var company = Company.create();
        var before = owner(company, Role.ADMIN);
        var after = new Caller.Agent(before.workspace(), before.id(), before.name(), Role.OWNER, before.session());
        assertThat(accessStatus.changed(List.of(before, after))).containsExactly(entry(before, Standing.CHANGED));
        assertThat(accessStatus.changed(List.of(after, before))).containsExactly(entry(before, Standing.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update agent_session set ended_at = now() where id = ?",
                "delete from agent_session where id = ?"
            })
    void a_session_that_has_ended_is_over(String end) throws SQLException {
        var gone = owner(Company.create(), Role.OWNER);
        var stays = owner(Company.create(), Role.OWNER);
        run(end, gone.session());
        assertThat(accessStatus.changed(List.of(stays, gone))).containsExactly(entry(gone, Standing.OVER));
    }

    @Test
    void who_has_left_is_out() throws SQLException {
        var gone = owner(Company.create(), Role.OWNER);
        run("update agent set left_at = now(), password_hash = null where id = ?", gone.id());
        assertThat(accessStatus.changed(List.of(gone))).containsExactly(entry(gone, Standing.OVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked_at = now()", "expires_at = now() - interval '1 second'"})
    void a_key_that_is_no_longer_good_is_over(String change) throws SQLException {
        var gone = key(Company.create());
        var stays = key(Company.create());
        run("update api_key set " + change + " where id = ?", gone.id());
        var unknown = new Caller.Key(gone.workspace(), UUID.randomUUID(), "Nobody", Set.of());
        assertThat(accessStatus.changed(List.of(gone, stays, unknown)))
                .containsOnly(entry(gone, Standing.OVER), entry(unknown, Standing.OVER));
    }

    private Caller.Agent owner(Company company, Role role) throws SQLException {
        company.signIn();
        var owner = company.owner();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select id from agent_session where agent = ?")) {
            statement.setObject(1, owner.id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Caller.Agent(
                        company.workspace(), owner.id(), owner.name(), role, rows.getObject(1, UUID.class));
            }
        }
    }

    private static Caller.Key key(Company company) {
        var key = company.key(Set.of(Scope.CONVERSATIONS_READ));
        return new Caller.Key(company.workspace(), key.id(), "A bot", Set.of(Scope.CONVERSATIONS_READ));
    }

    private void run(String sql, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
