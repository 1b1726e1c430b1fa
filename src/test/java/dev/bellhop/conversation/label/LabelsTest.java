package dev.bellhop.conversation.label;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.common.Ids;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What conversations are about, as agents sort them.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LabelsTest {
    @TestHTTPResource("/")
    String url;

    @Inject
    Sql sql;

    private Company company;
    private Company.Guest mia;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private String agent(Role role) {
        var mail = role.wireName() + "-" + company.workspace() + "@shop.example";
        company.agent("Ada", role, mail);
        return company.signIn(mail);
    }

    private ValidatableResponse create(String token, String name) {
        return as(token).body(Map.of("name", name)).post("/api/v1/labels").then();
    }

    private UUID label(String name) {
        return create(owner, name).statusCode(201).extract().jsonPath().getUUID("id");
    }

    private ValidatableResponse put(UUID conversation, UUID label) {
        return as(owner).put(path(conversation, label)).then();
    }

    private ValidatableResponse off(UUID conversation, UUID label) {
        return as(owner).delete(path(conversation, label)).then();
    }

    private static String path(UUID conversation, UUID label) {
        return "/api/v1/conversations/" + conversation + "/labels/" + label;
    }

    private ValidatableResponse shown(String token, UUID id) {
        return as(token).get("/api/v1/conversations/" + id).then().statusCode(200);
    }

    private ValidatableResponse log(String token, UUID id) {
        return as(token).get("/api/v1/conversations/" + id + "/messages").then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return as(owner).get("/api/v1/conversations?" + query).then();
    }

    private void removed(UUID label) {
        await().until(() ->
                sql.list("select from label where id = ?", _ -> true, label).isEmpty());
    }

    @Test
    void agents_create_them_and_supervisors_change_and_delete_them() {
        var agent = agent(Role.AGENT);
        var id = create(agent, "  Delivery ")
                .statusCode(201)
                .body("name", equalTo("Delivery"))
                .body("colour", equalTo("grey"))
                .extract()
                .jsonPath()
                .getUUID("id");
        as(agent).body(Map.of("name", "X")).patch("/api/v1/labels/" + id).then().statusCode(403);
        as(agent).delete("/api/v1/labels/" + id).then().statusCode(403);
        var supervisor = agent(Role.SUPERVISOR);
        as(supervisor)
                .body(Map.of("name", "Parcels", "colour", "blue"))
                .patch("/api/v1/labels/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Parcels"))
                .body("colour", equalTo("blue"));
        as(agent).get("/api/v1/labels").then().body("items.name", contains("Parcels"));
        as(supervisor).delete("/api/v1/labels/" + id).then().statusCode(204);
        as(supervisor).delete("/api/v1/labels/" + id).then().statusCode(404);
        as(agent).get("/api/v1/labels").then().body("items", empty());
        as(owner)
                .get("/api/v1/audit?action=label.created&action=label.changed&action=label.deleted")
                .then()
                .body("items.action", contains("label.deleted", "label.changed", "label.created"))
                .body("items.on.name", contains("Parcels", "Parcels", "Delivery"))
                .body("items[1].detail", equalTo("before: Delivery, grey"));
    }

    @Test
    void a_name_is_given_once_whatever_its_case() {
        var id = label("Ärger");
        create(owner, "äRGER").statusCode(409).body("detail", equalTo(SAME_NAME));
        var other = label("Freude");
        rename(other, "ärger").statusCode(409);
        rename(id, "ärger").statusCode(200).body("name", equalTo("ärger"));
        as(owner).delete("/api/v1/labels/" + id).then().statusCode(204);
        create(owner, "Ärger").statusCode(201);
    }

    private static final String SAME_NAME = "There is a label of that name already. Use it, or choose another name.";

    private ValidatableResponse rename(UUID id, String name) {
        return as(owner)
                .body(Map.of("name", name))
                .patch("/api/v1/labels/" + id)
                .then();
    }

    @Test
    void of_many_who_create_one_name_at_once_one_does() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int n = 0; n < 8; n++) {
                calls.add(() -> create(owner, "Delivery").extract().statusCode());
            }
            var answers = new ArrayList<Integer>();
            for (var call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void what_is_no_name_and_no_colour_is_refused_in_a_sentence() {
        create(owner, "\u200b ").statusCode(400);
        create(owner, "x".repeat(51)).statusCode(400);
        create(owner, "x".repeat(50)).statusCode(201);
        as(owner)
                .body(Map.of("name", "A", "colour", "#ff0000"))
                .post("/api/v1/labels")
                .then()
                .statusCode(400)
                .body("detail", equalTo("The field \"colour\" is not of the right kind."));
    }

    @Test
    void creating_one_again_with_its_key_creates_one() {
        var first = keyed().statusCode(201).extract().jsonPath().getString("id");
        keyed().statusCode(201).body("id", equalTo(first)).body("colour", equalTo("red"));
        as(owner).get("/api/v1/labels").then().body("items", hasSize(1));
    }

    private ValidatableResponse keyed() {
        return as(owner)
                .header("Idempotency-Key", "k-1")
                .body(Map.of("name", "Delivery", "colour", "red"))
                .post("/api/v1/labels")
                .then();
    }

    @Test
    void a_workspace_has_500_of_them_in_pages() {
        Rows.run("""
                insert into label (id, workspace, name, folded, colour, created_at)
                select gen_random_uuid(), '%s', 'L' || n, 'l' || n, 'grey', now() from generate_series(1, 500) n
                """.formatted(company.workspace()));
        create(owner, "One more").statusCode(409);
        var first = as(owner)
                .get("/api/v1/labels?limit=400")
                .then()
                .body("items", hasSize(400))
                .extract()
                .jsonPath();
        as(owner)
                .get("/api/v1/labels?limit=400&after=" + first.getString("next"))
                .then()
                .body("items", hasSize(100))
                .body("next", nullValue());
    }

    @Test
    void they_stand_on_the_conversation_for_agents_and_in_the_log_and_visitors_see_nothing_of_it() {
        var id = conversation(mia, "Hello");
        var delivery = label("Delivery");
        var urgent = label("Angry");
        put(id, delivery).statusCode(200).body("labels.name", contains("Delivery"));
        put(id, urgent).statusCode(200).body("labels.name", contains("Angry", "Delivery"));
        put(id, delivery).statusCode(200).body("head", equalTo(3));
        off(id, urgent).statusCode(200).body("labels.name", contains("Delivery"));
        off(id, urgent).statusCode(200).body("head", equalTo(4));
        log(owner, id)
                .body("items.event.name", contains("labelled", "labelled", "unlabelled"))
                .body("items.event.value", contains("Delivery", "Angry", "Angry"))
                .body("items[1].author.name", equalTo("Olga Owner"));
        log(mia.token(), id)
                .body("items.seq", contains(1, 2, 3, 4))
                .body("items.kind", contains("text", "hidden", "hidden", "hidden"))
                .body("items.event", contains(null, null, null, null));
        assertThat(shown(mia.token(), id).extract().asString()).doesNotContain("labels", "Delivery");
    }

    @Test
    void labelling_is_no_activity() {
        var first = conversation(mia, "one");
        var second = conversation(mia, "two");
        var before = shown(owner, first).extract().jsonPath().getString("updatedAt");
        put(first, label("Delivery")).statusCode(200).body("updatedAt", equalTo(before));
        list("limit=10").body("items.id", contains(second.toString(), first.toString()));
    }

    @Test
    void two_who_label_one_conversation_at_once_both_succeed() throws Exception {
        var id = conversation(mia, "Hello");
        var labels = new ArrayList<UUID>();
        for (int n = 0; n < 12; n++) {
            labels.add(label("L" + n));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = labels.stream()
                    .<Callable<Integer>>map(
                            label -> () -> put(id, label).extract().statusCode())
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        shown(owner, id).body("labels", hasSize(12)).body("head", equalTo(13));
    }

    @Test
    void a_conversation_has_twenty_at_most() {
        var id = conversation(mia, "Hello");
        UUID last = null;
        for (int n = 0; n < 20; n++) {
            last = label("L" + n);
            put(id, last).statusCode(200);
        }
        put(id, label("One more"))
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("This conversation has 20 labels, as many as it may have."
                                + " Take one of them off first."));
        as(owner).delete("/api/v1/labels/" + last).then().statusCode(204);
        put(id, label("Now it fits")).statusCode(200).body("labels", hasSize(20));
    }

    @Test
    void lists_are_filtered_by_one_for_agents_only() {
        var first = conversation(mia, "one");
        var second = conversation(mia, "two");
        conversation(mia, "three");
        var delivery = label("Delivery");
        put(first, delivery);
        put(second, delivery);
        as(owner)
                .body(Map.of("status", "resolved"))
                .patch("/api/v1/conversations/" + first)
                .then()
                .statusCode(200);
        list("label=" + delivery).body("items.id", contains(first.toString(), second.toString()));
        list("label=" + delivery + "&status=waiting&status=open").body("items.id", contains(second.toString()));
        list("label=" + delivery + "&sort=createdAt&limit=1").body("items.id", contains(second.toString()));
        list("label=" + Ids.next()).statusCode(200).body("items", empty());
        list("label=" + delivery + "&changedSince=0").statusCode(400);
        as(mia.token()).get("/api/v1/conversations?label=" + delivery).then().statusCode(403);
    }

    @Test
    void many_conversations_with_one_label_come_in_pages_too() {
        var delivery = label("Delivery");
        conversation(mia, "Not labelled");
        Rows.run("""
                insert into conversation (id, workspace, site, visitor, status, priority, started_by, created_at, updated_at, listed_at)
                select gen_random_uuid(), '%1$s', '%2$s', '%3$s', 'open', 'normal', '%3$s', now(), t, t
                from generate_series(1, 2100) n, lateral (select now() - n * interval '1 minute') as at (t)
                """.formatted(company.workspace(), company.site().id(), mia.id()));
        Rows.run("""
                insert into conversation_label (workspace, conversation, label)
                select workspace, id, '%s' from conversation where workspace = '%s' and status = 'open'
                """.formatted(delivery, company.workspace()));
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var page = list("label=" + delivery + "&limit=200" + next)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            next = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!next.isEmpty());
        assertThat(ids).hasSize(2100).doesNotHaveDuplicates();
        as(owner).delete("/api/v1/labels/" + delivery).then().statusCode(204);
        list("limit=1").body("items[0].labels", empty());
        removed(delivery);
    }

    @Test
    void a_deleted_one_is_off_every_conversation_and_a_kept_copy_hears_of_it() {
        var key = company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret();
        var id = conversation(mia, "Hello");
        var delivery = label("Delivery");
        put(id, delivery);
        var token = end(key, "0");
        as(owner).delete("/api/v1/labels/" + delivery).then().statusCode(204);
        shown(owner, id).body("labels", empty());
        put(id, delivery).statusCode(404);
        off(id, delivery).statusCode(404);
        list("label=" + delivery).body("items", empty());
        removed(delivery);
        await().until(() -> as(key).get("/api/v1/conversations?changedSince=" + token)
                .jsonPath()
                .getList("items.id")
                .contains(id.toString()));
    }

    private static String end(String key, String token) {
        var page = as(key).get("/api/v1/conversations?changedSince=" + token).jsonPath();
        return page.getList("items").isEmpty() ? token : end(key, page.getString("next"));
    }

    @Test
    void who_watches_the_list_hears_of_each_change() {
        var id = conversation(mia, "Hello");
        try (var agent = TestSocket.agent(base(), owner);
                var visitor = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            agent.watchList();
            var delivery = label("Delivery");
            agent.expect("label", frame -> frame.at("/label/name").asText().equals("Delivery"));
            put(id, delivery);
            agent.expect(
                    "conversation",
                    frame -> frame.at("/conversation/labels/0/name").asText().equals("Delivery"));
            assertThat(visitor.expect("conversation").toString()).doesNotContain("labels", "Delivery");
            rename(delivery, "Parcels");
            agent.expect("label", frame -> frame.at("/label/name").asText().equals("Parcels"));
            as(owner).delete("/api/v1/labels/" + delivery).then().statusCode(204);
            agent.expect("label", frame -> frame.path("deleted").asBoolean());
            agent.expect(
                    "conversation", frame -> frame.at("/conversation/labels").isEmpty());
        }
    }

    @Test
    void nobody_meets_those_of_another_company() {
        var other = Company.create();
        var id = conversation(mia, "Hello");
        var theirs = as(other.signIn())
                .body(Map.of("name", "Theirs"))
                .post("/api/v1/labels")
                .jsonPath()
                .getUUID("id");
        put(id, theirs).statusCode(404);
        off(id, theirs).statusCode(404);
        rename(theirs, "Mine").statusCode(404);
        list("label=" + theirs).body("items", empty());
        as(owner).get("/api/v1/labels").then().body("items", empty());
        create(owner, "Theirs").statusCode(201);
    }

    @Test
    void they_stay_when_the_visitor_is_verified_and_go_when_it_is_erased() {
        var id = conversation(mia, "Hello");
        put(id, label("Delivery"));
        var claims = IdentitySigner.claims("ext-" + id);
        var key = IdentitySigner.hmacKey(IdentitySigner.secret(company).secret());
        var verified = IdentitySigner.identify(
                        company, IdentitySigner.byJwt(IdentitySigner.jwt("HS256", key, claims)), mia.token())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("visitor.id");
        shown(owner, id).body("visitor.id", equalTo(verified)).body("labels.name", contains("Delivery"));
        assertThat(as(owner)
                        .get("/api/v1/visitors/" + verified + "/export")
                        .jsonPath()
                        .<String>getList("conversations[0].conversation.labels"))
                .containsExactly("Delivery");
        as(owner).post("/api/v1/visitors/" + verified + "/erase").then().statusCode(202);
        await().until(() -> as(owner)
                .get("/api/v1/visitors/" + verified + "/erasure")
                .jsonPath()
                .getString("status")
                .equals("finished"));
        shown(owner, id).body("labels", empty());
        assertThat(log(owner, id)
                        .body("items.event.name", containsInAnyOrder("labelled", "erased"))
                        .extract()
                        .asString())
                .doesNotContain("Delivery");
        as(owner).get("/api/v1/visitors/" + verified + "/erasure").then().body("erased.conversation_label", equalTo(1));
        put(id, label("Too late")).statusCode(409);
        as(owner).get("/api/v1/labels").then().body("items.name", not(empty()));
    }

    @Test
    void a_key_needs_a_scope_for_them() {
        var reader = company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret();
        create(reader, "A").statusCode(403);
        var writer = company.key(EnumSet.of(Scope.LABELS_WRITE)).secret();
        var id = create(writer, "A").statusCode(201).extract().jsonPath().getUUID("id");
        as(writer)
                .body(Map.of("colour", "teal"))
                .patch("/api/v1/labels/" + id)
                .then()
                .statusCode(200);
        as(writer).put(path(conversation(mia, "Hello"), id)).then().statusCode(403);
        as(reader).get("/api/v1/labels").then().body("items.colour", equalTo(List.of("teal")));
    }
}
