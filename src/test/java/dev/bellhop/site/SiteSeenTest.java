package dev.bellhop.site;

import static dev.bellhop.testing.Company.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a site's owners learn whether its widget is in use, and where.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SiteSeenTest {
    private static final String OTHER = "https://other.example";

    @TestHTTPResource("/")
    String url;

    private Company company;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        owner = company.signIn();
    }

    @Test
    void it_says_on_which_page_a_visitors_session_last_began() {
        change(Map.of("origins", List.of(Company.ORIGIN, OTHER)));
        var mia = company.visitor("Mia");
        begin(mia);
        assertThat(seenOrigin()).as("a visitor without a page").isNull();
        socket("Origin", Company.ORIGIN).close();
        assertThat(seenOrigin()).as("a socket without a session").isNull();
        begin(mia, "Origin", Company.ORIGIN);
        await().until(() -> Company.ORIGIN.equals(seenOrigin()));
        var at = site().getString("seen.at");
        assertThat(Instant.parse(at)).isAfter(Instant.now().minusSeconds(60));

        begin(mia, "Origin", OTHER);
        change(Map.of("greeting", "Welcome"));
        assertThat(site().getString("seen.at")).isEqualTo(at);
        assertThat(seenOrigin()).isEqualTo(Company.ORIGIN);
    }

    @Test
    void it_is_written_once_an_hour() {
        var start = Instant.parse("2026-03-02T09:00:00Z");
        see(Company.ORIGIN, start);
        see(OTHER, start.plus(Duration.ofMinutes(59)));
        assertThat(seenOrigin()).isEqualTo(Company.ORIGIN);
        see(OTHER, start.plus(Duration.ofMinutes(61)));
        assertThat(seenOrigin()).isEqualTo(OTHER);
    }

    private void see(String origin, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Site.seen(company.workspace(), company.site().id(), origin, at, at.minus(Duration.ofHours(1))));
    }

    private JsonPath site() {
        return as(owner)
                .get("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String seenOrigin() {
        return site().getString("seen.origin");
    }

    private void change(Map<String, Object> settings) {
        as(owner)
                .body(settings)
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
    }

    private TestSocket socket(String... headers) {
        var base = url.substring(0, url.length() - 1);
        return TestSocket.open(base, "/live/visitor?site=" + company.site().key(), headers);
    }

    private void begin(Company.Guest visitor, String... headers) {
        try (var socket = socket(headers)) {
            socket.send("hello").with("token", visitor.token()).go();
            socket.expect("welcome");
        }
    }
}
