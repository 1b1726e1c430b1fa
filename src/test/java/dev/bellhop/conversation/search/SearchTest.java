package dev.bellhop.conversation.search;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.tenancy.TenantScope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.Upload;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchTest {
    private static final String PATH = "/api/v1/search";

    @Inject
    AgroalDataSource database;

    @Inject
    SearchIndexer indexer;

    private final Company company = Company.create();
    private Company.Guest mia;
    private UUID conversation;
    private String owner;

    @BeforeEach
    void talk() {
        mia = company.visitor("Mia Keller");
        conversation = conversation(mia, "My parcel A-10 023 has not arrived");
        owner = company.signIn();
    }

    private void say(String body) {
        as(mia.token()).body(Map.of("body", body)).post(log()).then().statusCode(201);
    }

    private String log() {
        return "/api/v1/conversations/" + conversation + "/messages";
    }

    private JsonPath found(String query) {
        return found(owner, Map.of("q", query));
    }

    private static JsonPath found(String token, Map<String, ?> parameters) {
        return as(token)
                .queryParams(parameters)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> texts(String query) {
        return found(query).getList("items.excerpt.text");
    }

    private void isFound(String query, String text) {
        await().untilAsserted(() -> assertThat(texts(query)).containsExactly(text));
    }

    @Test
    void a_message_is_found_by_any_of_its_words() {
        var text = "My parcel A-10 023 has not arrived";
        isFound("arriv", text);
        for (var query : List.of("PARCEL", "a-10 023", "A 10", "\"has not\"", "023 parcel")) {
            isFound(query, text);
        }
        for (var query : List.of("parcels", "\"not has\"", "parcel lost", "10 024")) {
            assertThat(texts(query)).as(query).isEmpty();
        }
    }

    @Test
    void every_script_is_found() {
        for (var text : List.of(
                "Ein Cüstomer",
                "我要退货了",
                "Кириллица тут",
                "أين الطَّلَب",
                "注文をキャンセル",
                "ยกเลิกคำสั่งซื้อ",
                "mail me at Jo.Doe@mail.example")) {
            say(text);
        }
        isFound("jo.doe@mail.example", "mail me at Jo.Doe@mail.example");
        isFound("customer", "Ein Cüstomer");
        isFound("退货", "我要退货了");
        isFound("кирил", "Кириллица тут");
        isFound("الطلب", "أين الطَّلَب");
        isFound("キャンセル", "注文をキャンセル");
        isFound("คำสั่งซื้อ", "ยกเลิกคำสั่งซื้อ");
    }

    @Test
    void a_hit_says_where_it_stands_and_what_is_marked() {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        var hit = found("parcel");
        assertThat(hit.getString("items[0].conversation.id")).isEqualTo(conversation.toString());
        assertThat(hit.getString("items[0].conversation.visitor.name")).isEqualTo("Mia Keller");
        assertThat(hit.getInt("items[0].seq")).isEqualTo(1);
        assertThat(hit.getString("items[0].kind")).isEqualTo("text");
        assertThat(hit.getString("items[0].author.kind")).isEqualTo("visitor");
        assertThat(hit.getList("items[0].excerpt.marks.start", Integer.class)).containsExactly(3);
        assertThat(hit.getList("items[0].marks.start", Integer.class)).containsExactly(3);
    }

    @Test
    void a_message_is_found_by_its_files_names() {
        var file = Upload.of(mia.token(), "Rechnung März.pdf", "%PDF-1.7".getBytes(UTF_8));
        as(mia.token()).body(Map.of("files", List.of(file))).post(log()).then().statusCode(201);
        isFound("rechnung marz", "Rechnung März.pdf");
        // They say where in the body something stands.
        assertThat(found("rechnung").getList("items[0].marks")).isEmpty();
    }

    @Test
    void filters_narrow_it_down() {
        as(owner)
                .body(Map.of("body", "Where is the parcel?", "kind", "note"))
                .post(log())
                .then()
                .statusCode(201);
        var before = Instant.now();
        await().until(() -> texts("parcel").size() == 2);
        var me = company.owner().id().toString();
        assertCount(1, Map.of("kind", "note"));
        assertCount(1, Map.of("author", mia.id().toString()));
        assertCount(1, Map.of("author", me));
        assertCount(2, Map.of("status", "waiting", "assignee", "none"));
        assertCount(0, Map.of("status", "resolved"));
        assertCount(0, Map.of("assignee", "me"));
        assertCount(2, Map.of("site", company.site().id().toString()));
        assertCount(2, Map.of("visitor", mia.id().toString()));
        assertCount(0, Map.of("site", UUID.randomUUID().toString()));
        assertCount(0, Map.of("since", before.plusSeconds(60).toString()));
        assertCount(2, Map.of("until", before.plusSeconds(60).toString(), "sort", "relevance"));
    }

    private void assertCount(int count, Map<String, String> filter) {
        var parameters = new HashMap<String, String>(filter);
        parameters.put("q", "parcel");
        assertThat(found(owner, parameters).getList("items")).as("%s", filter).hasSize(count);
    }

    @Test
    void pages_follow_each_other_the_newest_first() {
        for (int n = 0; n < 6; n++) {
            say("needle " + n);
        }
        await().until(() -> texts("needle").size() == 6);
        var first = found(owner, Map.of("q", "needle", "limit", 4));
        assertThat(first.getList("items.excerpt.text")).containsExactly("needle 5", "needle 4", "needle 3", "needle 2");
        var second = found(owner, Map.of("q", "needle", "limit", 4, "after", first.getString("next")));
        assertThat(second.getList("items.excerpt.text")).containsExactly("needle 1", "needle 0");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void visitors_are_found_by_what_the_company_says_of_them() {
        await().until(() -> found("keller").getList("visitors.name").equals(List.of("Mia Keller")));
    }

    @Test
    void other_companies_and_visitors_find_nothing() throws SQLException {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        var stranger = found(Company.create().signIn(), Map.of("q", "parcel keller"));
        assertThat(stranger.getList("items")).isEmpty();
        assertThat(found(Company.create().signIn(), Map.of("q", "keller")).getList("visitors"))
                .isEmpty();
        as(mia.token()).queryParam("q", "parcel").get(PATH).then().statusCode(403);
        var key = company.key(Set.of(Scope.VISITORS_READ)).secret();
        as(key).queryParam("q", "parcel").get(PATH).then().statusCode(403);
        // Work for all companies has none to search in.
        assertThat(rows("parcel")).isZero();
        assertThat(TenantScope.call(company.workspace(), () -> rows("parcel"))).isEqualTo(1);
        assertThat(TenantScope.call(Company.create().workspace(), () -> rows("parcel")))
                .isZero();
    }

    private int rows(String word) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select count(*) from search_messages(?::tsquery, null, null, null, false, null, null, null, null, null,
                            null, null, null, null, null, 10)
                        """)) {
            statement.setString(1, word);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_has_files_is_found_alone() {
        var file = Upload.of(mia.token(), "receipt.pdf", "%PDF-1.7".getBytes(UTF_8));
        as(mia.token())
                .body(Map.of("body", "The receipt of my parcel", "files", List.of(file)))
                .post(log())
                .then()
                .statusCode(201);
        await().until(() -> texts("parcel").size() == 2);
        assertThat(found(owner, Map.of("q", "parcel", "kind", "file")).getList("items"))
                .hasSize(1);
        assertThat(found(owner, Map.of("q", "arrived", "kind", "file")).getList("items"))
                .isEmpty();
        as(owner)
                .queryParam("q", "parcel")
                .queryParam("kind", "event")
                .get(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void an_agent_finds_what_all_have_said() {
        company.agent("Ben", Role.AGENT, "ben@" + company.workspace() + ".example");
        isFound("parcel", "My parcel A-10 023 has not arrived");
        var ben = company.signIn("ben@" + company.workspace() + ".example");
        assertThat(found(ben, Map.of("q", "parcel")).getList("items")).hasSize(1);
    }

    @Test
    void what_was_erased_is_not_found() {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        as(owner).post("/api/v1/visitors/" + mia.id() + "/erase").then().statusCode(202);
        await().untilAsserted(() -> assertThat(texts("parcel")).isEmpty());
        assertThat(found("keller").getList("visitors")).isEmpty();
    }

    @Test
    void a_verified_visitor_is_found_under_the_new_name() {
        var key = IdentitySigner.secret(company).secret();
        conversation(known(key, "Ada Lovelace"), "Hello");
        await().until(() -> found("lovelace").getList("visitors").size() == 1);
        assertThat(found("customer-4711").getList("visitors")).hasSize(1);
        assertThat(found("ada@mail.example").getList("visitors")).hasSize(1);
        known(key, "Ada King");
        assertThat(found("king").getList("visitors")).hasSize(1);
        assertThat(found("lovelace").getList("visitors")).isEmpty();
    }

    private Company.Guest known(String key, String name) {
        var claims = new HashMap<>(IdentitySigner.claims("customer-4711"));
        claims.putAll(Map.of("name", name, "email", "ada@mail.example"));
        var jwt = IdentitySigner.jwt("HS256", IdentitySigner.hmacKey(key), claims);
        return IdentitySigner.known(company, IdentitySigner.byJwt(jwt), null);
    }

    @Test
    void the_sweep_finds_what_a_crash_has_left() throws SQLException {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        forgetWords();
        assertThat(texts("parcel")).isEmpty();
        indexer.sweep();
        assertThat(texts("parcel")).hasSize(1);
    }

    @Test
    void a_log_with_a_gap_does_not_keep_the_sweep_busy() throws SQLException {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update conversation set head = head + 5 where id = '" + conversation + "'");
        }
        indexer.sweep();
        assertThat(texts("parcel")).hasSize(1);
    }

    private void forgetWords() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from message_words where conversation = '" + conversation + "'");
            statement.execute("update search_progress set indexed = 0 where conversation = '" + conversation + "'");
        }
    }

    @Test
    void the_sweep_of_a_restored_database_begins_anew() throws SQLException {
        isFound("parcel", "My parcel A-10 023 has not arrived");
        forgetWords();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update search_sweep set change = 8000000000000000000");
        }
        indexer.sweep();
        assertThat(texts("parcel")).hasSize(1);
    }

    @Test
    void odd_searches_are_refused_with_a_sentence() {
        for (var query : List.of("", "&|!", "x".repeat(3_000))) {
            as(owner).queryParam("q", query).get(PATH).then().statusCode(400).body("code", equalTo("malformed"));
        }
        as(owner).queryParam("q", "x".repeat(10_000)).get(PATH).then().statusCode(414);
        as(owner).get(PATH).then().statusCode(400).body("detail", containsString("\"q\""));
        as(owner)
                .queryParams(Map.of("q", "x", "sort", "oldest"))
                .get(PATH)
                .then()
                .statusCode(400);
        as(owner)
                .queryParams(Map.of("q", "x", "kind", "event"))
                .get(PATH)
                .then()
                .statusCode(400);
        as(owner).queryParams(Map.of("q", "x", "after", "x")).get(PATH).then().statusCode(400);
        as(owner)
                .queryParams(Map.of("q", "x", "since", "yesterday"))
                .get(PATH)
                .then()
                .statusCode(400)
                .body("detail", equalTo("The parameter \"since\" is a time like 2026-03-01T09:30:00Z."));
    }
}
