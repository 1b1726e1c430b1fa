package dev.bellhop.visitor.identity;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.IdentitySigner.byHash;
import static dev.bellhop.testing.IdentitySigner.byJwt;
import static dev.bellhop.testing.IdentitySigner.claims;
import static dev.bellhop.testing.IdentitySigner.ending;
import static dev.bellhop.testing.IdentitySigner.forged;
import static dev.bellhop.testing.IdentitySigner.hash;
import static dev.bellhop.testing.IdentitySigner.hmacKey;
import static dev.bellhop.testing.IdentitySigner.identify;
import static dev.bellhop.testing.IdentitySigner.json;
import static dev.bellhop.testing.IdentitySigner.jwt;
import static dev.bellhop.testing.IdentitySigner.keys;
import static dev.bellhop.testing.IdentitySigner.known;
import static dev.bellhop.testing.IdentitySigner.pair;
import static dev.bellhop.testing.IdentitySigner.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.visitor.ConcurrentCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/// Whom a company vouches for, and how others pretend to be them.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdentityTest {
    private static final String UNSIGNED = "not signed with a key of this site";
    private final Company company = Company.create();

    private void refused(String jwt, String why) {
        refused(byJwt(jwt), why);
    }

    private void refused(Map<String, ?> identity, String why) {
        identify(company, identity, null)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString(why));
    }

    @Test
    void whoever_the_company_vouches_for_is_the_same_on_every_device() {
        var key = IdentitySigner.secret(company);
        var claims = claims("customer-1");
        claims.put("name", "Mia Keller");
        claims.put("email", "mia@example.com");
        var phone = known(company, byJwt(jwt("HS512", hmacKey(key.secret()), claims)), null);
        var conversation = Company.conversation(phone, "From my phone");
        var laptop = known(company, byJwt(jwt(key.secret(), "customer-1")), null);
        assertThat(laptop.id()).isEqualTo(phone.id());
        assertThat(laptop.token()).isNotEqualTo(phone.token());
        as(laptop.token())
                .get("/api/v1/conversations")
                .then()
                .body("items.id", equalTo(List.of(conversation.toString())));
        as(company.signIn())
                .get("/api/v1/visitors/" + phone.id())
                .then()
                .body("externalId", equalTo("customer-1"))
                .body("name", equalTo("Mia Keller"))
                .body("email", equalTo("mia@example.com"));
        assertThat(known(company, byJwt(jwt(key.secret(), "customer-2")), null).id())
                .isNotEqualTo(phone.id());
    }

    @Test
    void what_is_claimed_has_its_limits() {
        var key = hmacKey(IdentitySigner.secret(company).secret());
        refused(jwt("HS256", key, ending("mia", -120)), "has expired");
        refused(jwt("HS256", key, ending("mia", 25 * 3600)), "ends (exp) within 1440 minutes");
        var early = claims("mia");
        early.put("nbf", Instant.now().getEpochSecond() + 600);
        refused(jwt("HS256", key, early), "not valid yet");
        var endless = claims("mia");
        endless.remove("exp");
        refused(jwt("HS256", key, endless), "needs a time at which it ends");
        var nobody = claims("mia");
        nobody.remove("sub");
        refused(jwt("HS256", key, nobody), "needs your own id");
        var number = claims("mia");
        number.put("sub", 42);
        refused(jwt("HS256", key, number), "sub is a text");
        refused(jwt("HS256", key, claims(" ")), "1 to 200 characters");
        refused(jwt("HS256", key, claims("m\u0000ia")), "1 to 200 characters");
        refused(jwt("HS256", key, claims("m".repeat(201))), "1 to 200 characters");
        var odd = claims("mia");
        odd.put("email", "no address");
        refused(jwt("HS256", key, odd), "is not an address");
        var elsewhere = claims("mia");
        elsewhere.put("aud", "another-site");
        refused(jwt("HS256", key, elsewhere), "for another site");
        var here = claims("mia");
        here.put("aud", company.site().key());
        here.put("name", "M".repeat(500));
        assertThat(known(company, byJwt(jwt("HS256", key, here)), null).name()).hasSize(80);
        here.put("aud", List.of("another-site", company.site().key()));
        known(company, byJwt(jwt("HS256", key, here)), null);
    }

    @Test
    void no_library_is_talked_into_another_algorithm() {
        var secret = IdentitySigner.secret(company).secret();
        var rsa = pair("RSA", 2048);
        IdentitySigner.publicKey(company, rsa.getPublic());
        var claims = json(claims("mia"));
        refused(forged("{\"alg\":\"none\"}", claims, new byte[0]), UNSIGNED);
        refused(forged("{\"alg\":\"None\"}", claims, new byte[] {1}), UNSIGNED);
        var pem = pem(rsa.getPublic());
        for (var stolen : List.of(
                pem,
                pem.strip(),
                Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded()))) {
            refused(forged("{\"alg\":\"HS256\"}", claims, stolen.getBytes(StandardCharsets.UTF_8)), UNSIGNED);
        }
        refused(forged("{\"alg\":\"HS256\"}", claims, rsa.getPublic().getEncoded()), UNSIGNED);
        refused(forged("{\"alg\":\"RS256\"}", claims, secret.getBytes(StandardCharsets.UTF_8)), UNSIGNED);
        refused(jwt("RS512", rsa.getPrivate(), claims("mia")), UNSIGNED);
        refused(jwt("PS256", rsa.getPrivate(), claims("mia")), UNSIGNED);
        var own = pair("RSA", 2048);
        refused(jwt("RS256", own.getPrivate(), claims("mia")), UNSIGNED);
        var head = """
                {"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"},"jku":"https://evil.example","kid":"x"}""";
        refused(forged(head, claims, "my own secret".getBytes(StandardCharsets.UTF_8)), UNSIGNED);
    }

    /// RFC 7515, 4.1.11.
    @Test
    void what_a_head_calls_critical_is_not_ignored() {
        var ed = pair("Ed25519", 0);
        IdentitySigner.publicKey(company, ed.getPublic());
        var keys = Map.of(
                JWSAlgorithm.HS256,
                hmacKey(IdentitySigner.secret(company).secret()),
                JWSAlgorithm.EdDSA,
                ed.getPrivate());
        keys.forEach((algorithm, key) -> {
            var head = new JWSHeader.Builder(algorithm)
                    .criticalParams(Set.of("magic"))
                    .customParam("magic", true)
                    .build();
            refused(jwt(head, key, claims("mia")), UNSIGNED);
            known(company, byJwt(jwt(new JWSHeader(algorithm), key, claims("mia"))), null);
        });
    }

    @Test
    void what_was_changed_on_the_way_is_refused() {
        var key = IdentitySigner.secret(company);
        var parts = jwt(key.secret(), "mia").split("\\.");
        var other = IdentitySigner.base64(json(claims("boss")).getBytes(StandardCharsets.UTF_8));
        refused(parts[0] + "." + other + "." + parts[2], UNSIGNED);
        refused(parts[0] + "." + parts[1] + ".", UNSIGNED);
        refused(parts[0] + "." + parts[1] + "." + IdentitySigner.base64(new byte[32]), UNSIGNED);
        refused(String.join(".", parts) + ".e30.e30", UNSIGNED);
        for (var nonsense : List.of("x", "..", "e30.e30.e30", "a.b.c", "{}", "🙂.🙂.🙂")) {
            refused(nonsense, UNSIGNED);
        }
        refused(jwt("HS256", hmacKey("a secret of somebody else, long enough"), claims("mia")), UNSIGNED);
    }

    @Test
    void a_key_is_good_for_its_own_site_only() {
        var ours = IdentitySigner.secret(company);
        var hashing = IdentitySigner.hashing(company);
        var second = as(company.signIn())
                .body(Map.of("name", "Second", "origins", List.of(Company.ORIGIN)))
                .post("/api/v1/sites")
                .jsonPath();
        var elsewhere = new Company(
                company.workspace(),
                new dev.bellhop.site.SiteView(
                        second.getUUID("id"),
                        second.getString("key"),
                        "Second",
                        "",
                        "",
                        List.of(),
                        false,
                        true,
                        true,
                        true,
                        null,
                        null,
                        null),
                company.owner(),
                company.email());
        IdentitySigner.secret(elsewhere);
        for (var site : List.of(elsewhere, Company.create())) {
            identify(site, byJwt(jwt(ours.secret(), "mia")), null).then().statusCode(401);
            identify(site, byHash("mia", hash(hashing.secret(), "mia")), null)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void public_keys_of_each_family_are_good_for_one_algorithm() {
        var rsa = pair("RSA", 2048);
        var rsaKey = IdentitySigner.publicKey(company, rsa.getPublic());
        var ec = pair("EC", 256);
        IdentitySigner.publicKey(company, ec.getPublic());
        known(company, byJwt(jwt("RS256", rsa.getPrivate(), claims("mia"))), null);
        known(company, byJwt(jwt("ES256", ec.getPrivate(), claims("mia"))), null);
        as(company.signIn()).delete(keys(company) + "/" + rsaKey.id()).then().statusCode(204);
        var ed = pair("Ed25519", 0);
        IdentitySigner.publicKey(company, ed.getPublic());
        known(company, byJwt(jwt("EdDSA", ed.getPrivate(), claims("mia"))), null);
    }

    @Test
    void what_is_no_sound_key_is_not_taken() {
        var owner = company.signIn();
        var weak = List.of(
                pem(pair("RSA", 1024).getPublic()),
                pem(pair("EC", 384).getPublic()),
                pem(pair("Ed448", 0).getPublic()),
                pem(pair("RSA", 2048).getPrivate()),
                "-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----",
                "");
        for (var key : weak) {
            as(owner)
                    .body(Map.of("kind", "public", "publicKey", key))
                    .post(keys(company))
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("publicKey"));
        }
        as(owner).body(Map.of("kind", "public")).post(keys(company)).then().statusCode(400);
        as(owner).body(Map.of("kind", "magic")).post(keys(company)).then().statusCode(400);
        as(owner).body(Map.of()).post(keys(company)).then().statusCode(400);
        as(owner)
                .body(Map.of("kind", "secret", "publicKey", "mine"))
                .post(keys(company))
                .then()
                .statusCode(400);
    }

    @Test
    void an_identifier_hash_fits_its_id_and_no_other() {
        var key = IdentitySigner.hashing(company);
        var good = hash(key.secret(), "mia");
        var mia = known(company, byHash("mia", good), null);
        assertThat(known(company, byHash("mia", good.toUpperCase(java.util.Locale.ROOT)), null)
                        .id())
                .isEqualTo(mia.id());
        refused(byHash("boss", good), "does not fit the id");
        var tampered = (good.charAt(0) == '0' ? '1' : '0') + good.substring(1);
        refused(byHash("mia", tampered), "does not fit the id");
        refused(byHash("mia", hash(IdentitySigner.secret(company).secret(), "mia")), "does not fit the id");
        for (var half : List.<Map<String, String>>of(
                Map.of("id", "mia"), Map.of("hash", good), Map.of("id", "mia", "hash", "00"), Map.of())) {
            identify(company, half, null).then().statusCode(400);
        }
    }

    /// A server that hashes ids would sign what somebody chose as an id: the head and the claims of a JWT.
    @Test
    void a_hash_signs_no_jwt() {
        var key = IdentitySigner.hashing(company);
        var wanted =
                forged("{\"alg\":\"HS256\"}", json(claims("boss")), key.secret().getBytes(StandardCharsets.UTF_8));
        refused(wanted, UNSIGNED);
    }

    @Test
    void keys_are_exchanged_without_a_gap_and_end_with_what_they_vouched_for() {
        var owner = company.signIn();
        var old = IdentitySigner.secret(company);
        var before = known(company, byJwt(jwt(old.secret(), "mia")), null);
        var fresh = IdentitySigner.secret(company);
        var after = known(company, byJwt(jwt(fresh.secret(), "mia")), null);
        known(company, byJwt(jwt(old.secret(), "mia")), null);
        as(owner).body(Map.of("kind", "secret")).post(keys(company)).then().statusCode(409);
        as(owner).delete(keys(company) + "/" + old.id()).then().statusCode(204);
        as(owner).delete(keys(company) + "/" + old.id()).then().statusCode(404);
        refused(jwt(old.secret(), "mia"), UNSIGNED);
        as(before.token()).get("/api/v1/me").then().statusCode(401);
        as(after.token()).get("/api/v1/me").then().statusCode(200);
        as(owner)
                .get(keys(company))
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(fresh.id().toString()))
                .body(
                        "items[0].ending",
                        equalTo(fresh.secret().substring(fresh.secret().length() - 4)))
                .body(not(containsString(fresh.secret())));
        as(owner)
                .get("/api/v1/audit")
                .then()
                .body("items.action", hasItem("identity_key.created"))
                .body("items.action", hasItem("identity_key.revoked"))
                .body(not(containsString(fresh.secret())));
    }

    @Test
    void no_more_than_two_of_a_kind_are_made_by_many_at_once() {
        var owner = company.signIn();
        var made = ConcurrentCalls.run(
                8, _ -> as(owner).body(Map.of("kind", "hash")).post(keys(company)));
        assertThat(made).filteredOn(answer -> answer.statusCode() == 201).hasSize(2);
        assertThat(made).filteredOn(answer -> answer.statusCode() == 409).hasSize(6);
    }

    @Test
    void nobody_revokes_what_is_of_another_site() {
        var key = IdentitySigner.secret(company);
        var foreign = Company.create();
        as(foreign.signIn()).delete(keys(company) + "/" + key.id()).then().statusCode(404);
        as(foreign.signIn()).delete(keys(foreign) + "/" + key.id()).then().statusCode(404);
        as(company.signIn())
                .delete(keys(company) + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        known(company, byJwt(jwt(key.secret(), "mia")), null);
    }

    @Test
    void a_site_that_enforces_identity_serves_nobody_else() {
        var owner = company.signIn();
        var stranger = company.visitor("Stranger");
        var mine = Company.conversation(stranger, "Hello");
        enforce(owner, 409, nullValue());
        var key = IdentitySigner.secret(company);
        enforce(owner, 200, equalTo(true));
        given("A newcomer").statusCode(403).body("detail", containsString("signed in"));
        as(stranger.token()).get("/api/v1/me").then().statusCode(403).contentType("application/problem+json");
        as(stranger.token())
                .body(Map.of("body", "Let me in"))
                .post("/api/v1/conversations/" + mine + "/messages")
                .then()
                .statusCode(403)
                .body("detail", containsString("signed in"));
        var mia = known(company, byJwt(jwt(key.secret(), "mia")), stranger.token());
        as(mia.token()).get("/api/v1/conversations").then().body("items.id", equalTo(List.of(mine.toString())));
        as(owner).get("/api/v1/audit").then().body("items.detail", hasItem("enforceIdentity: false → true"));
    }

    private void enforce(String owner, int status, Matcher<?> is) {
        as(owner)
                .body(Map.of("enforceIdentity", true))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(status)
                .body("enforceIdentity", is);
    }

    private io.restassured.response.ValidatableResponse given(String name) {
        return io.restassured.RestAssured.given()
                .contentType("application/json")
                .body(Map.of("site", company.site().key(), "name", name))
                .post("/api/v1/visitors")
                .then();
    }
}
