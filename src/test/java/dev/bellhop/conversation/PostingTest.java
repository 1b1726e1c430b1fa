package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G1 to G3 over both doors: what is answered is stored, once, with the next number.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingTest {
    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    private Company company;
    private Company.Guest mia;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private static io.restassured.response.ValidatableResponse post(String token, UUID id, String key, String body) {
        var request = as(token).body(Map.of("body", body));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    @Test
    void the_same_ref_sent_100_times_at_once_over_both_doors_is_one_row_and_one_answer() throws Exception {
        var id = conversation(mia, "Hello");
        var answers = new HashSet<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> post(mia.token(), id, "same", "Once")
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("seq"));
                calls.add(() -> {
                    try (var socket = TestSocket.visitor(base(), company.site().key(), mia.token())) {
                        socket.post(id, "same", "Once");
                        return socket.expect("ack").path("seq").asLong();
                    }
                });
            }
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactly(2L);
        as(mia.token()).get("/api/v1/conversations/" + id + "/messages").then().body("items", hasSize(2));
    }

    @Test
    void posts_of_many_at_once_are_numbered_without_a_gap() throws Exception {
        var id = conversation(mia, "Hello");
        var owner = company.signIn();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 60)
                    .<Callable<Long>>mapToObj(i -> () -> post(i % 2 == 0 ? mia.token() : owner, id, null, "No. " + i)
                            .statusCode(201)
                            .extract()
                            .jsonPath()
                            .getLong("seq"))
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                answer.get();
            }
        }
        var seqs = as(owner)
                .get("/api/v1/conversations/" + id + "/messages?limit=200")
                .jsonPath()
                .getList("items.seq", Long.class);
        var expected =
                java.util.stream.LongStream.rangeClosed(1, seqs.size()).boxed().toList();
        assertThat(seqs).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(61);
    }

    // The second text falls into the second after the first, in which the writer leaves a conversation where it is.
    @Test
    void a_conversation_that_goes_on_ends_up_at_the_top_of_the_list() {
        var one = conversation(mia, "Hello");
        var other = conversation(company.visitor("Ada"), "Hello");
        post(mia.token(), one, null, "Are you there?").statusCode(201);
        var owner = company.signIn();
        Awaitility.await().untilAsserted(() -> as(owner)
                .get("/api/v1/conversations")
                .then()
                .body("items.id", contains(one.toString(), other.toString())));
    }

    @Test
    void starting_twice_with_one_key_starts_one_conversation() {
        var first = start("key-1");
        assertThat(start("key-1")).isEqualTo(first);
        assertThat(start("key-2")).isNotEqualTo(first);
        as(mia.token()).get("/api/v1/conversations").then().body("items", hasSize(2));
    }

    @Test
    void a_key_that_stood_for_another_message_or_conversation_is_refused() {
        var id = conversation(mia, "Hello");
        post(mia.token(), id, "k-1", "One").statusCode(201);
        post(mia.token(), id, "k-1", "One").statusCode(201);
        post(mia.token(), id, "k-1", "Two").statusCode(422).body("code", equalTo("reused"));
        for (var empty : List.of("", " ", "\"\"")) {
            post(mia.token(), id, empty, "Two").statusCode(400).body("detail", containsString("is empty"));
        }
        start("k-2");
        as(mia.token())
                .header("Idempotency-Key", "k-2")
                .body(Map.of("body", "Another"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(422)
                .body("code", equalTo("reused"));
    }

    @Test
    void a_conversation_that_stays_locked_keeps_nobody_else_waiting() throws Exception {
        var locked = conversation(mia, "Hello");
        var ada = company.visitor("Ada");
        var free = conversation(ada, "Hello");
        try (var writer = TestSocket.visitor(base(), company.site().key(), mia.token());
                var other = TestSocket.visitor(base(), company.site().key(), ada.token());
                var holder = database.getConnection()) {
            RowLockRace.hold(holder, locked);
            writer.post(locked, "stuck-1", "One");
            RowLockRace.awaitSomeoneWaitsFor(holder);
            writer.post(locked, "stuck-2", "Two");
            for (int n = 0; n < 20; n++) {
                other.post(free, "free-" + n, "No. " + n);
                assertThat(other.expect("ack", "refused").path("type").asText()).isEqualTo("ack");
            }
            holder.rollback();
            holder.setAutoCommit(true);
            // Either may have been told to try again; then it is sent again.
            for (var ref : List.of("stuck-1", "stuck-2")) {
                Awaitility.await().until(() -> {
                    writer.post(locked, ref, ref);
                    return writer.expect("ack", "refused").path("type").asText().equals("ack");
                });
            }
        }
    }

    private UUID start(String key) {
        return as(mia.token())
                .header("Idempotency-Key", key)
                .body(Map.of("body", "Hello"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    @Test
    void a_body_that_cannot_be_a_message_is_refused_with_a_sentence() {
        var id = conversation(mia, "Hello");
        post(mia.token(), id, null, " ").statusCode(400).body("detail", containsString("empty"));
        post(mia.token(), id, null, "x".repeat(10_001)).statusCode(413).body("detail", containsString("10000"));
        for (var invisible : List.of("\u200b\u2060", "\u2800", "\u3164", "\u0301\ufe0f", "\u202e \n")) {
            post(mia.token(), id, null, invisible).statusCode(400).body("detail", containsString("empty"));
            as(mia.token())
                    .body(Map.of("body", invisible))
                    .post("/api/v1/conversations")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("empty"));
        }
        post(mia.token(), id, null, "a\u0000b").statusCode(400).body("detail", containsString("not text"));
        post(mia.token(), id, "k".repeat(65), "x").statusCode(400).body("detail", containsString("64"));
        as(mia.token())
                .body("{\"body\":")
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        post(mia.token(), id, null, "x".repeat(10_000)).statusCode(201).body("seq", equalTo(2));
    }

    @Test
    void a_note_keeps_its_number_but_not_its_words_before_a_visitor() {
        var id = conversation(mia, "Hello");
        var owner = company.signIn();
        as(owner)
                .body(Map.of("body", "Watch out", "kind", "note"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
        var seen =
                as(mia.token()).get("/api/v1/conversations/" + id + "/messages").then();
        seen.body("items[1].seq", equalTo(2)).body("items[1].kind", equalTo("hidden"));
        assertThat(seen.extract().asString()).doesNotContain("Watch out").doesNotContain("Olga");
        as(mia.token())
                .body(Map.of("body", "x", "kind", "note"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(403);
    }

    @Test
    void pages_go_forwards_and_backwards() {
        var id = conversation(mia, "1");
        for (int i = 2; i <= 7; i++) {
            post(mia.token(), id, null, "" + i).statusCode(201);
        }
        page(id, "after=2&limit=3")
                .body("items.seq", equalTo(java.util.List.of(3, 4, 5)))
                .body("more", equalTo(true));
        page(id, "after=5&limit=3")
                .body("items.seq", equalTo(java.util.List.of(6, 7)))
                .body("more", equalTo(false));
        page(id, "before=5&limit=3")
                .body("items.seq", equalTo(java.util.List.of(2, 3, 4)))
                .body("more", equalTo(true));
        page(id, "limit=2").body("items.seq", equalTo(java.util.List.of(6, 7))).body("more", equalTo(true));
        page(id, "after=1&before=3").statusCode(400);
    }

    private io.restassured.response.ValidatableResponse page(UUID id, String query) {
        return as(mia.token())
                .get("/api/v1/conversations/" + id + "/messages?" + query)
                .then();
    }
}
