package dev.bellhop.conversation.bulk;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.RowLockRace;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Concurrently;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several conversations at once.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BulkTest {
    private static final String ERASED = "This conversation was erased. Nothing can be changed in it any more.";
    private static final String UNKNOWN = "There is no such conversation here.";

    @Inject
    DataSource database;

    private Company company;
    private Company.Guest mia;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
    }

    private List<UUID> some(int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> conversation(mia, "No. " + n))
                .toList();
    }

    private static Response bulk(String token, String key, Object conversations, Map<String, ?> change) {
        var body = new HashMap<String, Object>(change);
        body.put("conversations", conversations);
        var request = as(token).body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/conversations/bulk");
    }

    private ValidatableResponse bulk(Object conversations, Map<String, ?> change) {
        return bulk(owner, null, conversations, change).then();
    }

    private ValidatableResponse shown(UUID id) {
        return as(owner).get("/api/v1/conversations/" + id).then().statusCode(200);
    }

    private String priority(UUID id) {
        return shown(id).extract().jsonPath().getString("priority");
    }

    private List<String> events(UUID id) {
        return as(owner)
                .get("/api/v1/conversations/" + id + "/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'event' }.event.name");
    }

    private UUID label(String name) {
        return as(owner)
                .body(Map.of("name", name))
                .post("/api/v1/labels")
                .jsonPath()
                .getUUID("id");
    }

    private UUID erased() {
        var eve = company.visitor("Eve");
        var id = conversation(eve, "Forget me");
        as(owner).post("/api/v1/visitors/" + eve.id() + "/erase").then().statusCode(202);
        await().until(() ->
                as(owner).get("/api/v1/conversations/" + id).jsonPath().get("erasedAt") != null);
        return id;
    }

    @Test
    void each_is_changed_as_by_a_call_for_it_alone() {
        var ids = some(3);
        var label = label("Delivery");
        var until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        bulk(
                        ids,
                        Map.of(
                                "assignee",
                                company.owner().id(),
                                "priority",
                                "high",
                                "status",
                                "snoozed",
                                "snoozedUntil",
                                until.toString(),
                                "label",
                                label))
                .statusCode(200)
                .body(
                        "items.conversation",
                        contains(ids.stream().map(UUID::toString).toArray()))
                .body("items.done", everyItem(equalTo(true)));
        for (var id : ids) {
            shown(id)
                    .body("assignee.id", equalTo(company.owner().id().toString()))
                    .body("priority", equalTo("high"))
                    .body("status", equalTo("snoozed"))
                    .body("snoozedUntil", equalTo(until.toString()))
                    .body("labels.name", contains("Delivery"));
            assertThat(events(id)).containsExactly("assigned", "priority", "snoozed", "labelled");
        }
        bulk(ids, Map.of("status", "open")).body("items.done", everyItem(equalTo(true)));
        bulk(ids, Collections.singletonMap("assignee", null)).body("items.done", everyItem(equalTo(true)));
        bulk(ids, Map.of("label", label, "on", false)).body("items.done", everyItem(equalTo(true)));
        for (var id : ids) {
            shown(id)
                    .body("status", equalTo("waiting"))
                    .body("assignee", nullValue())
                    .body("snoozedUntil", nullValue())
                    .body("labels", empty());
        }
    }

    @Test
    void what_is_so_already_is_done_and_says_nothing() {
        var ids = some(2);
        bulk(ids, Map.of("status", "resolved"));
        bulk(ids, Map.of("status", "resolved")).body("items.done", contains(true, true));
        assertThat(events(ids.getFirst())).containsExactly("resolved");
    }

    @Test
    void one_that_is_refused_keeps_none_of_the_others() {
        var mine = some(2);
        var theirs = Company.create();
        var foreign = conversation(theirs.visitor("Fay"), "Hello");
        var unknown = Ids.next();
        var all = List.of(mine.getFirst(), erased(), foreign, unknown, mine.getLast());
        bulk(all, Map.of("status", "resolved"))
                .statusCode(200)
                .body("items.done", contains(true, false, false, false, true))
                .body("items.code", contains(null, "conflict", "not_found", "not_found", null))
                .body("items.detail", contains(null, ERASED, UNKNOWN, UNKNOWN, null));
        mine.forEach(id -> shown(id).body("status", equalTo("resolved")));
        as(theirs.signIn()).get("/api/v1/conversations/" + foreign).then().body("status", equalTo("waiting"));
    }

    @Test
    void of_one_all_is_changed_or_nothing() {
        var ids = some(2);
        for (int n = 0; n < 20; n++) {
            var full = label("L" + n);
            as(owner)
                    .put("/api/v1/conversations/" + ids.getFirst() + "/labels/" + full)
                    .then()
                    .statusCode(200);
        }
        bulk(ids, Map.of("status", "resolved", "label", label("One more")))
                .body("items.code", contains("conflict", null));
        shown(ids.getFirst()).body("status", equalTo("waiting")).body("labels", hasSize(20));
        shown(ids.getLast()).body("status", equalTo("resolved")).body("labels.name", contains("One more"));
        assertThat(events(ids.getFirst())).doesNotContain("resolved");
    }

    @Test
    void a_call_that_is_wrong_in_itself_does_nothing() {
        var ids = some(2);
        var resolve = Map.of("status", "resolved");
        bulk(List.of(ids.getFirst(), ids.getLast(), ids.getFirst()), resolve)
                .statusCode(400)
                .body("detail", equalTo("A conversation is named twice. Name each of them once."));
        bulk(Stream.generate(Ids::next).limit(101).toList(), resolve)
                .statusCode(400)
                .body("detail", equalTo("The field \"conversations\" must have 1 to 100 entries."));
        bulk(List.of(), resolve).statusCode(400);
        bulk(null, resolve).statusCode(400).body("detail", equalTo("The field \"conversations\" is missing."));
        bulk(Collections.singletonList(null), resolve).statusCode(400);
        bulk(ids, Map.of())
                .statusCode(400)
                .body(
                        "detail",
                        equalTo("Nothing is to be changed: send a status, a priority, an assignee or a label."));
        bulk(ids, Map.of("status", "waiting")).statusCode(400);
        bulk(ids, Map.of("status", "open", "snoozedUntil", "2030-01-01T00:00:00Z"))
                .statusCode(400);
        bulk(ids, Map.of("status", "snoozed", "snoozedUntil", "2020-01-01T00:00:00Z"))
                .statusCode(400);
        bulk(ids, Map.of("status", "resolved", "on", true)).statusCode(400);
        bulk(ids, Map.of("assignee", "nobody"))
                .statusCode(400)
                .body("detail", equalTo("The field \"assignee\" is not of the right kind."));
        bulk(ids, Map.of("status", "resolved", "assignee", Ids.next()))
                .statusCode(404)
                .body("detail", equalTo("There is no such agent here."));
        bulk(ids, Map.of("status", "resolved", "label", Ids.next()))
                .statusCode(404)
                .body("detail", equalTo("There is no such label here."));
        ids.forEach(id -> shown(id).body("status", equalTo("waiting")));
    }

    @Test
    void agents_and_keys_that_may_write_do_it() {
        var ids = some(2);
        var resolve = Map.of("status", "resolved");
        bulk(mia.token(), null, ids, resolve).then().statusCode(403);
        bulk(company.key(Set.of(Scope.CONVERSATIONS_READ)).secret(), null, ids, resolve)
                .then()
                .statusCode(403);
        ids.forEach(id -> shown(id).body("status", equalTo("waiting")));
        var mail = "ada-" + company.workspace() + "@shop.example";
        company.agent("Ada", Role.AGENT, mail);
        bulk(company.signIn(mail), null, ids, resolve).then().statusCode(200).body("items.done", contains(true, true));
        bulk(company.key(Set.of(Scope.CONVERSATIONS_WRITE)).secret(), null, ids, Map.of("status", "open"))
                .then()
                .statusCode(200)
                .body("items.done", contains(true, true));
        bulk(Company.create().signIn(), null, ids, resolve)
                .then()
                .statusCode(200)
                .body("items.code", contains("not_found", "not_found"));
        ids.forEach(id -> shown(id).body("status", equalTo("open")));
    }

    @Test
    void two_at_once_change_each_conversation_once() throws ExecutionException, InterruptedException {
        var ids = some(10);
        var orders =
                new java.util.concurrent.ConcurrentLinkedQueue<>(List.of(ids, ids.reversed(), ids, ids.reversed()));
        var answers = Concurrently.times(4, () -> bulk(owner, null, orders.remove(), Map.of("status", "resolved")));
        answers.forEach(answer -> answer.then().statusCode(200).body("items.done", not(hasItem(false))));
        ids.forEach(id -> assertThat(events(id)).containsExactly("resolved"));
    }

    @Test
    void one_that_is_locked_is_told_and_the_others_are_done() throws SQLException {
        var ids = some(3);
        try (var other = database.getConnection()) {
            RowLockRace.hold(other, ids.get(1));
            bulk(ids, Map.of("priority", "low"))
                    .statusCode(200)
                    .body("items.done", contains(true, false, true))
                    .body("items[1].code", equalTo("unavailable"));
            other.rollback();
        }
        shown(ids.get(1)).body("priority", equalTo("normal"));
        shown(ids.get(2)).body("priority", equalTo("low"));
    }

    @Test
    void no_lock_is_held_over_all() throws Exception {
        var ids = some(2);
        Callable<Response> call = () -> bulk(owner, null, ids, Map.of("priority", "low"));
        try (var other = database.getConnection();
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            RowLockRace.hold(other, ids.getLast());
            var answer = thread.submit(call);
            // The first one is committed while the second is locked.
            await().until(() -> priority(ids.getFirst()).equals("low"));
            assertThat(priority(ids.getLast())).isEqualTo("normal");
            other.rollback();
            answer.get().then().statusCode(200).body("items[0].done", equalTo(true));
        }
    }

    @Test
    void the_same_key_gets_the_first_answer() throws ExecutionException, InterruptedException {
        var ids = some(2);
        var resolve = Map.of("status", "resolved");
        var all = List.of(ids.getFirst(), Ids.next(), ids.getLast());
        var first = bulk(owner, "k-1", all, resolve);
        first.then().statusCode(200);
        bulk(List.of(ids.getFirst()), Map.of("status", "open"));
        assertThat(bulk(owner, "k-1", all, resolve).asString()).isEqualTo(first.asString());
        shown(ids.getFirst()).body("status", equalTo("open"));
        bulk(owner, "k-1", ids, resolve).then().statusCode(422).body("code", equalTo("reused"));
        bulk(owner, "k".repeat(65), ids, resolve).then().statusCode(400);

        // What was refused as a whole leaves the key for another call.
        bulk(owner, "k-2", ids, Map.of("label", Ids.next())).then().statusCode(404);
        bulk(owner, "k-2", ids, resolve).then().statusCode(200);

        var more = some(5);
        var answers = Concurrently.times(4, () -> bulk(owner, "k-3", more, resolve)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(Set.copyOf(answers)).hasSize(1);
        more.forEach(id -> assertThat(events(id)).containsExactly("resolved"));
    }

    @Test
    void the_rate_limit_counts_conversations() {
        var answer = bulk(owner, null, some(3), Map.of("status", "resolved"));
        assertThat(answer.headers().getValues("RateLimit-Policy")).anyMatch(policy -> policy.startsWith("\"bulk\";q="));
        var left = answer.headers().getValues("RateLimit").stream()
                .filter(one -> one.startsWith("\"bulk\""))
                .toList();
        assertThat(left).singleElement().asString().startsWith("\"bulk\";r=999997;");
    }

    @Test
    void colleagues_are_told_at_once() {
        var ids = some(2);
        bulk(ids, Map.of("status", "resolved"));
        as(owner)
                .get("/api/v1/conversations?status=resolved")
                .then()
                .body(
                        "items.id",
                        containsInAnyOrder(ids.stream().map(UUID::toString).toArray()));
    }
}
