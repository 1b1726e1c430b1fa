package dev.bellhop.privacy;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.LogLines;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A full day at the desk with a mark in everything private (texts, names, e-mail addresses, tokens, keys, what
/// is typed in the wrong place), and the mark in no line of the log. Without `logServerErrorDetail=false` it is
/// found where two create one account at once.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CanaryLogTest {
    private static final String CANARY = "c4n4ry";

    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private final String email = CANARY + "-" + company.workspace() + "@shop.example";
    private final List<String> secrets = new ArrayList<>(List.of(CANARY));
    private final LogLines lines = LogLines.listen();

    @AfterEach
    void stopListening() {
        lines.close();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    @Test
    void nothing_private_stands_in_the_log() {
        Log.debug("the log is heard");
        company.agent(CANARY + " Agent", Role.OWNER, email);
        var owner = signIn();
        var mia = company.visitor("Mia " + CANARY);
        secrets.add(mia.token());
        var conversation = talk(mia, owner);
        badFrames(mia, owner, conversation);
        badSockets(mia);
        badCalls(owner, mia);
        badSignIns();
        twoAtOnce(owner);
        manage(owner);
        leave(owner, mia);
        Log.debug("the last line");
        await().until(() -> lines.all().stream().anyMatch(line -> line.contains("the last line")));
        assertThat(lines.all()).anyMatch(line -> line.contains("the log is heard"));
        for (var secret : secrets) {
            assertThat(lines.all()).noneMatch(line -> line.contains(secret));
        }
    }

    private String signIn() {
        var session = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", Company.password()))
                .post("/api/v1/sessions");
        var refreshed = given().cookie("bellhop_refresh", session.getCookie("bellhop_refresh"))
                .post("/api/v1/sessions/refresh");
        for (var answer : List.of(session, refreshed)) {
            secrets.add(answer.getCookie("bellhop_refresh"));
            secrets.add(answer.jsonPath().getString("accessToken"));
        }
        return refreshed.jsonPath().getString("accessToken");
    }

    private UUID talk(Guest mia, String owner) {
        var conversation = Company.conversation(mia, "Hello " + CANARY);
        var log = "/api/v1/conversations/" + conversation + "/messages";
        as(owner)
                .header("Idempotency-Key", CANARY)
                .body(Map.of("body", "Dear " + CANARY))
                .post(log);
        as(owner)
                .header("Idempotency-Key", CANARY)
                .body(Map.of("body", "Dear " + CANARY))
                .post(log);
        as(owner).body(Map.of("body", CANARY + " is a regular", "kind", "note")).post(log);
        try (var visitor = TestSocket.visitor(base(), company.site().key(), mia.token());
                var agent = TestSocket.agent(base(), owner)) {
            agent.send("watch").go();
            agent.send("resume")
                    .with("conversation", conversation)
                    .with("after", 0)
                    .go();
            agent.expect("replay");
            visitor.post(conversation, CANARY, "Over the socket: " + CANARY);
            visitor.expect("ack");
            agent.expect("message");
        }
        return conversation;
    }

    private void badFrames(Guest mia, String owner, UUID conversation) {
        for (var token : List.of(mia.token(), owner)) {
            try (var socket = token.equals(owner)
                    ? TestSocket.agent(base(), owner)
                    : TestSocket.visitor(base(), company.site().key(), token)) {
                socket.text(CANARY);
                socket.text("{\"type\":\"" + CANARY + "\"}");
                socket.text("{\"type\":\"post\",\"conversation\":\"" + CANARY + "\"}");
                socket.text("{\"type\":\"post\",\"body\":{\"a\":\"" + CANARY + "\"}}");
                socket.binary(CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                socket.post(conversation, CANARY + "\0", CANARY + "\0");
                socket.post(conversation, CANARY, CANARY.repeat(2_000));
                socket.post(UUID.randomUUID(), CANARY, CANARY);
                for (int i = 0; i < 8; i++) {
                    socket.expect("refused");
                }
                socket.send("hello").with("token", CANARY + token).go();
                socket.expect("refused");
            }
        }
        try (var socket = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            socket.text("{\"type\":\"post\",\"body\":\"" + CANARY.repeat(12_000) + "\"}");
            socket.closeCode();
        }
    }

    private void badSockets(Guest mia) {
        for (var token : List.of("bhv_" + CANARY, "bha_" + CANARY, "bhk_" + CANARY, CANARY, mia.token() + CANARY)) {
            try (var socket = TestSocket.open(
                    base(), "/live/visitor?site=" + company.site().key() + "&token=" + token)) {
                socket.send("hello").with("token", token).go();
                socket.closeCode();
            }
        }
        for (var path : List.of("/live/visitor?site=" + CANARY, "/live/" + CANARY, "/live/agent?token=" + CANARY)) {
            try (var socket = TestSocket.open(base(), path, "Origin", "https://" + CANARY + ".example")) {
                socket.cut();
            } catch (CompletionException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    private void badCalls(String owner, Guest mia) {
        for (var token : List.of(owner, mia.token(), "bha_" + CANARY, "bhk_" + CANARY, CANARY)) {
            for (var path : List.of("/me", "/sites", "/visitors", "/conversations", "/agents", "/sessions", "/audit")) {
                var there = "/api/v1" + path;
                as(token).get(there + "?token=" + mia.token() + "&after=" + CANARY + "&since=" + CANARY);
                as(token).get(there + "/" + CANARY);
                as(token).body("{\"name\":\"" + CANARY).post(there);
                as(token).body(CANARY).post(there);
                as(token)
                        .body("{\"name\":[\"" + CANARY + "\"],\"email\":{\"" + CANARY + "\":1}}")
                        .post(there);
                as(token).body("[\"" + CANARY + "\"]").post(there);
                as(token)
                        .header("Idempotency-Key", CANARY.repeat(20))
                        .body(Map.of("name", CANARY))
                        .post(there);
                given().contentType("text/" + CANARY).body(CANARY).post(there);
            }
        }
        for (var name : List.of(CANARY + "\0", CANARY + "\ud800", CANARY.repeat(100))) {
            given().contentType(ContentType.JSON)
                    .header("Origin", Company.ORIGIN)
                    .body(Map.of("site", company.site().key(), "name", name))
                    .post("/api/v1/visitors");
            as(owner)
                    .body(Map.of("name", name, "greeting", name))
                    .patch("/api/v1/sites/" + company.site().id());
            as(owner)
                    .body(Map.of(
                            "name", name, "email", email + "\0", "password", CANARY + " long enough", "role", "agent"))
                    .post("/api/v1/agents");
            as(owner)
                    .body(Map.of("name", name, "scopes", List.of("sites:read")))
                    .post("/api/v1/api-keys");
        }
        given().header("Authorization", "Basic " + CANARY).get("/api/v1/me");
        given().cookie("bellhop_refresh", "bhr_" + CANARY).post("/api/v1/sessions/refresh");
    }

    private void badSignIns() {
        for (var typed : List.of(email, CANARY + "@nowhere.example", CANARY, CANARY + "\0@shop.example")) {
            given().contentType(ContentType.JSON)
                    .header("User-Agent", CANARY)
                    .body(Map.of("email", typed, "password", CANARY + " wrong"))
                    .post("/api/v1/sessions");
        }
    }

    private void twoAtOnce(String owner) {
        var draft =
                Map.of("name", CANARY, "email", "two-" + email, "password", CANARY + " long enough", "role", "agent");
        Callable<Response> create = () -> as(owner).body(draft).post("/api/v1/agents");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers =
                    pool.invokeAll(IntStream.range(0, 4).mapToObj(_ -> create).toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).containsOnlyOnce(201).contains(409);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void manage(String owner) {
        var made = as(owner)
                .body(Map.of(
                        "name",
                        CANARY,
                        "scopes",
                        EnumSet.allOf(Scope.class).stream().map(Scope::wireName).toList()))
                .post("/api/v1/api-keys")
                .jsonPath();
        secrets.add(made.getString("secret"));
        as(made.getString("secret")).get("/api/v1/me").then().statusCode(200);
        as(made.getString("secret"))
                .body(Map.of("name", CANARY + Ids.next(), "origins", List.of()))
                .post("/api/v1/sites");
        as(owner).delete("/api/v1/api-keys/" + made.getString("key.id"));
        as(made.getString("secret")).get("/api/v1/me").then().statusCode(401);
        as(owner).accept("text/csv").get("/api/v1/audit").then().statusCode(200);
    }

    private void leave(String owner, Guest mia) {
        as(owner).get("/api/v1/visitors/" + mia.id() + "/export").then().statusCode(200);
        as(owner).post("/api/v1/visitors/" + mia.id() + "/erase").then().statusCode(202);
        await().until(() -> as(owner)
                .get("/api/v1/visitors/" + mia.id() + "/erasure")
                .jsonPath()
                .getString("status")
                .equals("finished"));
    }
}
