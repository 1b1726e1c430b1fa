package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import dev.bellhop.testing.Upload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Authors correct what they wrote, or take it back.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MessageChangesTest {
    private static final int LONGER_THAN_A_MESSAGE = 10_001;

    @TestHTTPResource("/")
    String url;

    private Company company;
    private Guest mia;
    private String owner;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        id = conversation(mia, "Where is my parcel?");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private String path() {
        return "/api/v1/conversations/" + id;
    }

    private long said(String token, String kind, String body, UUID... files) {
        var message = new HashMap<String, Object>(Map.of("kind", kind, "files", List.of(files)));
        message.put("body", body);
        return as(token)
                .body(message)
                .post(path() + "/messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("seq");
    }

    private long said(String token, String body) {
        return said(token, "text", body);
    }

    private ValidatableResponse edit(String token, long seq, String body) {
        var text = new HashMap<String, Object>();
        text.put("body", body);
        return as(token).body(text).patch(path() + "/messages/" + seq).then();
    }

    private ValidatableResponse delete(String token, long seq) {
        return as(token).delete(path() + "/messages/" + seq).then();
    }

    private ValidatableResponse log(String token) {
        return as(token).get(path() + "/messages").then().statusCode(200);
    }

    private ValidatableResponse view(String token) {
        return as(token).get(path()).then().statusCode(200);
    }

    private static ValidatableResponse found(String token, String word) {
        return as(token).get("/api/v1/search?q=" + word).then().statusCode(200);
    }

    private void age(long seq) {
        Rows.run("update message set at = at - interval '16 minutes' where conversation = '" + id + "' and seq = "
                + seq);
    }

    @Test
    void a_correction_replaces_the_text_and_tells_both_sides() {
        var seq = said(owner, "It is on it's way.");
        try (var agent = TestSocket.agent(base(), owner);
                var guest = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            for (var socket : List.of(agent, guest)) {
                socket.send("resume")
                        .with("conversation", id)
                        .with("after", seq + 1)
                        .go();
                socket.expect("replay");
            }
            edit(owner, seq, "It is on its way.")
                    .statusCode(200)
                    .body("seq", equalTo((int) seq))
                    .body("body", equalTo("It is on its way."))
                    .body("editedAt", notNullValue());
            for (var socket : List.of(agent, guest)) {
                var event = socket.expect("message").at("/message");
                assertThat(event.at("/event/name").asText()).isEqualTo("edited");
                assertThat(event.at("/event/value").asLong()).isEqualTo(seq);
                assertThat(event.at("/body").asText()).isEqualTo("It is on its way.");
            }
        }
        for (var token : List.of(owner, mia.token())) {
            log(token)
                    .body("items.body", contains("Where is my parcel?", "It is on its way.", null, "It is on its way."))
                    .body("items[1].editedAt", notNullValue())
                    .body("items[3].event.name", equalTo("edited"))
                    .body("items[3].event.value", equalTo(String.valueOf(seq)));
            view(token).body("last.body", equalTo("It is on its way."));
        }
        view(mia.token()).body("unread", equalTo(1));
        as(owner)
                .get("/api/v1/audit?action=message.edited")
                .then()
                .body("items", hasSize(1))
                .body("items[0].detail", equalTo("text " + seq));
    }

    @Test
    void a_visitor_corrects_as_well_and_the_newest_text_is_kept_alone() {
        edit(mia.token(), 1, "Where is my parcel A-10?").statusCode(200);
        edit(mia.token(), 1, "Where is my parcel A-11?").statusCode(200);
        edit(mia.token(), 1, "Where is my parcel A-11?").statusCode(200);
        log(owner)
                .body("items", hasSize(3))
                .body("items.body", contains("Where is my parcel A-11?", null, "Where is my parcel A-11?"));
        view(owner).body("unread", equalTo(1)).body("last.body", equalTo("Where is my parcel A-11?"));
    }

    @Test
    void what_is_deleted_is_gone_with_its_files_and_tells_both_sides() {
        var file = Upload.of(owner, "label.txt", "Parcel".getBytes(UTF_8));
        var before = said(owner, "One moment.");
        var seq = said(owner, "text", "Not for you", file);
        edit(owner, seq, "Certainly not for you").statusCode(200);
        view(mia.token()).body("unread", equalTo(2));
        var link = Upload.url(mia.token(), file);
        delete(owner, seq).statusCode(204);
        delete(owner, seq).statusCode(204);
        for (var token : List.of(owner, mia.token())) {
            var log = log(token)
                    .body("items.event.name", contains("assigned", "edited", "deleted"))
                    .extract();
            assertThat(log.asString()).doesNotContain("Not for you", "ertainly not for", "label.txt");
            assertThat(log.jsonPath().getString("items[" + (seq - 1) + "].deletedAt"))
                    .isNotNull();
            assertThat(log.jsonPath().getString("items.find { it.event?.name == 'deleted' }.event.value"))
                    .isEqualTo(String.valueOf(seq));
            view(token).body("last.seq", equalTo((int) before)).body("last.body", equalTo("One moment."));
        }
        view(mia.token()).body("unread", equalTo(1));
        given().get(link).then().statusCode(404);
        edit(owner, seq, "Again").statusCode(409).body("detail", equalTo("This message was deleted. Write a new one."));
        as(owner).get("/api/v1/audit?action=message.deleted").then().body("items", hasSize(1));
    }

    @Test
    void a_conversation_of_which_all_is_deleted_has_no_last_message() {
        delete(mia.token(), 1).statusCode(204);
        view(owner).body("last", nullValue()).body("unread", equalTo(0));
        var seq = said(owner, "Hello?");
        as(mia.token()).body(Map.of("seq", 1)).put(path() + "/read").then().statusCode(204);
        view(mia.token()).body("last.seq", equalTo((int) seq)).body("unread", equalTo(1));
    }

    @Test
    void a_note_stays_among_agents() {
        var seq = said(owner, "note", "A regular");
        edit(owner, seq, "A regular since May").statusCode(200);
        var other = said(owner, "note", "Wrong one");
        delete(owner, other).statusCode(204);
        log(owner)
                .body("items[1].body", equalTo("A regular since May"))
                .body("items.event.name", contains("note_edited", "note_deleted"));
        log(mia.token()).body("items.kind", contains("text", "hidden", "hidden", "hidden", "hidden"));
        edit(mia.token(), seq, "Mine").statusCode(404);
        delete(mia.token(), seq).statusCode(404);
    }

    @Test
    void only_its_author_changes_a_message() {
        var seq = said(owner, "On its way.");
        var mail = "ben-" + UUID.randomUUID() + "@shop.example";
        company.agent("Ben", Role.AGENT, mail);
        for (var token : List.of(
                company.signIn(mail),
                mia.token(),
                company.key(EnumSet.allOf(Scope.class)).secret())) {
            edit(token, seq, "Lost.")
                    .statusCode(403)
                    .body("detail", equalTo("Only who wrote a message can change it."));
            delete(token, seq).statusCode(403);
        }
        var foreign = Company.create();
        for (var token : List.of(
                foreign.signIn(),
                foreign.visitor("Eve").token(),
                company.visitor("Eve").token())) {
            edit(token, seq, "Lost.").statusCode(404);
            delete(token, seq).statusCode(404);
        }
        edit(owner, 1, "Mine").statusCode(403);
        log(owner).body("items.body", contains("Where is my parcel?", "On its way.", null));
    }

    @Test
    void a_key_changes_what_it_wrote() {
        var key = company.key(EnumSet.of(Scope.CONVERSATIONS_WRITE)).secret();
        var seq = said(key, "Parcel A-10 left at 9:00.");
        edit(key, seq, "Parcel A-10 left at 9:30.").statusCode(200);
        delete(key, seq).statusCode(204);
    }

    @Test
    void neither_an_event_nor_what_is_not_there_is_a_message() {
        said(owner, "On its way.");
        for (var seq : List.of(-1L, 0L, 3L, 99L, Long.MAX_VALUE)) {
            edit(owner, seq, "Lost.").statusCode(404).body("detail", equalTo("There is no such message here."));
            delete(owner, seq).statusCode(404);
        }
    }

    @Test
    void after_a_while_it_stays_as_it_is() {
        age(1);
        edit(mia.token(), 1, "Where is it?")
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("A message can be changed for 15 minutes. This one is older: write another one."));
        delete(mia.token(), 1).statusCode(409);
        edit(mia.token(), 1, "Where is my parcel?").statusCode(200).body("editedAt", nullValue());
    }

    @Test
    void a_correction_is_a_message_like_another() {
        edit(mia.token(), 1, " ").statusCode(400);
        edit(mia.token(), 1, null).statusCode(400);
        edit(mia.token(), 1, "a\0b").statusCode(400);
        edit(mia.token(), 1, "a".repeat(LONGER_THAN_A_MESSAGE)).statusCode(413);
        var file = Upload.of(mia.token(), "photo.txt", "Parcel".getBytes(UTF_8));
        var seq = said(mia.token(), "text", "See", file);
        edit(mia.token(), seq, "").statusCode(200).body("body", nullValue()).body("files", hasSize(1));
    }

    @Test
    void sent_again_it_is_still_the_same_message() {
        var ref = UUID.randomUUID().toString();
        var post = as(mia.token()).header("Idempotency-Key", ref).body(Map.of("body", "Helo"));
        var seq = post.post(path() + "/messages").jsonPath().getLong("seq");
        edit(mia.token(), seq, "Hello").statusCode(200);
        post.post(path() + "/messages").then().statusCode(201).body("seq", equalTo((int) seq));
        delete(mia.token(), seq).statusCode(204);
        post.post(path() + "/messages").then().statusCode(201).body("seq", equalTo((int) seq));
        log(owner).body("items.findAll { it.kind == 'text' }", hasSize(2));
    }

    @Test
    void two_corrections_at_once_leave_one_text() throws Exception {
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(n -> () -> n % 2 == 0
                                    ? edit(mia.token(), 1, "Text " + n)
                                            .extract()
                                            .statusCode()
                                    : delete(mia.token(), 1).extract().statusCode())
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        assertThat(answers).contains(204).containsAnyOf(204, 200, 409).doesNotContain(500);
        var log = log(owner).extract();
        assertThat(log.jsonPath().getString("items[0].deletedAt")).isNotNull();
        assertThat(log.jsonPath().<String>getList("items.body")).containsOnlyNulls();
        assertThat(log.jsonPath().<String>getList("items.event.name")).containsOnlyOnce("deleted");
    }

    @Test
    void what_it_says_now_is_found_and_what_it_said_is_not() {
        await().until(() ->
                !found(owner, "parcel").extract().jsonPath().getList("items").isEmpty());
        edit(mia.token(), 1, "Where is my package?").statusCode(200);
        found(owner, "package").body("items", hasSize(1)).body("items[0].seq", equalTo(1));
        found(owner, "parcel").body("items", empty());
        // Not once more in what tells of it.
        said(mia.token(), "Zeppelin");
        await().until(() ->
                !found(owner, "zeppelin").extract().jsonPath().getList("items").isEmpty());
        found(owner, "package").body("items", hasSize(1));
        delete(mia.token(), 1).statusCode(204);
        found(owner, "package").body("items", empty());
    }

    @Test
    void an_erasure_takes_all_of_it() {
        edit(mia.token(), 1, "Secret one").statusCode(200);
        var seq = said(mia.token(), "Secret two");
        delete(mia.token(), seq).statusCode(204);
        var visitor = "/api/v1/visitors/" + mia.id();
        assertThat(as(owner).get(visitor + "/export").asString()).contains("Secret one");
        as(owner).post(visitor + "/erase").then().statusCode(202);
        await().until(() -> as(owner)
                .get(visitor + "/erasure")
                .jsonPath()
                .getString("status")
                .equals("finished"));
        var log = log(owner)
                .body("items.kind", contains("hidden", "hidden", "hidden", "hidden", "event"))
                .extract()
                .asString();
        assertThat(log).doesNotContain("Secret", "edited", "deletedAt", "Mia");
        edit(owner, 1, "Back").statusCode(409);
    }

    @Test
    void pages_of_other_origins_may_do_it() {
        for (var method : List.of("PATCH", "DELETE")) {
            as(mia.token())
                    .header("Origin", Company.ORIGIN)
                    .header("Access-Control-Request-Method", method)
                    .options(path() + "/messages/1")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Methods", containsString(method));
        }
        log(owner).body("items.editedAt", not(contains(notNullValue())));
    }

    @Test
    void it_ends_after_fifty_corrections_and_only_the_last_one_has_a_text() {
        var seq = said(owner, "0");
        for (int n = 1; n <= 50; n++) {
            edit(owner, seq, String.valueOf(n)).statusCode(200);
        }
        edit(owner, seq, "51").statusCode(409).body("detail", startsWith("This message was corrected 50 times"));
        edit(owner, seq, "50").statusCode(200);
        var texts = as(owner).get(path() + "/messages?limit=200").jsonPath().getList("items.body");
        assertThat(texts).filteredOn(text -> text != null).containsExactly("Where is my parcel?", "50", "50");
        delete(owner, seq).statusCode(204);
        assertThat(as(owner).get(path() + "/messages?limit=200").jsonPath().getList("items.body"))
                .filteredOn(text -> text != null)
                .containsExactly("Where is my parcel?");
    }
}
