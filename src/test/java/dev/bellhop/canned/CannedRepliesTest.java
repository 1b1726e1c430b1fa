package dev.bellhop.canned;

import static dev.bellhop.testing.Company.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.agent.AgentView;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CannedRepliesTest {
    private static final String PATH = "/api/v1/canned-replies";

    @Inject
    AgroalDataSource database;

    private Company company;
    private String owner;
    private AgentView kim;
    private String agent;

    @BeforeEach
    void open() {
        company = Company.create();
        owner = company.signIn();
        var mail = "kim-" + company.workspace() + "@shop.example";
        kim = company.agent("Kim", Role.AGENT, mail);
        agent = company.signIn(mail);
    }

    private static Map<String, Object> reply(String shortcut, String scope) {
        return Map.of("shortcut", shortcut, "name", "Name", "body", "Body of " + shortcut, "scope", scope);
    }

    private static String created(String who, Map<String, Object> reply) {
        return as(who).body(reply)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static ValidatableResponse imported(String who, String file) {
        return as(who).contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(PATH + "/import")
                .then();
    }

    private static String export(String who) {
        return as(who).accept("text/csv")
                .get(PATH + "/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"canned-replies.csv\"")
                .extract()
                .asString();
    }

    @Test
    void a_reply_is_created_read_changed_and_deleted() {
        var id = as(agent)
                .body(Map.of("shortcut", "/Hello", "body", "Hi\r\nthere", "language", "PT-br", "scope", "personal"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("shortcut", equalTo("hello"))
                .body("name", equalTo("hello"))
                .body("body", equalTo("Hi\nthere"))
                .body("language", equalTo("pt-BR"))
                .body("scope", equalTo("personal"))
                .extract()
                .jsonPath()
                .getString("id");
        as(agent)
                .body(Map.of("name", "Welcome", "language", ""))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Welcome"))
                .body("language", nullValue())
                .body("shortcut", equalTo("hello"));
        as(agent).get(PATH + "/" + id).then().statusCode(200).body("body", equalTo("Hi\nthere"));
        as(agent).delete(PATH + "/" + id).then().statusCode(204);
        as(agent).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void sending_it_twice_makes_one() {
        for (int i = 0; i < 2; i++) {
            as(agent)
                    .header("Idempotency-Key", "once")
                    .body(reply("hi", "personal"))
                    .post(PATH)
                    .then()
                    .statusCode(201);
        }
        as(agent).get(PATH).then().body("items", hasSize(1));
    }

    @Test
    void ones_own_are_nobody_elses() {
        var own = created(agent, reply("mine", "personal"));
        created(owner, reply("mine", "personal"));
        as(agent).get(PATH).then().body("items.id", contains(own));
        as(owner).get(PATH + "/" + own).then().statusCode(404);
        as(owner).body(Map.of("name", "x")).patch(PATH + "/" + own).then().statusCode(404);
        as(owner).delete(PATH + "/" + own).then().statusCode(404);
        assertThat(export(owner)).doesNotContain(own).contains("mine").contains("personal");
    }

    @Test
    void everyones_are_looked_after_by_supervisors_and_keys() {
        var shared = created(owner, reply("hours", "everyone"));
        as(agent).get(PATH + "/" + shared).then().statusCode(200).body("scope", equalTo("everyone"));
        as(agent).body(Map.of("name", "x")).patch(PATH + "/" + shared).then().statusCode(403);
        as(agent).delete(PATH + "/" + shared).then().statusCode(403);
        as(agent)
                .body(reply("other", "everyone"))
                .post(PATH)
                .then()
                .statusCode(403)
                .body("detail", containsString("supervisors"));
        var own = created(agent, reply("own", "personal"));
        as(agent)
                .body(Map.of("scope", "everyone"))
                .patch(PATH + "/" + own)
                .then()
                .statusCode(403);
        imported(agent, "shortcut,body,scope\nx,X,everyone\n").statusCode(403);

        var key = company.key(Set.of(Scope.CANNED_REPLIES_WRITE, Scope.CANNED_REPLIES_READ));
        created(key.secret(), reply("by-key", "everyone"));
        as(key.secret()).body(reply("own", "personal")).post(PATH).then().statusCode(400);
        as(key.secret()).get(PATH).then().body("items.shortcut", contains("hours", "by-key"));
        imported(key.secret(), "shortcut,body\nx,X\n").statusCode(200);
        as(agent).get(PATH + "?q=x&scope=everyone").then().body("items.shortcut", contains("x"));
    }

    @Test
    void ones_own_is_given_to_everyone_and_taken_back() {
        var id = created(owner, reply("tip", "personal"));
        as(owner)
                .body(Map.of("scope", "everyone"))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
        as(agent).get(PATH + "/" + id).then().statusCode(200);
        as(owner)
                .body(Map.of("scope", "personal"))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
        as(agent).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void a_shortcut_is_there_once_for_each_language_and_owner() {
        created(owner, reply("hi", "everyone"));
        created(owner, reply("hi", "personal"));
        created(agent, reply("hi", "personal"));
        var german = created(owner, Map.of("shortcut", "hi", "body", "Hallo", "language", "de", "scope", "everyone"));
        as(owner)
                .body(reply("HI", "everyone"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", containsString("/hi is taken already for any language"));
        as(owner).body(Map.of("language", "")).patch(PATH + "/" + german).then().statusCode(409);
        as(owner).body(Map.of("name", "Same")).patch(PATH + "/" + german).then().statusCode(200);
    }

    @Test
    void of_two_who_take_a_shortcut_at_once_one_gets_it() {
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ ->
                        as(owner).body(reply("race", "everyone")).post(PATH).statusCode())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 7L));
    }

    @Test
    void the_list_is_filtered_by_text_language_and_scope() {
        created(owner, Map.of("shortcut", "refund", "body", "Geld zur\u00fcck", "language", "de", "scope", "everyone"));
        created(owner, Map.of("shortcut", "hours", "body", "Nine to FIVE", "scope", "everyone"));
        created(owner, Map.of("shortcut", "five", "body", "Mine", "language", "en", "scope", "personal"));
        as(owner).get(PATH + "?q=five").then().body("items.shortcut", contains("hours", "five"));
        as(owner).get(PATH + "?q=five&scope=personal").then().body("items.shortcut", contains("five"));
        as(owner).get(PATH + "?language=DE").then().body("items.shortcut", contains("refund"));
        as(owner).get(PATH + "?language=none").then().body("items.shortcut", contains("hours"));
        as(owner).queryParam("q", "%").get(PATH).then().body("items", empty());
        as(owner).get(PATH + "?scope=all").then().statusCode(400);
        as(owner).get(PATH + "?language=-").then().statusCode(400);
        as(owner).queryParam("q", "\u0000").get(PATH).then().statusCode(400);
    }

    @Test
    void a_list_of_long_replies_comes_in_pages_that_end_at_their_bytes() {
        replies(30, "repeat(chr(8364), 10000)");
        var met = new ArrayList<String>();
        var pages = 0;
        for (var page = PATH; page != null; pages++) {
            var answer = as(owner).get(page).then().statusCode(200).extract();
            assertThat(answer.body().asByteArray()).hasSizeLessThan(1_000_000);
            met.addAll(answer.jsonPath().getList("items.id", String.class));
            var next = answer.jsonPath().getString("next");
            page = next == null ? null : PATH + "?after=" + next;
        }
        assertThat(met).hasSize(30).doesNotHaveDuplicates().isSorted();
        assertThat(pages).isEqualTo(2);
        as(owner).get(PATH + "?limit=7").then().body("items", hasSize(7));
    }

    private void replies(int many, String body) {
        Rows.run("""
                insert into canned_reply (id, workspace, shortcut, name, body, created_at, updated_at)
                select gen_random_uuid(), '%s', 'row-' || n, 'Row', %s, now(), now() from generate_series(1, %d) n
                """.formatted(company.workspace(), body, many));
    }

    @Test
    void there_are_only_so_many() {
        replies(1_999, "'Body'");
        created(owner, reply("last", "everyone"));
        as(owner)
                .body(reply("more", "everyone"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", containsString("has 2000 canned replies"));
        imported(owner, "shortcut,body,scope\nrow-1,Changed,everyone\nmore,More,everyone\n")
                .statusCode(409);
        as(owner).get(PATH + "?q=Changed").then().body("items", empty());
        created(agent, reply("own", "personal"));
    }

    @Test
    void and_so_many_bytes() {
        var big = "\u20ac".repeat(10_000);
        IntStream.range(0, 8)
                .forEach(n -> created(agent, Map.of("shortcut", "big" + n, "body", big, "scope", "personal")));
        as(agent)
                .body(Map.of("shortcut", "big9", "body", big, "scope", "personal"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", containsString("256 KB"));
        var small = created(agent, reply("small", "personal"));
        as(agent).body(Map.of("body", big)).patch(PATH + "/" + small).then().statusCode(409);
        as(agent).get(PATH + "/" + small).then().body("body", equalTo("Body of small"));
    }

    @Test
    void what_a_reply_cannot_be_is_refused() {
        for (var wrong : new String[][] {
            {"shortcut", "two words"},
            {"shortcut", ""},
            {"shortcut", "x".repeat(41)},
            {"name", "\u200b"},
            {"body", ""},
            {"body", "\u200b \n"},
            {"body", "x".repeat(10_001)},
            {"body", "a\u0000b"},
            {"language", "german language"},
            {"language", "de_DE"},
            {"scope", "mine"}
        }) {
            var body = new HashMap<>(reply("fine", "personal"));
            body.put(wrong[0], wrong[1]);
            as(agent).body(body).post(PATH).then().statusCode(400).body("detail", containsString(wrong[0]));
        }
        as(agent).body(Map.of("shortcut", "x", "body", "X")).post(PATH).then().statusCode(400);
        as(agent).get(PATH).then().body("items", empty());
    }

    @Test
    void a_file_is_imported_and_changes_what_is_there() {
        created(owner, Map.of("shortcut", "hi", "name", "Kept", "body", "Old", "language", "en", "scope", "everyone"));
        var file = """
                shortcut,language,scope,body
                hi,en,everyone,New
                hi,de,everyone,"Hallo, du"
                own,,personal,'=1
                """;
        imported(owner, file)
                .statusCode(200)
                .body("created", equalTo(2))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(0));
        imported(owner, file).body("created", equalTo(0)).body("unchanged", equalTo(3));
        as(owner)
                .get(PATH)
                .then()
                .body("items.name", contains("Kept", "own", "hi"))
                .body("items.body", contains("New", "=1", "Hallo, du"));
        var exported = export(owner);
        imported(owner, exported).statusCode(200).body("unchanged", equalTo(3));
        assertThat(exported).startsWith("shortcut,name,language,scope,body\r\n").contains("\"'=1\"");
    }

    @Test
    void of_a_file_with_a_wrong_line_nothing_is_imported() {
        imported(agent, "shortcut,body\nfine,Fine\nnot fine,Body\n")
                .statusCode(400)
                .body("detail", containsString("Nothing was imported.\nLine 3: "));
        as(agent).get(PATH).then().body("items", empty());
        as(agent).body("{}").post(PATH + "/import").then().statusCode(415);
        imported(agent, "").statusCode(400);
        imported(agent, "shortcut,body\nx," + "x".repeat(300_000)).statusCode(413);
    }

    @Test
    void what_becomes_of_everyones_is_audited() {
        var id = created(owner, reply("hi", "everyone"));
        created(owner, reply("own", "personal"));
        as(owner).body(Map.of("shortcut", "hey", "body", "Secret")).patch(PATH + "/" + id);
        as(owner).body(Map.of("shortcut", "hey")).patch(PATH + "/" + id);
        imported(owner, "shortcut,body,scope\nhey,Other,everyone\nmine,Mine,personal\n");
        as(owner).delete(PATH + "/" + id);
        var actions = new String[] {
            "canned_reply.created", "canned_reply.changed", "canned_replies.imported", "canned_reply.deleted"
        };
        var entries = as(owner)
                .get("/api/v1/audit?action=" + String.join("&action=", actions))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(entries.getList("items.action"))
                .containsExactly(
                        "canned_reply.deleted",
                        "canned_replies.imported",
                        "canned_reply.changed",
                        "canned_reply.created");
        assertThat(entries.getList("items.detail"))
                .containsExactly(null, "created: 0; changed: 1", "shortcut: hi \u2192 hey; body: changed", null);
        assertThat(entries.getList("items.on.name")).containsExactly("hey", "hey", "hi");
    }

    @Test
    void who_leaves_takes_their_own_along() throws SQLException {
        created(agent, reply("mine", "personal"));
        created(owner, reply("ours", "everyone"));
        as(owner).delete("/api/v1/agents/" + kim.id()).then().statusCode(204);
        assertThat(count("owner = '" + kim.id() + "'")).isZero();
        assertThat(count("workspace = '" + company.workspace() + "'")).isOne();
    }

    private long count(String where) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from canned_reply where " + where)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void the_schema_keeps_an_agent_of_another_company_out() {
        var stranger = Company.create().owner().id();
        assertThatThrownBy(() -> Rows.run("""
                        insert into canned_reply (id, workspace, owner, shortcut, name, body, created_at, updated_at)
                        values (gen_random_uuid(), '%s', '%s', 'x', 'X', 'X', now(), now())
                        """.formatted(company.workspace(), stranger)))
                .rootCause()
                .hasMessageContaining("canned_reply_workspace_owner_fkey");
    }
}
