package dev.bellhop.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.DatabaseTemplate;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is no trusted proxy may claim to speak for anyone; it is counted as itself.
class UntrustedProxyIT {
    private static final Map<String, String> WARY = Map.of(
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
            "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "192.0.2.7",
            "BELLHOP_LIMIT_NEW_VISITORS", "4/1h",
            "BELLHOP_DEMO", "true");

    @TempDir
    Path folder;

    private static int visitor(Service service, String header, String value) {
        return given().baseUri(service.base())
                .contentType(ContentType.JSON)
                .header(header, value)
                .body(Map.of("site", "demo-shop"))
                .post("/api/v1/visitors")
                .statusCode();
    }

    @Test
    void its_headers_are_not_heard() {
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
        try (var service = Service.start(folder, WARY)) {
            assertThat(visitor(service, "X-Forwarded-For", "203.0.113.1")).isEqualTo(201);
            assertThat(visitor(service, "X-Forwarded-For", "192.0.2.7")).isEqualTo(201);
            assertThat(visitor(service, "Forwarded", "for=203.0.113.2")).isEqualTo(201);
            assertThat(visitor(service, "X-Real-IP", "203.0.113.3")).isEqualTo(201);
            assertThat(visitor(service, "X-Forwarded-For", "203.0.113.4")).isEqualTo(429);
            assertThat(visitor(service, "Forwarded", "for=203.0.113.5")).isEqualTo(429);
            var page = given().baseUri(service.base())
                    .header("X-Forwarded-Proto", "https")
                    .get("/console/");
            page.then().statusCode(200);
            assertThat(page.header("Strict-Transport-Security")).isNull();
        }
    }
}
