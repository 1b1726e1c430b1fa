package dev.bellhop.privacy;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.database.Keyset;
import dev.bellhop.site.Sites;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a site keeps no longer is forgotten by itself, and nothing else is.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Retention retention;

    @Inject
    Sites sites;

    private final Company company = Company.create();
    private Guest mia;
    private UUID conversation;
    private String owner;

    @BeforeEach
    void talkOnce() {
        mia = company.visitor("Mia");
        conversation = Company.conversation(mia, "Long ago");
        owner = company.signIn();
    }

    private void keep(int days) {
        as(owner)
                .body(Map.of("retentionDays", days))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
    }

    private void age(UUID id, int days) throws SQLException {
        run(
                "update conversation set created_at = now() - interval '90 days', updated_at = now() - interval '%d days' where id = '%s'"
                        .formatted(days, id));
    }

    private void unseen(Guest visitor, int days) throws SQLException {
        run(
                "update visitor set created_at = now() - interval '90 days', seen_at = now() - interval '%d days' where id = '%s'"
                        .formatted(days, visitor.id()));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void isKept(UUID id, boolean kept) {
        as(owner)
                .get("/api/v1/conversations/" + id + "/messages?after=0&limit=1")
                .then()
                .body("items.kind", contains(kept ? "text" : "hidden"));
    }

    private void isThere(Guest visitor, boolean there) {
        as(owner).get("/api/v1/visitors/" + visitor.id()).then().statusCode(there ? 200 : 404);
    }

    @Test
    void it_is_off_unless_it_is_set() throws SQLException {
        age(conversation, 89);
        unseen(mia, 89);
        retention.work();
        isKept(conversation, true);
        isThere(mia, true);
    }

    @Test
    void who_never_wrote_and_does_not_come_back_is_removed_where_everything_is_kept() throws SQLException {
        var eve = company.visitor("Eve");
        var young = company.visitor("Lately");
        unseen(eve, 31);
        unseen(young, 29);
        unseen(mia, 89);
        retention.work();
        isThere(eve, false);
        isThere(young, true);
        isThere(mia, true);
    }

    @Test
    void what_nobody_touched_for_so_long_is_emptied() throws SQLException {
        keep(30);
        var young = Company.conversation(mia, "Lately");
        age(conversation, 31);
        age(young, 29);
        retention.work();
        isKept(conversation, false);
        isKept(young, true);
        as(owner)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("visitor.name", equalTo("Erased visitor"))
                .body("status", equalTo("resolved"));
        as(owner)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items.event.name", contains("erased"))
                .body("items[1].author.kind", equalTo("system"));
        as(mia.token()).get("/api/v1/conversations").then().body("items.id", contains(young.toString()));
    }

    @Test
    void a_long_one_is_emptied_to_its_end() throws SQLException {
        keep(30);
        run("""
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, body, at)
                select '%s', '%s', n, 'text', 'visitor', '%s', 'Mia', 'm' || n, now() from generate_series(2, 1700) n
                """.formatted(company.workspace(), conversation, mia.id()));
        run("update conversation set head = 1700 where id = '" + conversation + "'");
        age(conversation, 31);
        retention.work();
        as(owner)
                .get("/api/v1/conversations/" + conversation + "/messages?limit=2")
                .then()
                .body("items.seq", contains(1700, 1701))
                .body("items.kind", contains("hidden", "event"));
    }

    @Test
    void who_was_not_seen_for_so_long_is_removed_once_nothing_is_left_of_them() throws SQLException {
        keep(30);
        var seen = company.visitor("Seen");
        var talking = company.visitor("Talking");
        Company.conversation(talking, "Hello");
        unseen(mia, 31);
        unseen(seen, 29);
        unseen(talking, 31);
        retention.work();
        isThere(mia, true);
        isThere(seen, true);
        isThere(talking, true);
        age(conversation, 31);
        retention.work();
        isThere(mia, false);
        as(mia.token()).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void other_sites_keep_theirs() throws SQLException {
        var other = as(owner)
                .body(Map.of("name", "Other", "origins", java.util.List.of(Company.ORIGIN)))
                .post("/api/v1/sites")
                .jsonPath()
                .getString("key");
        var noah = Company.visitor(other, "Noah");
        var theirs = Company.conversation(noah, "Elsewhere");
        keep(30);
        age(theirs, 89);
        retention.work();
        isKept(theirs, true);
    }

    @Test
    void sites_are_read_page_by_page_to_the_last_one() throws SQLException {
        keep(30);
        age(conversation, 31);
        var others = "page-" + company.workspace() + "-";
        Rows.sites(Company.create(), others, 2 * Retention.SITES);
        try {
            assertThat(sites.retentions(Keyset.START.id(), 7)).hasSize(7);
            retention.work();
        } finally {
            Rows.run("delete from site where key like '" + others + "%'");
        }
        isKept(conversation, false);
    }

    @Test
    void the_setting_is_bounded_audited_and_can_be_taken_back() {
        keep(30);
        keep(0);
        as(owner)
                .body(Map.of("retentionDays", -1))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(400);
        as(owner)
                .body(Map.of("retentionDays", 3651))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(400);
        as(owner).get("/api/v1/sites/" + company.site().id()).then().body("retentionDays", nullValue());
        as(owner)
                .get("/api/v1/audit?action=site.changed")
                .then()
                .body("items.detail", contains("retention: 30 days → for ever", "retention: for ever → 30 days"));
    }
}
