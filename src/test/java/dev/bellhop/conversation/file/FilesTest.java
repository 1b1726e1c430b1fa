package dev.bellhop.conversation.file;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.attachment.Uploads;
import dev.bellhop.common.Ids;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.LogLines;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import dev.bellhop.testing.Upload;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FilesTest {
    private static final String PATH = "/api/v1/attachments/";
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] TEXT = "These are words, and they are many.".getBytes(UTF_8);
    private static final byte[] PAGE = "<!doctype html><script>alert(1)</script>".getBytes(UTF_8);

    @TestHTTPResource
    URI base;

    @Inject
    Sql sql;

    @Inject
    MeterRegistry meters;

    @Inject
    Uploads uploads;

    private Company company;
    private Guest mia;
    private String owner;
    private UUID talk;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
        talk = Company.conversation(mia, "Look at this");
    }

    private static ValidatableResponse posted(String token, UUID conversation, String body, UUID... files) {
        var message = new HashMap<String, Object>(Map.of("files", List.of(files)));
        if (body != null) {
            message.put("body", body);
        }
        return as(token)
                .body(message)
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private long rows(String query) {
        return sql.list(query, row -> row.getLong(1)).getFirst();
    }

    @Test
    void a_visitors_picture_reaches_the_agent() {
        var file = Upload.of(mia.token(), "Foto ánimo.png", PNG);
        posted(mia.token(), talk, "Broken", file)
                .statusCode(201)
                .body("body", equalTo("Broken"))
                .body("files", hasSize(1))
                .body("files[0].id", equalTo(file.toString()))
                .body("files[0].name", equalTo("Foto ánimo.png"))
                .body("files[0].type", equalTo("image/png"))
                .body("files[0].size", equalTo(PNG.length));
        as(owner)
                .get("/api/v1/conversations/" + talk + "/messages")
                .then()
                .body("items[1].files[0].id", equalTo(file.toString()));
        var answer = given().get(Upload.url(owner, file))
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header(
                        "Content-Disposition",
                        startsWith("inline; filename=\"Foto animo.png\"; filename*=UTF-8''Foto%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(PNG);
        given().get(Upload.url(owner, file) + "&download=1")
                .then()
                .header("Content-Disposition", startsWith("attachment;"));
    }

    @Test
    void an_upload_goes_on_where_it_was_cut() {
        var file = Upload.begun(mia.token(), "words.txt", TEXT.length);
        Upload.piece(mia.token(), file, 0, new byte[] {TEXT[0], TEXT[1]})
                .statusCode(204)
                .header("Upload-Offset", "2")
                .header("Tus-Resumable", "1.0.0");
        Upload.as(mia.token())
                .head(PATH + file)
                .then()
                .statusCode(200)
                .header("Upload-Offset", "2")
                .header("Upload-Length", String.valueOf(TEXT.length));
        Upload.piece(mia.token(), file, 0, TEXT).statusCode(409).body("detail", containsString("goes on at 2"));
        Upload.as(mia.token()).get(PATH + file).then().statusCode(404);
        var rest = new byte[TEXT.length - 2];
        System.arraycopy(TEXT, 2, rest, 0, rest.length);
        Upload.piece(mia.token(), file, 2, rest).statusCode(204).header("Upload-Offset", String.valueOf(TEXT.length));
        var answer = given().get(Upload.url(mia.token(), file)).then().extract();
        assertThat(answer.asByteArray()).isEqualTo(TEXT);
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"words.txt\"");
    }

    @Test
    void a_conversation_begins_with_a_file_alone_and_the_list_names_it() {
        var file = Upload.of(mia.token(), "中文文件.pdf", "%PDF-1.7 and more".getBytes(UTF_8));
        as(mia.token())
                .body(Map.of("files", List.of(file)))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .body("last.body", equalTo(""))
                .body("last.file", equalTo("中文文件.pdf"));
        as(owner).get("/api/v1/conversations").then().body("items[0].last.file", equalTo("中文文件.pdf"));
    }

    @Test
    void the_socket_keeps_the_order_of_texts_and_files() {
        var file = Upload.of(mia.token(), "words.txt", TEXT);
        try (var socket = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            socket.post(talk, "r-1", "before");
            socket.send("post")
                    .with("conversation", talk)
                    .with("ref", "r-2")
                    .with("files", List.of(file))
                    .go();
            socket.post(talk, "r-3", "after");
            var seqs = Stream.of("r-1", "r-2", "r-3")
                    .map(ref -> socket.expect(
                                    "ack", ack -> ack.path("ref").asText().equals(ref))
                            .path("seq")
                            .asLong())
                    .toList();
            assertThat(seqs).containsExactly(2L, 3L, 4L);
            var own = socket.expect(
                    "message", one -> one.path("message").path("seq").asLong() == 3);
            assertThat(own.path("message").path("files").path(0).path("name").asText())
                    .isEqualTo("words.txt");
            assertThat(own.path("message").has("body")).isFalse();
            // Sent again it is the same message.
            socket.send("post")
                    .with("conversation", talk)
                    .with("ref", "r-2")
                    .with("files", List.of(file))
                    .go();
            assertThat(socket.expect("ack").path("seq").asLong()).isEqualTo(3);
        }
    }

    private String base() {
        return base.toString().replaceFirst("/$", "");
    }

    @Test
    void a_message_is_the_same_only_with_the_same_files() {
        var first = Upload.of(owner, "a.txt", TEXT);
        var second = Upload.of(owner, "b.txt", TEXT);
        var path = "/api/v1/conversations/" + talk + "/messages";
        var key = Ids.next().toString();
        for (var file : List.of(first, first)) {
            as(owner)
                    .header("Idempotency-Key", key)
                    .body(Map.of("files", List.of(file)))
                    .post(path)
                    .then()
                    .statusCode(201)
                    .body("seq", equalTo(2));
        }
        as(owner)
                .header("Idempotency-Key", key)
                .body(Map.of("files", List.of(second)))
                .post(path)
                .then()
                .statusCode(422);
        as(owner)
                .header("Idempotency-Key", key)
                .body(Map.of("body", "words"))
                .post(path)
                .then()
                .statusCode(422);
    }

    @Test
    void what_is_wrong_with_a_message_is_said_and_nothing_is_stored() {
        var file = Upload.of(owner, "a.txt", TEXT);
        var unfinished = Upload.begun(owner, "b.txt", 10);
        posted(owner, talk, "", file, file).statusCode(400).body("detail", containsString("twice"));
        posted(owner, talk, "", unfinished).statusCode(400).body("detail", containsString("Attach it again"));
        posted(owner, talk, "", UUID.randomUUID()).statusCode(400);
        posted(mia.token(), talk, "mine?", file).statusCode(400);
        posted(owner, talk, null).statusCode(400).body("detail", containsString("empty"));
        posted(owner, talk, "many", Stream.generate(UUID::randomUUID).limit(11).toArray(UUID[]::new))
                .statusCode(400)
                .body("detail", containsString("10 files"));
        as(owner)
                .body("{\"files\":[null]}")
                .post("/api/v1/conversations/" + talk + "/messages")
                .then()
                .statusCode(400);
        posted(owner, talk, null, file).statusCode(201);
        posted(owner, talk, "again", file).statusCode(400);
        as(owner).get("/api/v1/conversations/" + talk).then().body("head", equalTo(3));
    }

    @Test
    void what_is_wrong_with_an_upload_is_said() {
        Upload.begin(owner, "a.txt", 0).statusCode(400).body("detail", containsString("empty"));
        Upload.begin(owner, "a.txt", 10_000_000_000L).statusCode(413).body("detail", containsString("25 MB"));
        for (var metadata : List.of("", "filename not-base64!", "name YQ==", "filename YQ==,width bm8=")) {
            Upload.as(owner)
                    .header("Upload-Length", 5)
                    .header("Upload-Metadata", metadata)
                    .post(PATH)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("Upload-Metadata"));
        }
        Upload.as(owner)
                .header("Upload-Length", "much")
                .header("Upload-Metadata", "filename YQ==")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("detail", containsString("Upload-Length"));
        as(owner)
                .header("Tus-Resumable", "0.2")
                .header("Upload-Length", 5)
                .header("Upload-Metadata", "filename YQ==")
                .post(PATH)
                .then()
                .statusCode(412);
        var file = Upload.begun(owner, "a.txt", 5);
        Upload.piece(owner, file, 0, TEXT).statusCode(413);
        Upload.piece(owner, file, 0, new byte[1_100_000]).statusCode(413);
        Upload.as(owner)
                .header("Upload-Offset", 0)
                .contentType("text/plain")
                .body("12345")
                .patch(PATH + file)
                .then()
                .statusCode(415);
        Upload.as(owner).delete(PATH + file).then().statusCode(204);
        Upload.as(owner).head(PATH + file).then().statusCode(404);
    }

    @Test
    void nobody_else_gets_to_a_file() {
        var other = company.visitor("Eve");
        var foreign = Company.create().signIn();
        var file = Upload.of(mia.token(), "a.txt", TEXT);
        for (var token : List.of(other.token(), foreign, owner)) {
            Upload.as(token).get(PATH + file).then().statusCode(404);
            Upload.as(token).head(PATH + file).then().statusCode(404);
            Upload.as(token).delete(PATH + file).then().statusCode(404);
            Upload.piece(token, file, 0, TEXT).statusCode(404);
        }
        posted(mia.token(), talk, "for you", file).statusCode(201);
        for (var token : List.of(other.token(), foreign)) {
            Upload.as(token).get(PATH + file).then().statusCode(404);
        }
        Upload.as(owner).get(PATH + file).then().statusCode(200);
        Upload.as(mia.token()).delete(PATH + file).then().statusCode(409);
    }

    @Test
    void a_notes_file_is_hidden_from_the_visitor() {
        var file = Upload.of(owner, "secret.txt", TEXT);
        as(owner)
                .body(Map.of("kind", "note", "body", "between us", "files", List.of(file)))
                .post("/api/v1/conversations/" + talk + "/messages")
                .then()
                .statusCode(201);
        Upload.as(mia.token()).get(PATH + file).then().statusCode(404);
        as(mia.token())
                .get("/api/v1/conversations/" + talk + "/messages")
                .then()
                .body("items[1].files", nullValue());
    }

    @Test
    void a_link_holds_for_its_file_and_its_time_only() {
        var file = Upload.of(owner, "a.txt", TEXT);
        var other = Upload.of(owner, "b.txt", TEXT);
        var url = Upload.url(owner, file);
        for (var wrong : List.of(
                url.replace(file.toString(), other.toString()),
                url.replaceAll("until=\\d+", "until=99999999999"),
                url.replaceAll("&signature=.*", ""),
                url.replaceAll("signature=.", "signature=_"),
                "/files/" + file)) {
            given().get(wrong).then().statusCode(403).body("detail", containsString("link"));
        }
    }

    @Test
    void a_page_stays_a_download_whatever_it_is_called() {
        for (var name : List.of("picture.png", "picture.svg", "page.html")) {
            var file = Upload.of(mia.token(), name, PAGE);
            given().get(Upload.url(mia.token(), file))
                    .then()
                    .header("Content-Disposition", startsWith("attachment;"))
                    .header("Content-Security-Policy", containsString("sandbox"));
        }
    }

    @Test
    void names_lose_what_is_dangerous() {
        var file = Upload.of(mia.token(), "../../etc/pass\nwd\u202egnp.exe", TEXT);
        Upload.as(mia.token()).get(PATH + file).then().body("name", equalTo("pass wdgnp.exe"));
    }

    @Test
    void erasing_the_visitor_deletes_files_and_leaves_nothing_in_the_log() {
        var posted = Upload.of(mia.token(), "a.txt", TEXT);
        posted(mia.token(), talk, null, posted).statusCode(201);
        var unposted = Upload.of(mia.token(), "b.txt", TEXT);
        var url = Upload.url(owner, posted);
        as(owner)
                .get("/api/v1/visitors/" + mia.id() + "/export")
                .then()
                .statusCode(200)
                .body("files.name", hasSize(2));
        as(owner).post("/api/v1/visitors/" + mia.id() + "/erase").then().statusCode(202);
        await().untilAsserted(() -> assertThat(
                        rows("select count(*) from attachment where id in ('" + posted + "', '" + unposted + "')"))
                .isZero());
        await().untilAsserted(() -> assertThat(
                        rows("select count(*) from file_removal where id in ('" + posted + "', '" + unposted + "')"))
                .isZero());
        assertThat(rows("select count(*) from message where conversation = '" + talk + "' and files is not null"))
                .isZero();
        given().get(url).then().statusCode(404);
    }

    @Test
    void what_is_deleted_while_it_is_written_leaves_no_bytes() throws IOException {
        var file = Upload.begun(mia.token(), "a.txt", TEXT.length);
        var caller = new Caller.Visitor(
                company.workspace(), company.site().id(), mia.id(), mia.name(), "a token", null, false);
        var bytes = new SequenceInputStream(
                new ByteArrayInputStream(TEXT, 0, 5), new ByteArrayInputStream(TEXT, 5, TEXT.length - 5) {
                    @Override
                    public synchronized int read(byte[] into, int at, int most) {
                        sql.update("delete from attachment where id = ?", file);
                        return super.read(into, at, most);
                    }
                });
        assertThatThrownBy(() -> uploads.append(caller, file, 0, bytes)).hasMessageContaining("no such file");
        try (var kept =
                Files.walk(Path.of("target", "test-files", company.workspace().toString()))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void asking_how_large_a_file_is_leaves_it_closed() throws IOException {
        var file = Upload.of(mia.token(), "a.txt", TEXT);
        var url = Upload.url(mia.token(), file);
        for (int n = 0; n < 3; n++) {
            given().head(url).then().statusCode(200).header("Content-Length", String.valueOf(TEXT.length));
        }
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.map(FilesTest::target)).noneMatch(name -> name.contains(file.toString()));
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            // It was closed meanwhile.
            return "";
        }
    }

    @Test
    void a_download_that_is_not_taken_keeps_little_in_memory() {
        var bytes = new byte[1_000_000];
        var file = Upload.begun(mia.token(), "a.bin", 20L * bytes.length);
        for (int n = 0; n < 20; n++) {
            Upload.piece(mia.token(), file, n * (long) bytes.length, bytes).statusCode(204);
        }
        var url = Upload.url(mia.token(), file);
        try (var slow = RawSocket.connect(base.toString(), 4_096)) {
            assertThat(slow.ask("GET " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            await().pollDelay(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(answersHeld()).isPositive().isLessThan(200_000));
        }
        assertThat(given().get(url).then().statusCode(200).extract().asByteArray())
                .hasSize(20 * bytes.length);
    }

    private double answersHeld() {
        return meters.get("bellhop.memory.held").tag("use", "answers").gauge().value();
    }

    @Test
    void what_was_cut_short_in_the_store_breaks_off() throws IOException {
        var file = Upload.of(mia.token(), "a.txt", TEXT);
        var url = Upload.url(mia.token(), file);
        Files.write(stored(file), new byte[] {TEXT[0]});
        try (var socket = RawSocket.connect(base.toString())) {
            socket.ask("GET " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(socket.ends()).isTrue();
        }
        Files.delete(stored(file));
        given().get(url).then().statusCode(404).contentType("application/problem+json");
    }

    private Path stored(UUID file) {
        var name = file.toString();
        return folder().resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private Path folder() {
        return Path.of("target", "test-files", company.workspace().toString());
    }

    @Test
    void a_store_that_fails_is_told_of_once() throws IOException {
        Files.createDirectories(folder().getParent());
        Files.createFile(folder());
        var file = Upload.begun(mia.token(), "a.txt", TEXT.length);
        var lines = LogLines.listen();
        try {
            for (int n = 0; n < 5; n++) {
                Upload.piece(mia.token(), file, 0, TEXT).statusCode(503).header("Retry-After", notNullValue());
            }
            assertThat(lines.all().stream().filter(line -> line.contains("cannot be stored")))
                    .hasSize(1);
        } finally {
            lines.close();
        }
        Files.delete(folder());
        Upload.piece(mia.token(), file, 0, TEXT).statusCode(204);
    }

    @Test
    void a_file_is_posted_or_taken_away_and_not_both() throws Exception {
        for (int n = 0; n < 20; n++) {
            var file = Upload.of(mia.token(), "a.txt", TEXT);
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var post = both.submit(
                        () -> posted(mia.token(), talk, "x", file).extract().statusCode());
                var delete = both.submit(() -> Upload.as(mia.token())
                        .delete(PATH + file)
                        .then()
                        .extract()
                        .statusCode());
                assertThat(post.get() == 201).as("posted").isNotEqualTo(delete.get() == 204);
            }
        }
    }

    @Test
    void two_who_send_the_same_piece_leave_the_upload_whole() throws Exception {
        var bytes = new byte[300_000];
        for (int n = 0; n < 20; n++) {
            var file = Upload.begun(mia.token(), "a.bin", bytes.length);
            try (var several = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int size = 1; size < 6; size++) {
                    var piece = new byte[size * 10_000];
                    var _ = several.submit(() -> Upload.piece(mia.token(), file, 0, piece));
                }
            }
            var at = Integer.parseInt(Upload.as(mia.token()).head(PATH + file).header("Upload-Offset"));
            Upload.piece(mia.token(), file, at, new byte[bytes.length - at]).statusCode(204);
            Upload.as(mia.token()).delete(PATH + file).then().statusCode(204);
        }
    }
}
