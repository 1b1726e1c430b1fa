package dev.bellhop.privacy;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a visitor may ask for: all that is kept of them, and nothing of others.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExportTest {
    @Inject
    AgroalDataSource database;

    private final Company company = Company.create();
    private Guest mia;
    private String owner;

    @BeforeEach
    void arrive() {
        mia = company.visitor("Mia");
        owner = company.signIn();
    }

    private io.restassured.response.ValidatableResponse export() {
        return as(owner).get("/api/v1/visitors/" + mia.id() + "/export").then().statusCode(200);
    }

    @Test
    void it_holds_who_they_are_and_every_entry() {
        var conversation = Company.conversation(mia, "Hello");
        Company.conversation(company.visitor("Noah"), "Not mine");
        var log = "/api/v1/conversations/" + conversation + "/messages";
        as(owner).body(Map.of("body", "Good day")).post(log);
        as(owner).body(Map.of("body", "A regular", "kind", "note")).post(log);
        var text = export().header("Content-Disposition", "attachment; filename=\"visitor-" + mia.id() + ".json\"")
                .body("visitor.name", equalTo("Mia"))
                .body("tokens", hasSize(1))
                .body("tokens[0].expiresAt", notNullValue())
                .body("conversations.conversation.id", contains(conversation.toString()))
                .body("conversations[0].messages.body", contains("Hello", "Good day", null, "A regular"))
                .extract()
                .asString();
        assertThat(text).doesNotContain("Not mine").doesNotContain(mia.token());
    }

    @Test
    void a_long_history_comes_whole_and_in_order() throws SQLException {
        var conversation = Company.conversation(mia, "Hello");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, body, at)
                    select '%s', '%s', n, 'text', 'visitor', '%s', 'Mia', 'm' || n, now() from generate_series(2, 1000) n
                    """.formatted(company.workspace(), conversation, mia.id()));
            statement.execute("update conversation set head = 1000 where id = '" + conversation + "'");
        }
        var seqs = export().extract().jsonPath().getList("conversations[0].messages.seq", Integer.class);
        assertThat(seqs).hasSize(1000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void it_is_audited_by_the_visitors_id_alone() {
        export();
        as(owner)
                .get("/api/v1/audit?action=visitor.exported")
                .then()
                .body("items.on.id", contains(mia.id().toString()))
                .body("items[0].on.name", nullValue());
    }

    @Test
    void so_many_tokens_come_whole() {
        Rows.run("""
                insert into visitor_token (hash, workspace, site, visitor, created_at, expires_at)
                select 'hash ' || n || ' of %3$s', '%1$s', '%2$s', '%3$s', now() + interval '1 second' * (n / 300), now()
                from generate_series(1, 1200) n
                """.formatted(company.workspace(), company.site().id(), mia.id()));
        export().body("tokens", hasSize(1201));
    }

    @Test
    void so_many_assist_sessions_come_whole() {
        var conversation = Company.conversation(mia, "Hello");
        Rows.run(
                """
                insert into assist_session (id, workspace, conversation, by_kind, by_id, by_name, asked_at, ended_at,
                    end_reason)
                select gen_random_uuid(), '%s', '%s', 'agent', '%s', 'Olga Owner', now(), now(), 'refused'
                from generate_series(1, 450)
                """.formatted(company.workspace(), conversation, company.owner().id()));
        var ids = export().extract().jsonPath().getList("assistSessions.id", String.class);
        assertThat(ids).hasSize(450).doesNotHaveDuplicates();
    }
}
