package dev.bellhop.visitor;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static dev.bellhop.testing.IdentitySigner.byJwt;
import static dev.bellhop.testing.IdentitySigner.identify;
import static dev.bellhop.testing.IdentitySigner.jwt;
import static dev.bellhop.testing.IdentitySigner.known;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.bellhop.common.Ids;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An anonymous visitor turns out to be someone.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MergeTest {
    private final Company company = Company.create();
    private String secret;

    @BeforeEach
    void makeKey() {
        secret = IdentitySigner.secret(company).secret();
    }

    private Guest become(String person, Guest before) {
        return known(company, byJwt(jwt(secret, person)), before == null ? null : before.token());
    }

    private static List<String> conversations(Guest guest) {
        return as(guest.token())
                .get("/api/v1/conversations?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    @Test
    void an_anonymous_history_becomes_the_verified_ones() {
        var anonymous = company.visitor("Someone");
        var before = conversation(anonymous, "Before I signed in");
        var phone = become("mia", null);
        var other = conversation(phone, "From my phone");
        var laptop = become("mia", anonymous);
        assertThat(laptop.id()).isEqualTo(phone.id());
        assertThat(conversations(laptop)).containsExactlyInAnyOrder(before.toString(), other.toString());
        assertThat(conversations(phone)).containsExactlyInAnyOrder(before.toString(), other.toString());
        as(phone.token())
                .get("/api/v1/conversations/" + before + "/messages")
                .then()
                .body("items[0].author.id", equalTo(phone.id().toString()))
                .body("items[0].author.name", equalTo("Someone"));
        var owner = company.signIn();
        as(owner)
                .get("/api/v1/visitors/" + anonymous.id())
                .then()
                .body("id", equalTo(phone.id().toString()));
        as(owner)
                .get("/api/v1/visitors")
                .then()
                .body("items.id", not(hasItem(anonymous.id().toString())));
        as(owner).get("/api/v1/audit?action=visitor.merged").then().body("items", hasSize(1));
        as(owner)
                .body(Map.of("visitor", anonymous.id(), "body", "We found your parcel."))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .body("visitor.id", equalTo(phone.id().toString()));
    }

    @Test
    void the_old_token_is_good_no_longer() {
        var anonymous = company.visitor("Someone");
        var mine = conversation(anonymous, "Hello");
        var second = as(anonymous.token());
        become("mia", anonymous);
        second.get("/api/v1/me").then().statusCode(401);
        as(anonymous.token()).get("/api/v1/conversations/" + mine).then().statusCode(401);
        identify(company, byJwt(jwt(secret, "thief")), anonymous.token()).then().statusCode(401);
    }

    @Test
    void what_was_sent_before_and_again_after_is_stored_once() {
        var anonymous = company.visitor("Someone");
        var key = Ids.next().toString();
        var started = start(anonymous, key).jsonPath().getUUID("id");
        var path = "/api/v1/conversations/" + started + "/messages";
        post(anonymous, path, "ref-1").then().statusCode(201).body("seq", equalTo(2));
        var mia = become("mia", anonymous);
        post(mia, path, "ref-1").then().body("seq", equalTo(2));
        post(mia, path, key).then().body("seq", equalTo(1));
        start(mia, key).then().body("id", equalTo(started.toString()));
        as(mia.token()).get(path).then().body("items", hasSize(2));
    }

    private static Response start(Guest guest, String key) {
        return as(guest.token())
                .header("Idempotency-Key", key)
                .body(Map.of("body", "Hello"))
                .post("/api/v1/conversations");
    }

    private static Response post(Guest guest, String path, String ref) {
        return as(guest.token())
                .header("Idempotency-Key", ref)
                .body(Map.of("body", "Hello"))
                .post(path);
    }

    @Test
    void one_key_to_start_with_on_two_devices_stops_no_merge() {
        var mia = become("mia", null);
        var anonymous = company.visitor("Someone");
        var first = start(mia, "the same").jsonPath().getString("id");
        var second = start(anonymous, "the same").jsonPath().getString("id");
        become("mia", anonymous);
        assertThat(conversations(mia)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void who_was_somebody_else_stays_so() {
        var mia = become("mia", company.visitor("Someone"));
        var hers = conversation(mia, "Mine, not Ben's");
        var elsewhere = become("mia", null);
        var ben = become("ben", mia);
        assertThat(ben.id()).isNotEqualTo(mia.id());
        assertThat(conversations(ben)).isEmpty();
        as(mia.token()).get("/api/v1/me").then().statusCode(401);
        assertThat(conversations(elsewhere)).containsExactly(hers.toString());
    }

    @Test
    void a_token_of_elsewhere_brings_nothing_along() {
        var foreign = Company.create();
        var stranger = foreign.visitor("Of another company");
        var theirs = conversation(stranger, "Hello");
        var agent = identify(company, byJwt(jwt(secret, "mia")), foreign.signIn());
        agent.then().statusCode(201);
        var mia = become("mia", stranger);
        assertThat(conversations(mia)).isEmpty();
        assertThat(conversations(stranger)).containsExactly(theirs.toString());
    }

    @Test
    void two_devices_at_once_make_one_visitor() {
        var guests = new ArrayList<Guest>();
        var said = new ArrayList<String>();
        for (int n = 0; n < 8; n++) {
            guests.add(company.visitor("Device " + n));
            said.add(conversation(guests.get(n), "Hello").toString());
        }
        var answers = ConcurrentCalls.run(
                8,
                n -> identify(company, byJwt(jwt(secret, "mia")), guests.get(n).token()));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream()
                        .map(answer -> answer.path("visitor.id").toString())
                        .distinct())
                .hasSize(1);
        assertThat(conversations(become("mia", null))).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void history_goes_to_one_of_two() {
        for (int round = 0; round < 10; round++) {
            var anonymous = company.visitor("Someone");
            var said = conversation(anonymous, "Hello").toString();
            var suffix = "-" + round;
            ConcurrentCalls.run(6, n -> identify(company, byJwt(jwt(secret, n + suffix)), anonymous.token()));
            var owners = List.of(0, 1, 2, 3, 4, 5).stream()
                    .filter(n -> conversations(become(n + suffix, null)).contains(said))
                    .toList();
            assertThat(owners).hasSize(1);
            var merges = as(company.signIn())
                    .get("/api/v1/audit?action=visitor.merged&limit=200")
                    .jsonPath()
                    .<String>getList("items.on.id");
            assertThat(merges).hasSize(round + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void nothing_that_was_acknowledged_is_lost_in_a_merge() {
        for (int round = 0; round < 10; round++) {
            var person = "mia-" + round;
            var anonymous = company.visitor("Someone");
            var answers = ConcurrentCalls.run(
                    8,
                    n -> n == 0
                            ? identify(company, byJwt(jwt(secret, person)), anonymous.token())
                            : start(anonymous, Ids.next().toString()));
            assertThat(answers.getFirst().statusCode()).isEqualTo(201);
            var stored = answers.stream()
                    .skip(1)
                    .filter(answer -> answer.statusCode() == 201)
                    .map(answer -> answer.<String>path("id"))
                    .collect(Collectors.toSet());
            assertThat(answers).allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 401);
            assertThat(conversations(become(person, null))).containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    @Test
    void posts_during_a_merge_are_stored_or_refused() {
        var anonymous = company.visitor("Someone");
        UUID id = conversation(anonymous, "Hello");
        var path = "/api/v1/conversations/" + id + "/messages";
        var answers = ConcurrentCalls.run(
                12,
                n -> n == 0
                        ? identify(company, byJwt(jwt(secret, "mia")), anonymous.token())
                        : post(anonymous, path, "ref-" + n));
        var stored = answers.stream()
                .skip(1)
                .filter(answer -> answer.statusCode() == 201)
                .count();
        var mia = become("mia", null);
        as(mia.token()).get(path).then().body("items", hasSize((int) stored + 1));
        for (int n = 1; n < 12; n++) {
            post(mia, path, "ref-" + n).then().statusCode(201);
        }
        as(mia.token())
                .get(path)
                .then()
                .body("items", hasSize(12))
                .body("items.findAll { it.author.id != '" + mia.id() + "' }", empty());
    }

    @Test
    void who_signs_out_leaves_this_browser_only() {
        var phone = become("mia", null);
        var laptop = become("mia", null);
        as(laptop.token()).delete("/api/v1/visitor-token").then().statusCode(204);
        as(laptop.token()).get("/api/v1/me").then().statusCode(401);
        as(phone.token()).get("/api/v1/me").then().statusCode(200);
    }

    // Nothing deletes what the audit has of them.
    @Test
    void of_very_many_merges_into_one_visitor_the_audit_notes_some() {
        for (var i = 0; i < 22; i++) {
            become("mia", company.visitor("Someone"));
        }
        var merges = as(company.signIn())
                .get("/api/v1/audit?action=visitor.merged")
                .jsonPath()
                .getList("items");
        assertThat(merges).hasSize(20);
    }

    @Test
    void a_visitor_has_so_many_tokens_and_the_oldest_goes_first() {
        var first = become("mia", null);
        var second = become("mia", null);
        for (var i = 0; i < 48; i++) {
            become("mia", null);
        }
        assertThat(conversations(first)).isEmpty();
        become("mia", null);
        as(first.token()).get("/api/v1/conversations").then().statusCode(401);
        assertThat(conversations(second)).isEmpty();
    }

    @Test
    void a_history_that_no_person_begins_is_not_moved() {
        var anonymous = company.visitor("Someone");
        Rows.run("""
                insert into conversation (id, workspace, site, visitor, started_by, status, priority, created_at, updated_at,
                    listed_at)
                select gen_random_uuid(), '%1$s', '%2$s', '%3$s', '%3$s', 'waiting', 'normal', now(), now(), now()
                from generate_series(1, 10001)
                """.formatted(company.workspace(), company.site().id(), anonymous.id()));
        given().contentType(ContentType.JSON)
                .header("Origin", Company.ORIGIN)
                .header("Authorization", "Bearer " + anonymous.token())
                .body(Map.of("site", company.site().key(), "identity", Map.of("jwt", jwt(secret, "mia"))))
                .post("/api/v1/visitors")
                .then()
                .statusCode(409)
                .body("detail", containsString("more than 10000 conversations"));
        become("mia", null);
    }
}
