package dev.bellhop.ratelimit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.StrictLimits;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who calls too often over REST is told so, and others are not. Small quotas; the addresses are what a trusted proxy
/// says, so that each test has its own.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(StrictLimits.class)
class RequestRateLimitsTest {
    private final Company company = Company.create();

    private static RequestSpecification from(String address) {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }

    private Response visitor(String address) {
        return from(address).body(Map.of("site", company.site().key())).post("/api/v1/visitors");
    }

    private static Response signIn(String address, String email, String password) {
        return from(address).body(Map.of("email", email, "password", password)).post("/api/v1/sessions");
    }

    @Test
    void what_operators_look_at_has_a_limit_and_their_probes_have_another() {
        for (var path : List.of("/q/openapi", "/q/metrics")) {
            from("203.0.113.90").get(path).then().statusCode(200);
        }
        from("203.0.113.90")
                .get("/q/metrics")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Policy", containsString("management"));
        for (int n = 0; n < 3; n++) {
            from("203.0.113.90").get("/q/health/live").then().statusCode(200);
        }
        from("203.0.113.90").get("/q/health/live").then().statusCode(429);
        from("203.0.113.91").get("/q/metrics").then().statusCode(200);
    }

    @Test
    void one_address_becomes_only_so_many_visitors() {
        visitor("203.0.113.1")
                .then()
                .statusCode(201)
                .header("RateLimit-Policy", notNullValue())
                .header("RateLimit", notNullValue());
        var second = visitor("203.0.113.1");
        assertThat(second.headers().getValues("RateLimit-Policy")).contains("\"new-visitors\";q=2;w=3600");
        assertThat(second.headers().getValues("RateLimit"))
                .anyMatch(left -> left.startsWith("\"new-visitors\";r=0;t="));
        var third = visitor("203.0.113.1");
        third.then().statusCode(429).contentType("application/problem+json").body("code", equalTo("too_many"));
        assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 1_801);
        visitor("203.0.113.2").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",, 203.0.113.90",
                "203.0.113.90,",
                ",",
                "nobody",
                "203.0.113.90, real",
                "1.2.3.4/x",
                "1.2.3.4/24"
            })
    void a_proxy_that_names_nobody_is_told_so(String forwardedFor) {
        from(forwardedFor).get("/q/health/live").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.6.6.6, 203.0.113.91", "unknown, 203.0.113.91", "6.6.6.6, 203.0.113.91:4711, 127.0.0.1"})
    void whoever_claims_an_address_is_written_down_with_their_own(String forwardedFor) {
        var token = signIn(forwardedFor, company.email(), Company.password())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("accessToken");
        from("203.0.113.92")
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/sessions")
                .then()
                .body("items.address", everyItem(equalTo("203.0.113.91")));
    }

    private static Response forgotten(String address, String email) {
        return from(address).body(Map.of("email", email)).post("/api/v1/password-resets");
    }

    @Test
    void no_mailbox_is_filled_with_transcripts() {
        var talk = Company.conversation(company.visitor("Mia"), "Where is my parcel?");
        var to = "transcripts-" + company.workspace() + "@shop.example";
        var token = signIn("203.0.113.177", company.email(), Company.password())
                .jsonPath()
                .getString("accessToken");
        var codes = IntStream.range(178, 181)
                .map(host -> from("203.0.113." + host)
                        .header("Authorization", "Bearer " + token)
                        .body(Map.of("to", to))
                        .post("/api/v1/conversations/" + talk + "/transcript/mail")
                        .statusCode())
                .toArray();
        assertThat(codes).containsExactly(202, 202, 429);
    }

    @Test
    void nobodys_mailbox_is_filled_and_nobody_sends_mails_to_all_the_world() {
        var mailbox = "full-" + company.workspace() + "@shop.example";
        forgotten("203.0.113.41", mailbox).then().statusCode(202);
        forgotten("203.0.113.42", mailbox.toUpperCase(Locale.ROOT)).then().statusCode(202);
        forgotten("203.0.113.43", mailbox).then().statusCode(202);
        forgotten("203.0.113.41", mailbox).then().statusCode(202);
        forgotten("203.0.113.41", mailbox).then().statusCode(429).body("code", equalTo("too_many"));
        for (int i = 0; i < 4; i++) {
            forgotten("203.0.113.44", i + mailbox).then().statusCode(202);
        }
        forgotten("203.0.113.44", "5" + mailbox).then().statusCode(429);
        forgotten("203.0.113.45", "5" + mailbox).then().statusCode(202);
    }

    @Test
    void one_account_is_tried_only_so_often_and_its_owner_gets_in_all_the_same() {
        signIn("203.0.113.20", company.email(), Company.password()).then().statusCode(201);
        for (int i = 0; i < 3; i++) {
            signIn("203.0.113.10", company.email(), "not this one").then().statusCode(401);
        }
        signIn("203.0.113.10", company.email().toUpperCase(Locale.ROOT), Company.password())
                .then()
                .statusCode(429);
        for (int i = 0; i < 11; i++) {
            signIn("203.0.113.1" + (1 + i / 3), company.email(), "not this one")
                    .then()
                    .statusCode(401);
        }
        signIn("203.0.113.19", company.email(), Company.password()).then().statusCode(429);
        signIn("203.0.113.20", company.email(), Company.password()).then().statusCode(201);
        signIn("203.0.113.19", "someone-else@shop.example", "not this one")
                .then()
                .statusCode(401);
    }

    @Test
    void one_address_tries_only_so_many_accounts() {
        for (int i = 0; i < 5; i++) {
            signIn("203.0.113.30", i + "@shop.example", "not this one").then().statusCode(401);
        }
        signIn("203.0.113.30", company.email(), Company.password()).then().statusCode(429);
        signIn("203.0.113.31", company.email(), Company.password()).then().statusCode(201);
    }

    @Test
    void one_caller_asks_only_so_often_from_wherever() {
        var token = visitor("203.0.113.40").jsonPath().getString("token");
        for (int i = 0; i < 100; i++) {
            me("198.51.100." + i, token).then().statusCode(200);
        }
        me("203.0.113.50", token).then().statusCode(429).body("detail", containsString("Try again"));
        var other = visitor("203.0.113.51").jsonPath().getString("token");
        me("203.0.113.50", other).then().statusCode(200);
    }

    private static Response me(String address, String token) {
        return from(address).header("Authorization", "Bearer " + token).get("/api/v1/me");
    }

    @Test
    void one_address_guesses_only_so_many_tokens_and_a_foreign_page_can_read_why() {
        var statuses = IntStream.range(0, 21)
                .mapToObj(_ -> me("203.0.113.60", "bhv_guess").statusCode())
                .toList();
        assertThat(statuses.subList(0, 20)).containsOnly(401);
        assertThat(statuses.getLast()).isEqualTo(429);
        from("203.0.113.60")
                .header("Origin", Company.ORIGIN)
                .get("/api/v1/me")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
        from("203.0.113.60").get("/q/health/live").then().statusCode(200);
    }

    @Test
    void over_TLS_browsers_are_told_to_stay_with_it() {
        from("203.0.113.80")
                .header("X-Forwarded-Proto", "https")
                .get("/console/")
                .then()
                .header("Strict-Transport-Security", containsString("max-age="));
    }

    @Test
    void what_another_hop_before_the_proxy_claims_does_not_count() {
        for (int i = 0; i < 2; i++) {
            visitor("198.51.100." + i + ", 203.0.113.70, 127.0.0.9").then().statusCode(201);
        }
        visitor("198.51.100.9, 203.0.113.70").then().statusCode(429);
    }

    @Test
    void tiny_files_count_for_what_they_take_and_an_address_leaves_room_to_others() {
        for (int v = 0; v < 2; v++) {
            var token = token("203.0.113.95");
            for (int n = 0; n < 4; n++) {
                upload("203.0.113.95", token).then().statusCode(201);
            }
            upload("203.0.113.96", token)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("in a day"));
        }
        var eve = token("203.0.113.97");
        upload("203.0.113.95", eve).then().statusCode(429);
        upload("203.0.113.97", eve).then().statusCode(201);
    }

    private String token(String address) {
        return visitor(address).then().statusCode(201).extract().path("token");
    }

    private static Response upload(String address, String token) {
        return from(address)
                .header("Authorization", "Bearer " + token)
                .header("Upload-Length", 1)
                .header("Upload-Metadata", "filename YQ==")
                .post("/api/v1/attachments");
    }
}
