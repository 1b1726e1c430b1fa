package dev.bellhop.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.testing.DatabaseTemplate;
import dev.bellhop.testing.TestSocket;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// G1 across the end of a process, with the database that the service brings itself.
class RestartIT {
    private static final String SITE = "demo-shop";

    @TempDir
    Path folder;

    @BeforeEach
    void prepareDatabase() {
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
    }

    private static RequestSpecification as(Service service, String token) {
        return given().baseUri(service.base()).contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    // A process that has just come up on a busy machine may say "try again" (503) once or twice.
    private static ValidatableResponse answered(Service service, String token, String path) {
        return await().until(
                        () -> as(service, token).get(path).then(),
                        answer -> answer.extract().statusCode() == 200);
    }

    private static String visitor(Service service) {
        return given().baseUri(service.base())
                .contentType(ContentType.JSON)
                .body(Map.of("site", SITE, "name", "Mia"))
                .post("/api/v1/visitors")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("token");
    }

    private static UUID conversation(Service service, String token) {
        return as(service, token)
                .body(Map.of("body", "Hello"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    @Test
    void what_was_acknowledged_is_there_after_a_kill() {
        try (var service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"))) {
            var token = visitor(service);
            var id = conversation(service, token);
            var socket = TestSocket.visitor(service.base(), SITE, token);
            socket.post(id, "r-1", "Acknowledged, then the lights go out");
            assertThat(socket.expect("ack").path("seq").asLong()).isEqualTo(2);
            service.kill();

            service.start();
            answered(service, token, "/api/v1/conversations/" + id + "/messages")
                    .body("items", hasSize(2))
                    .body("items[1].body", equalTo("Acknowledged, then the lights go out"));
            try (var again = TestSocket.visitor(service.base(), SITE, token)) {
                again.post(id, "r-1", "Acknowledged, then the lights go out");
                assertThat(again.expect("ack").path("seq").asLong()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_stop_in_good_order_tells_the_clients_and_keeps_everything() {
        Service.assumeEmbeddedDatabase();
        try (var service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"))) {
            assertThat(service.log())
                    .contains("/demo/")
                    .contains("ana@demo.example")
                    .contains("its data is in");
            var token = visitor(service);
            var id = conversation(service, token);
            var socket = TestSocket.visitor(service.base(), SITE, token);
            service.stop();
            assertThat(socket.expect("bye").path("retry").asBoolean()).isTrue();
            assertThat(socket.closeCode()).isEqualTo(4000);

            service.start();
            answered(service, token, "/api/v1/conversations/" + id).body("head", equalTo(1));
            answered(service, token, "/api/v1/conversations").body("items", hasSize(1));
        }
    }

    @Test
    void with_a_database_named_no_embedded_one_runs_and_no_demo_is_put_in() {
        try (var database = Postgres.start(folder)) {
            var second = folder.resolve("second");
            assertThat(second.toFile().mkdir()).isTrue();
            try (var service = Service.start(second, database.settings())) {
                assertThat(service.log()).doesNotContain("embedded PostgreSQL");
                assertThat(second.resolve(".bellhop")).doesNotExist();
                given().baseUri(service.base())
                        .get("/api/v1/widget-settings?site=" + SITE)
                        .then()
                        .statusCode(404);
            }
        }
    }

    @Test
    void a_database_that_ends_by_itself_is_started_again() throws IOException {
        Service.assumeEmbeddedDatabase();
        try (var service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"))) {
            var mia = visitor(service);
            var id = conversation(service, mia);
            var server = Files.readAllLines(folder.resolve(Service.DATA).resolve("postmaster.pid"))
                    .getFirst();
            ProcessHandle.of(Long.parseLong(server.strip())).orElseThrow().destroyForcibly();
            await().until(() -> service.status("/q/health/ready") == 503);
            await().atMost(Duration.ofMinutes(1)).until(() -> service.status("/q/health/ready") == 200);
            answered(service, mia, "/api/v1/conversations/" + id + "/messages").body("items.body", hasItem("Hello"));
            assertThat(service.log()).contains("The embedded PostgreSQL has ended");
        }
    }
}
