package dev.bellhop.security.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is no trusted proxy may claim to speak for anyone; it is counted as itself.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(UntrustedProxyTest.Wary.class)
class UntrustedProxyTest {
    public static class Wary implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "192.0.2.7",
                    "bellhop.limit.new-visitors", "4/1h");
        }
    }

    private final Company company = Company.create();

    private int visitor(String header, String value) {
        return given().contentType(ContentType.JSON)
                .header(header, value)
                .body(Map.of("site", company.site().key()))
                .post("/api/v1/visitors")
                .statusCode();
    }

    @Test
    void its_headers_are_not_heard() {
        assertThat(visitor("X-Forwarded-For", "203.0.113.1")).isEqualTo(201);
        assertThat(visitor("X-Forwarded-For", "192.0.2.7")).isEqualTo(201);
        assertThat(visitor("Forwarded", "for=203.0.113.2")).isEqualTo(201);
        assertThat(visitor("X-Real-IP", "203.0.113.3")).isEqualTo(201);
        assertThat(visitor("X-Forwarded-For", "203.0.113.4")).isEqualTo(429);
        assertThat(visitor("Forwarded", "for=203.0.113.5")).isEqualTo(429);
        var tls = given().header("X-Forwarded-Proto", "https").get("/console/").header("Strict-Transport-Security");
        assertThat(tls).isNull();
    }
}
