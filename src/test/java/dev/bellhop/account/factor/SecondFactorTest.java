package dev.bellhop.account.factor;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Concurrently;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked for beside the password.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecondFactorTest {
    private static final String PATH = "/api/v1/me/second-factor";
    private static final Map<String, String> PASSWORD = Map.of("password", Company.password());

    @Inject
    Totp totp;

    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    private static long now() {
        return Instant.now().getEpochSecond() / 30;
    }

    private byte[] begin() {
        var secret = as(owner)
                .body(PASSWORD)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");
        return new Base32().decode(secret);
    }

    /// Which code was used last is forgotten, so that the one of the present moment is good however late it is.
    private void forgetUse() {
        QuarkusTransaction.requiringNew()
                .run(() -> SecondFactor.update(
                        "usedStep = 0 where agent = ?1", company.owner().id()));
    }

    /// @return the recovery codes
    private List<String> confirm(byte[] secret) {
        var recovery = as(owner)
                .body(Map.of("code", totp.at(secret, now())))
                .post(PATH + "/confirmation")
                .then()
                .statusCode(200)
                .body("recoveryCodes", hasSize(10))
                .extract()
                .jsonPath()
                .<String>getList("recoveryCodes");
        forgetUse();
        return recovery;
    }

    private Response signIn(String password, String code) {
        var body = new HashMap<>(Map.of("email", company.email(), "password", password));
        if (code != null) {
            body.put("code", code);
        }
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/sessions");
    }

    private Response signIn(String code) {
        return signIn(Company.password(), code);
    }

    @Test
    void from_its_confirmation_on_it_is_asked_for_at_sign_in() {
        var secret = begin();
        signIn(null).then().statusCode(201);
        as(owner)
                .body(Map.of("code", "no code"))
                .post(PATH + "/confirmation")
                .then()
                .statusCode(400);
        confirm(secret);
        as(owner).get(PATH).then().body("on", equalTo(true)).body("recoveryCodes", equalTo(10));
        signIn(null).then().statusCode(401).body("code", equalTo("second_factor"));
        signIn("no code").then().statusCode(401).body("code", equalTo("second_factor"));
        signIn(totp.at(secret, now())).then().statusCode(201);
        as(owner).body(PASSWORD).post(PATH).then().statusCode(409);
        as(owner).get("/api/v1/audit?action=second_factor.added").then().body("items", hasSize(1));
    }

    @Test
    void a_code_is_good_once_and_so_are_those_before_it() {
        var secret = begin();
        confirm(secret);
        var step = now();
        signIn(totp.at(secret, step)).then().statusCode(201);
        signIn(totp.at(secret, step)).then().statusCode(401);
        signIn(totp.at(secret, step - 1)).then().statusCode(401);
    }

    @Test
    void of_many_with_the_same_code_at_the_same_moment_one_gets_in() throws Exception {
        var secret = begin();
        confirm(secret);
        var code = totp.at(secret, now());
        assertThat(Concurrently.times(4, () -> signIn(code).statusCode())).containsOnlyOnce(201);
    }

    @Test
    void a_wrong_password_tells_nothing_of_it() {
        confirm(begin());
        signIn("not this one at all", null).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_recovery_code_is_good_once_however_it_is_written() {
        var recovery = confirm(begin());
        var code = recovery.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
        signIn(code).then().statusCode(201);
        signIn(code).then().statusCode(401);
        as(owner).get(PATH).then().body("recoveryCodes", equalTo(9));
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> RecoveryCode.<RecoveryCode>list(
                                "agent", company.owner().id())
                        .stream()
                        .map(one -> one.hash)
                        .toList());
        assertThat(kept).hasSize(9).doesNotContainAnyElementsOf(recovery);
    }

    @Test
    void after_five_wrong_codes_the_right_one_waits_too() {
        var secret = begin();
        confirm(secret);
        for (int i = 0; i < 5; i++) {
            signIn("no code").then().statusCode(401);
        }
        signIn(totp.at(secret, now())).then().statusCode(429);
        QuarkusTransaction.requiringNew()
                .run(() -> SecondFactor.update(
                        "lockedUntil = ?1 where agent = ?2",
                        Instant.now().minusSeconds(1),
                        company.owner().id()));
        signIn(totp.at(secret, now())).then().statusCode(201);
    }

    @Test
    void it_goes_with_the_password_or_by_who_stands_above() {
        confirm(begin());
        as(owner)
                .body(Map.of("password", "not this one at all"))
                .post(PATH + "/removal")
                .then()
                .statusCode(403);
        var mail = "admin-" + company.workspace() + "@shop.example";
        company.agent("Admin", Role.ADMIN, mail);
        as(company.signIn(mail))
                .delete("/api/v1/agents/" + company.owner().id() + "/second-factor")
                .then()
                .statusCode(403);
        as(owner).body(PASSWORD).post(PATH + "/removal").then().statusCode(204);
        signIn(null).then().statusCode(201);
    }
}
