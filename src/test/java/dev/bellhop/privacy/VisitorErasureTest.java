package dev.bellhop.privacy;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.DatabaseSearch;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Erasing a visitor leaves the company's figures and nobody's data. What fails when a part of it is taken away:
/// without emptying bodies, names or refs, or removing tokens or the visitor's row, `DatabaseSearch` names the column;
/// without `ErasureNotifier` the socket stays open; without `h.erased_at is null` in `LogStatement` the agent's post
/// is taken.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VisitorErasureTest {
    @Inject
    AgroalDataSource database;

    @Inject
    VisitorErasures erasures;

    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private final String canary = "canary" + Ids.next().toString().replace("-", "");
    private Guest mia;
    private UUID conversation;
    private String owner;

    @BeforeEach
    void talkOnce() {
        mia = company.visitor("Mia " + canary);
        conversation = Company.conversation(mia, "First " + canary);
        owner = company.signIn();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private String log() {
        return "/api/v1/conversations/" + conversation + "/messages";
    }

    private String path(String call) {
        return "/api/v1/visitors/" + mia.id() + "/" + call;
    }

    private ValidatableResponse erase() {
        return as(owner).post(path("erase")).then().statusCode(202);
    }

    private void erased() {
        erase();
        await().until(() -> isFinished(path("erasure")));
    }

    private boolean isFinished(String report) {
        return as(owner).get(report).jsonPath().getString("status").equals("finished");
    }

    private void talk() {
        as(owner)
                .body(Map.of("body", "Dear " + mia.name()))
                .header("Idempotency-Key", "k-" + canary)
                .post(log());
        as(owner).body(Map.of("body", "She is " + canary, "kind", "note")).post(log());
        as(mia.token())
                .body(Map.of("body", "Me: " + canary))
                .header("Idempotency-Key", "m-" + canary)
                .post(log());
        as(mia.token())
                .body(Map.of("body", canary))
                .header("Idempotency-Key", "s-" + canary)
                .post("/api/v1/conversations");
        as(owner)
                .body(Map.of("agent", company.owner().id()))
                .put("/api/v1/conversations/" + conversation + "/assignment")
                .then()
                .statusCode(200);
        as(owner).get(path("export")).then().statusCode(200);
    }

    @Test
    void nothing_of_it_is_left_in_any_column_of_any_table() throws SQLException {
        talk();
        var traces = new DatabaseSearch(database);
        assertThat(traces.of(canary)).contains("message.body", "message.author_name", "message.ref", "visitor.name");
        assertThat(traces.of(mia.id().toString())).contains("conversation.visitor", "message.author");
        erased();
        assertThat(traces.of(canary)).isEmpty();
        assertThat(traces.of(mia.id().toString())).isEmpty();
        as(owner).get("/api/v1/visitors/" + mia.id()).then().statusCode(404);
        as(mia.token()).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void who_was_verified_goes_with_who_they_were_before_and_by_either_id() throws SQLException {
        talk();
        var claims = IdentitySigner.claims("ext-" + canary);
        claims.put("name", "Verified " + canary);
        claims.put("email", canary + "@shop.example");
        var key = IdentitySigner.hmacKey(IdentitySigner.secret(company).secret());
        var verified = IdentitySigner.identify(
                        company, IdentitySigner.byJwt(IdentitySigner.jwt("HS256", key, claims)), mia.token())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("visitor.id");
        var traces = new DatabaseSearch(database);
        assertThat(traces.of(canary)).contains("visitor.name", "visitor.email", "visitor.external_id", "message.body");
        assertThat(as(owner).get(path("export")).asString()).contains("First " + canary);
        erase();
        await().until(() -> isFinished("/api/v1/visitors/" + verified + "/erasure"));
        assertThat(traces.of(canary)).isEmpty();
        assertThat(traces.of(verified)).isEmpty();
        assertThat(traces.of(mia.id().toString())).isEmpty();
    }

    @Test
    void the_report_says_what_was_erased() {
        talk();
        erased();
        as(owner)
                .get(path("erasure"))
                .then()
                .body("visitor", equalTo(mia.id().toString()))
                .body("erased.message", equalTo(5))
                .body("erased.conversation", equalTo(2))
                .body("erased.visitor_token", equalTo(1))
                .body("erased.visitor", equalTo(1));
    }

    @Test
    void the_logs_numbers_stay_and_the_last_entry_says_so() {
        talk();
        erased();
        as(owner)
                .get(log())
                .then()
                .body("items.seq", equalTo(IntStream.rangeClosed(1, 6).boxed().toList()))
                .body("items.kind", contains("hidden", "hidden", "event", "hidden", "hidden", "event"))
                .body("items.body", everyItem(nullValue()))
                .body("items[2].event.name", equalTo("assigned"))
                .body("items[5].event.name", equalTo("erased"))
                .body("items[5].author.name", equalTo("Olga Owner"));
        as(owner)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("status", equalTo("resolved"))
                .body("visitor.name", equalTo("Erased visitor"))
                .body("visitor.id", not(mia.id().toString()))
                .body("last", nullValue())
                .body("unread", equalTo(0));
    }

    @Test
    void their_sockets_close_and_who_looks_on_hears_of_it() {
        try (var visitor = TestSocket.visitor(base(), company.site().key(), mia.token());
                var agent = TestSocket.agent(base(), owner)) {
            agent.send("watch").go();
            agent.send("resume")
                    .with("conversation", conversation)
                    .with("after", 0)
                    .go();
            agent.expect("replay");
            erase();
            assertThat(visitor.closeCode()).isEqualTo(4501);
            agent.expect(
                    "message", frame -> frame.at("/message/event/name").asText().equals("erased"));
            agent.expect(
                    "conversation",
                    frame -> frame.at("/conversation/visitor/name").asText().equals("Erased visitor"));
        }
    }

    @Test
    void a_client_that_comes_back_finds_no_gap_and_no_word() {
        talk();
        erased();
        try (var agent = TestSocket.agent(base(), owner)) {
            agent.send("resume")
                    .with("conversation", conversation)
                    .with("after", 1)
                    .go();
            var messages = agent.expect("replay").path("messages");
            assertThat(seqs(messages)).containsExactly(2L, 3L, 4L, 5L, 6L);
            assertThat(messages.toString()).doesNotContain(canary);
        }
    }

    private static List<Long> seqs(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("seq").asLong())
                .toList();
    }

    @Test
    void nobody_writes_to_it_any_more() {
        erased();
        as(owner).body(Map.of("body", "Are you there?")).post(log()).then().statusCode(404);
        var nobody = as(owner)
                .get("/api/v1/conversations/" + conversation)
                .jsonPath()
                .getString("visitor.id");
        as(owner)
                .body(Map.of("visitor", nobody, "body", "?"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(404);
        as(owner).post("/api/v1/visitors/" + nobody + "/erase").then().statusCode(404);
        as(owner).get("/api/v1/visitors").then().body("items.id", not(contains(nobody)));
    }

    @Test
    void others_keep_theirs() {
        var other = company.visitor("Noah " + canary);
        var theirs = Company.conversation(other, "Mine " + canary);
        erased();
        as(other.token())
                .get("/api/v1/conversations/" + theirs + "/messages")
                .then()
                .body("items.body", contains("Mine " + canary));
    }

    @Test
    void asking_twice_at_once_is_one_erasure() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(IntStream.range(0, 8)
                    .mapToObj(_ -> (java.util.concurrent.Callable<String>)
                            () -> erase().extract().path("id"))
                    .toList());
            var ids = new java.util.HashSet<String>();
            for (var answer : answers) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
        await().until(() -> isFinished(path("erasure")));
        as(owner).get("/api/v1/audit?action=visitor.erased").then().body("items.size()", equalTo(1));
    }

    @Test
    void it_is_audited_by_its_id_alone() {
        erased();
        as(owner)
                .get("/api/v1/audit?action=visitor.erased")
                .then()
                .body("items.on.id", contains(mia.id().toString()))
                .body("items[0].on.name", nullValue())
                .body("items[0].actor.name", equalTo("Olga Owner"));
    }

    @Test
    void a_long_history_that_a_crash_left_half_erased_is_finished() throws SQLException {
        fill(1_700);
        // As the service does it: in one transaction that holds the conversation, so that the search adds none of it.
        run("""
                select id from conversation where id = '%1$s' for update;
                update message set kind = 'hidden', body = null, ref = null, author = null, author_name = '-'
                    where conversation = '%1$s' and seq <= 500;
                delete from message_words where conversation = '%1$s' and seq <= 500;
                update search_progress set indexed = greatest(indexed, 500) where conversation = '%1$s';
                update conversation set erased = 500 where id = '%1$s'
                """.formatted(conversation));
        run(
                "insert into erasure (id, workspace, visitor, asked_by, asked_by_name, asked_at) values ('%s', '%s', '%s', '%s', 'Olga', now())"
                        .formatted(
                                Ids.next(),
                                company.workspace(),
                                mia.id(),
                                company.owner().id()));
        erasures.work();
        await().until(() -> isFinished(path("erasure")));
        assertThat(new DatabaseSearch(database).of(canary)).isEmpty();
        as(owner).get(path("erasure")).then().body("erased.message", equalTo(1_200));
        as(owner).get("/api/v1/conversations/" + conversation).then().body("head", equalTo(1_701));
        as(owner).get(log() + "?before=100000&limit=3").then().body("items.seq", contains(1_699, 1_700, 1_701));
    }

    private void fill(int head) throws SQLException {
        run("""
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select '%s', '%s', n, 'text', 'visitor', '%s', '%s', 'r' || n, '%s', now() from generate_series(2, %d) n
                """.formatted(company.workspace(), conversation, mia.id(), mia.name(), canary, head));
        run("update conversation set head = %d, last_seq = %d where id = '%s'".formatted(head, head, conversation));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void while_another_replica_is_at_it_this_one_waits() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + 0x70726976 + ")");
            erase().body("status", equalTo("running"));
            erasures.work();
            assertThat(isFinished(path("erasure"))).isFalse();
            connection.commit();
        }
        erasures.work();
        await().until(() -> isFinished(path("erasure")));
    }

    @Test
    void a_plain_agent_may_neither_erase_nor_export() {
        var mail = "plain-" + company.workspace() + "@shop.example";
        company.agent("Paul", Role.SUPERVISOR, mail);
        var token = company.signIn(mail);
        as(token).post(path("erase")).then().statusCode(403);
        as(token).get(path("export")).then().statusCode(403);
    }
}
