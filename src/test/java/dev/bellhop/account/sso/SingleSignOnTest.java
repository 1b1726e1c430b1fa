package dev.bellhop.account.sso;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.bellhop.account.sso.TestProvider.Person;
import dev.bellhop.account.sso.TestProvider.Signing;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Concurrently;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// People sign in at their company's own identity provider, and nobody does who is not theirs.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SingleSignOnTest {
    private static final String PATH = "/api/v1/single-sign-on/";
    private static final String SETTINGS = "/api/v1/workspace/identity-provider";
    private static final URI CALLBACK = URI.create("https://chat.example.com" + PATH + "callback");
    private static final String IN = "/console/#/";

    @TestHTTPResource("/")
    String url;

    private final TestProvider provider = new TestProvider(CALLBACK, false);
    private Company company;
    private String kim;

    @BeforeEach
    void begin() {
        company = Company.create();
        kim = "kim-" + company.workspace() + "@shop.example";
        provider.signedIn(Person.of(kim));
    }

    @AfterEach
    void end() {
        provider.close();
    }

    private Response set(Company whose, Map<String, ?> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "issuer", provider.issuer(), "clientId", TestProvider.CLIENT, "clientSecret", provider.secret()));
        settings.putAll(more);
        return as(whose.signIn()).body(settings).put(SETTINGS);
    }

    private void set(Map<String, ?> more) {
        set(company, more).then().statusCode(200);
    }

    /// Left for the provider: where to, and what the browser keeps.
    private record Left(String to, String cookie) {}

    private Left leave(Company whose) {
        var answer = given().redirects().follow(false).get(PATH + whose.workspace());
        assertThat(answer.statusCode()).isEqualTo(303);
        return new Left(answer.header("Location"), answer.cookie("bellhop_sign_in"));
    }

    private static String visit(String provider) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(provider)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(back.toString()).startsWith(CALLBACK.toString());
            return back.getRawQuery();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Response comeBack(String query, String cookie) {
        var request = given().redirects().follow(false).urlEncodingEnabled(false);
        if (cookie != null) {
            request.cookie("bellhop_sign_in", cookie);
        }
        return request.get(PATH + "callback" + (query.isEmpty() ? "" : "?" + query));
    }

    private Response signIn(Company whose) {
        var left = leave(whose);
        return comeBack(visit(left.to()), left.cookie());
    }

    private Response signIn() {
        return signIn(company);
    }

    private static String place(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location");
    }

    private static void isRefused(Response answer, NotLetInReason reason) {
        assertThat(place(answer)).isEqualTo(IN + "not-let-in/" + reason.wireName());
        assertThat(answer.cookies()).doesNotContainKey("bellhop_refresh");
    }

    /// The words that stand in the address.
    private enum NotLetInReason {
        NO_PROVIDER,
        UNREACHABLE,
        STALE,
        DENIED,
        UNPROVEN,
        UNKNOWN,
        UNVERIFIED,
        NO_ROLE,
        TAKEN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static io.restassured.path.json.JsonPath session(Response answer) {
        assertThat(place(answer)).startsWith(IN + "signed-in/");
        var cookie = answer.detailedCookie("bellhop_refresh");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        var session = given().cookie(cookie).post("/api/v1/sessions/refresh");
        assertThat(session.statusCode()).isEqualTo(200);
        return session.jsonPath();
    }

    @Test
    void an_agent_whom_the_provider_vouches_for_is_signed_in() {
        var id = company.agent("Kim", Role.AGENT, kim).id();
        set(Map.of());
        var session = session(signIn());
        assertThat(session.getUUID("agent.id")).isEqualTo(id);
        assertThat(session.getString("agent.role")).isEqualTo("agent");
        as(session.getString("accessToken")).get("/api/v1/me").then().body("email", equalTo(kim));
        as(company.signIn())
                .get("/api/v1/audit?action=agent.changed&action=session.started")
                .then()
                .body(
                        "items.findAll { it.actor?.id == '%s' }.action".formatted(id),
                        equalTo(List.of("session.started")))
                .body(
                        "items.find { it.on?.id == '%s' }.detail".formatted(id),
                        equalTo("bound to an account of the identity provider"));
    }

    @Test
    void what_the_id_token_leaves_out_is_asked_for() {
        company.agent("Kim", Role.AGENT, kim);
        provider.quiet = true;
        set(Map.of("groups", List.of(Map.of("name", "leads", "role", "supervisor"))));
        provider.signedIn(Person.of(kim).in("leads"));
        assertThat(session(signIn()).getString("agent.role")).isEqualTo("supervisor");
    }

    @Test
    void the_settings_never_tell_the_secret() {
        set(Map.of("groups", List.of(Map.of("name", "support", "role", "agent"))));
        var told = as(company.signIn())
                .get(SETTINGS)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(told).doesNotContain(provider.secret()).contains("/single-sign-on/" + company.workspace());
        as(company.signIn())
                .get(SETTINGS)
                .then()
                .body("redirectUri", equalTo(CALLBACK.toString()))
                .body("clientSecret", nullValue())
                .body("groups[0].name", equalTo("support"));
    }

    @Test
    void who_did_not_leave_from_here_does_not_come_back_here() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var mine = leave(company);
        var others = leave(company);
        isRefused(comeBack(visit(mine.to()), null), NotLetInReason.STALE);
        isRefused(comeBack(visit(mine.to()), others.cookie()), NotLetInReason.STALE);
        isRefused(comeBack("code=x", mine.cookie()), NotLetInReason.STALE);
        isRefused(comeBack("", mine.cookie()), NotLetInReason.STALE);
        isRefused(comeBack("state=%ff&code=%00", "%00"), NotLetInReason.STALE);
        session(comeBack(visit(mine.to()), mine.cookie()));
    }

    @Test
    void one_comes_back_once() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var left = leave(company);
        var query = visit(left.to());
        session(comeBack(query, left.cookie()));
        isRefused(comeBack(query, left.cookie()), NotLetInReason.STALE);
    }

    @Test
    void one_comes_back_in_time() throws SQLException {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var left = leave(company);
        TestDatabase.asOwner("update sign_in_attempt set expires_at = now() - interval '1 second' where workspace = '"
                + company.workspace() + "'");
        isRefused(comeBack(visit(left.to()), left.cookie()), NotLetInReason.STALE);
    }

    @Test
    void a_code_is_redeemed_by_who_asked_for_it_only() throws SQLException {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var left = leave(company);
        var query = visit(left.to());
        TestDatabase.asOwner("update sign_in_attempt set verifier = repeat('x', 43) where workspace = '"
                + company.workspace() + "'");
        isRefused(comeBack(query, left.cookie()), NotLetInReason.DENIED);
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> lies() {
        return Stream.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claim("nonce", null),
                claims -> claims.audience("somebody-else"),
                claims -> claims.audience(List.of("somebody-else", TestProvider.CLIENT))
                        .claim("azp", "somebody-else"),
                claims -> claims.issuer("https://login.evil.example"),
                claims -> claims.claim("exp", Instant.now().minusSeconds(300).getEpochSecond()),
                claims -> claims.claim("exp", null),
                claims -> claims.subject(null),
                claims -> claims.claim("iat", Instant.now().plusSeconds(3_600).getEpochSecond()));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void a_token_that_was_not_made_for_this_proves_nothing(Consumer<JWTClaimsSet.Builder> lie) {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        provider.twist = lie;
        isRefused(signIn(), NotLetInReason.UNPROVEN);
    }

    @Test
    void a_signature_is_the_providers_own() throws JOSEException {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var stranger = new RSAKeyGenerator(2048).keyID("k-1").generate();
        var publicKey = provider.key().toPublicJWK().toJSONString();
        var forgeries = List.<Signing>of(
                PlainJWT::new,
                claims -> provider.sign(claims, JWSAlgorithm.RS256, new RSASSASigner(stranger)),
                claims -> provider.sign(
                        claims,
                        JWSAlgorithm.HS256,
                        new MACSigner(provider.secret().repeat(2))),
                claims -> provider.sign(claims, JWSAlgorithm.HS256, new MACSigner(publicKey)),
                this::tampered);
        for (var forgery : forgeries) {
            provider.signing = forgery;
            isRefused(signIn(), NotLetInReason.UNPROVEN);
        }
        provider.signing = provider::sign;
        session(signIn());
    }

    private com.nimbusds.jwt.JWT tampered(JWTClaimsSet claims) throws JOSEException {
        var parts = provider.sign(claims).serialize().split("\\.", -1);
        var other = new JWTClaimsSet.Builder(claims).subject("somebody-else").build();
        try {
            return SignedJWT.parse(parts[0] + "." + other.toPayload().toBase64URL() + "." + parts[2]);
        } catch (java.text.ParseException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }

    @Test
    void an_answer_names_who_sends_it() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        provider.detour = parameters -> parameters.put("iss", List.of("https://login.evil.example"));
        isRefused(signIn(), NotLetInReason.UNPROVEN);
        provider.detour = parameters -> parameters.remove("iss");
        isRefused(signIn(), NotLetInReason.UNPROVEN);
    }

    @Test
    void whom_the_provider_turns_away_is_turned_away() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        provider.refuses = true;
        isRefused(signIn(), NotLetInReason.DENIED);
        as(company.signIn())
                .get("/api/v1/audit?action=session.refused")
                .then()
                .body("items[0].detail", equalTo("by the identity provider: denied"));
    }

    @Test
    void a_provider_speaks_for_its_own_company_only() {
        var theirs = Company.create();
        theirs.agent("Kim", Role.ADMIN, kim);
        set(Map.of());
        isRefused(signIn(), NotLetInReason.UNKNOWN);
        provider.signedIn(Person.of(theirs.email()));
        isRefused(signIn(), NotLetInReason.UNKNOWN);
        // Bound in one company, the same person of the same provider is nobody in another.
        set(theirs, Map.of()).then().statusCode(200);
        provider.signedIn(Person.of(kim));
        session(signIn(theirs));
        isRefused(signIn(), NotLetInReason.UNKNOWN);
    }

    @Test
    void that_an_address_has_an_account_elsewhere_keeps_nobody_out_and_opens_nothing_there() {
        var theirs = Company.create();
        var there = theirs.agent("Kim", Role.ADMIN, kim).id();
        set(Map.of("joins", true, "defaultRole", "agent"));
        assertThat(session(signIn()).getUUID("agent.id")).isNotEqualTo(there);
        as(theirs.signIn(kim)).get("/api/v1/me").then().body("id", equalTo(there.toString()));
    }

    @Test
    void an_address_counts_where_the_provider_vouches_for_it() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        provider.signedIn(new Person("k", kim, false, "Kim", List.of()));
        isRefused(signIn(), NotLetInReason.UNVERIFIED);
        provider.signedIn(new Person("k", kim, null, "Kim", List.of()));
        isRefused(signIn(), NotLetInReason.UNVERIFIED);
        set(Map.of("trustsEmails", true));
        session(signIn());
        provider.signedIn(new Person("other", kim, false, "Kim", List.of()));
        isRefused(signIn(), NotLetInReason.UNVERIFIED);
    }

    @Test
    void an_account_is_known_by_its_subject_and_not_by_its_address() {
        var id = company.agent("Kim", Role.AGENT, kim).id();
        set(Map.of("joins", true, "defaultRole", "agent"));
        session(signIn());
        provider.signedIn(new Person("sub-of-" + kim, "moved@shop.example", false, "Kim", List.of()));
        assertThat(session(signIn()).getUUID("agent.id")).isEqualTo(id);
        provider.signedIn(new Person("who-has-the-address-now", kim, true, "Kim", List.of()));
        isRefused(signIn(), NotLetInReason.TAKEN);
    }

    @Test
    void who_has_left_does_not_come_back_by_the_provider() {
        var id = company.agent("Kim", Role.AGENT, kim).id();
        set(Map.of());
        session(signIn());
        as(company.signIn()).delete("/api/v1/agents/" + id).then().statusCode(204);
        isRefused(signIn(), NotLetInReason.UNKNOWN);
    }

    @Test
    void a_newcomer_becomes_an_agent_with_the_highest_role_of_their_groups() {
        set(Map.of(
                "joins",
                true,
                "groups",
                List.of(Map.of("name", "support", "role", "agent"), Map.of("name", "leads", "role", "supervisor"))));
        isRefused(signIn(), NotLetInReason.NO_ROLE);
        provider.signedIn(Person.of(kim).in("support", "leads", "canteen"));
        var session = session(signIn());
        assertThat(session.getString("agent.name")).isEqualTo("Kim Provided");
        assertThat(session.getString("agent.role")).isEqualTo("supervisor");
        given().contentType("application/json")
                .body(Map.of("email", kim, "password", "no password at all"))
                .post("/api/v1/sessions")
                .then()
                .statusCode(401);
    }

    @Test
    void several_newcomers_at_once_who_are_one_become_one() throws Exception {
        set(Map.of("joins", true, "defaultRole", "agent"));
        var answers = Concurrently.times(6, this::signIn);
        assertThat(answers.stream().map(SingleSignOnTest::place)).containsOnly(IN + "signed-in/" + company.workspace());
        as(company.signIn())
                .get("/api/v1/agents")
                .then()
                .body("items.findAll { it.email == '%s' }.size()".formatted(kim), equalTo(1));
    }

    @Test
    void a_role_follows_the_groups_and_open_sockets_notice() {
        var groups = List.of(Map.of("name", "support", "role", "agent"), Map.of("name", "it", "role", "admin"));
        set(Map.of("joins", true, "groups", groups));
        provider.signedIn(Person.of(kim).in("it"));
        var first = session(signIn());
        assertThat(first.getString("agent.role")).isEqualTo("admin");
        try (var socket = TestSocket.agent(url.substring(0, url.length() - 1), first.getString("accessToken"))) {
            provider.signedIn(Person.of(kim).in("support"));
            assertThat(session(signIn()).getString("agent.role")).isEqualTo("agent");
            assertThat(socket.closeCode()).isEqualTo(4101);
        }
        provider.signedIn(Person.of(kim));
        isRefused(signIn(), NotLetInReason.NO_ROLE);
    }

    @Test
    void an_owner_stays_one_whatever_the_provider_says() {
        set(Map.of("groups", List.of(Map.of("name", "support", "role", "agent"))));
        for (var groups : List.of(List.<String>of(), List.of("support"))) {
            provider.signedIn(new Person("boss", company.email(), true, "The boss", groups));
            assertThat(session(signIn()).getString("agent.role")).isEqualTo("owner");
        }
        for (var owner : List.of(
                Map.of("defaultRole", "owner"), Map.of("groups", List.of(Map.of("name", "bosses", "role", "owner"))))) {
            set(company, owner).then().statusCode(400);
        }
    }

    @Test
    void where_passwords_are_off_only_owners_use_theirs() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of("passwords", false));
        given().contentType("application/json")
                .body(Map.of("email", kim, "password", Company.password()))
                .post("/api/v1/sessions")
                .then()
                .statusCode(403);
        session(signIn());
        var owner = company.signIn();
        as(owner).delete(SETTINGS).then().statusCode(204);
        company.signIn(kim);
        as(owner).get(SETTINGS).then().statusCode(404);
        isRefused(given().redirects().follow(false).get(PATH + company.workspace()), NotLetInReason.NO_PROVIDER);
    }

    @Test
    void a_provider_that_is_gone_locks_nobody_out() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var left = leave(company);
        var query = visit(left.to());
        provider.close();
        isRefused(comeBack(query, left.cookie()), NotLetInReason.UNREACHABLE);
        isRefused(given().redirects().follow(false).get(PATH + company.workspace()), NotLetInReason.UNREACHABLE);
        company.signIn(kim);
    }

    @Test
    void who_does_not_answer_as_a_provider_does_is_not_taken_for_one() {
        var answers = new ArrayList<HTTPResponse>();
        answers.add(answer(302, "", "Location", "https://login.evil.example/.well-known/openid-configuration"));
        answers.add(answer(200, "not JSON", "Content-Type", "application/json"));
        answers.add(answer(200, "{}", "Content-Type", "application/json"));
        answers.add(answer(200, "{\"issuer\":\"" + "x".repeat(1_000_000) + "\"}", "Content-Type", "application/json"));
        answers.add(answer(200, """
                {"issuer":"https://login.evil.example","subject_types_supported":["public"],
                "authorization_endpoint":"https://x.example/a","token_endpoint":"https://x.example/t","jwks_uri":"https://x.example/k"}
                """, "Content-Type", "application/json"));
        for (var answer : answers) {
            provider.instead = answer;
            set(company, Map.of()).then().statusCode(400).body("code", equalTo("malformed"));
        }
        for (var issuer :
                List.of("http://localhost:1", "file:///etc/passwd", "https://", "https://no such host", "x")) {
            set(company, Map.of("issuer", issuer)).then().statusCode(400);
        }
    }

    private static HTTPResponse answer(int status, String body, String header, String value) {
        var answer = new HTTPResponse(status);
        answer.setHeader(header, value);
        answer.setBody(body);
        return answer;
    }

    @Test
    void a_secret_can_be_replaced_and_goes_nowhere_else() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        provider.secret = "the next secret";
        isRefused(signIn(), NotLetInReason.DENIED);
        set(Map.of());
        session(signIn());
        var without = new HashMap<String, Object>(Map.of("issuer", provider.issuer(), "clientId", TestProvider.CLIENT));
        as(company.signIn()).body(without).put(SETTINGS).then().statusCode(200);
        session(signIn());
        without.put("clientId", "another");
        as(company.signIn()).body(without).put(SETTINGS).then().statusCode(400);
    }

    @Test
    void a_company_that_is_closed_lets_nobody_in() {
        company.agent("Kim", Role.AGENT, kim);
        set(Map.of());
        var left = leave(company);
        var query = visit(left.to());
        var name = as(company.signIn()).get("/api/v1/workspace").jsonPath().getString("name");
        as(company.signIn())
                .body(Map.of("name", name, "password", Company.password()))
                .post("/api/v1/workspace/deletion")
                .then()
                .statusCode(202);
        assertThat(place(comeBack(query, left.cookie()))).startsWith(IN + "not-let-in/");
    }
}
