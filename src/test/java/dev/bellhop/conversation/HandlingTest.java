package dev.bellhop.conversation;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What agents do with a conversation: take, hand over, resolve, and find it again.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandlingTest {
    private Company company;
    private Company.Guest mia;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        owner = company.signIn();
    }

    private ValidatableResponse assign(UUID id, UUID agent) {
        return as(owner)
                .body(Map.of("agent", agent))
                .put("/api/v1/conversations/" + id + "/assignment")
                .then();
    }

    private ValidatableResponse change(UUID id, Map<String, String> change) {
        return as(owner).body(change).patch("/api/v1/conversations/" + id).then();
    }

    private List<String> events(UUID id) {
        return as(owner)
                .get("/api/v1/conversations/" + id + "/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'event' }.event.name", String.class);
    }

    @Test
    void taking_and_releasing_changes_who_is_responsible_and_stands_in_log_and_history() {
        var id = conversation(mia, "Hello");
        assign(id, company.owner().id())
                .statusCode(200)
                .body("assignee.name", equalTo("Olga Owner"))
                .body("status", equalTo("open"));
        as(owner)
                .delete("/api/v1/conversations/" + id + "/assignment")
                .then()
                .statusCode(200)
                .body("assignee", nullValue())
                .body("status", equalTo("waiting"));
        assertThat(events(id)).containsExactly("assigned", "unassigned");
        as(owner)
                .get("/api/v1/conversations/" + id + "/assignments")
                .then()
                .body("items", hasSize(2))
                .body("items[0].agent.name", equalTo("Olga Owner"))
                .body("items[1].agent", nullValue());
    }

    @Test
    void who_was_responsible_comes_in_pages_oldest_first() {
        var id = conversation(mia, "Hello");
        Rows.run("""
                insert into assignment (id, workspace, conversation, agent, by_agent, at)
                select cast(substr('%2$s', 1, 24) || lpad(to_hex(n), 12, '0') as uuid), '%1$s', '%2$s', null, '%3$s', now()
                from generate_series(1, 250) n
                """.formatted(company.workspace(), id, company.owner().id()));
        assign(id, company.owner().id()).statusCode(200);
        var path = "/api/v1/conversations/" + id + "/assignments";
        var first =
                as(owner).get(path).then().body("items", hasSize(200)).extract().jsonPath();
        as(owner)
                .get(path + "?after=" + first.getString("next"))
                .then()
                .body("items", hasSize(51))
                .body("items[-1].agent.name", equalTo("Olga Owner"))
                .body("next", nullValue());
        as(owner).get(path + "?limit=1").then().body("items", hasSize(1));
        as(owner).get(path + "?limit=1000").then().statusCode(400);
    }

    @Test
    void of_many_who_take_at_once_one_is_responsible_in_the_end_and_the_log_says_the_same() throws Exception {
        var id = conversation(mia, "Hello");
        var agents = List.of("a", "b", "c", "d").stream()
                .map(name -> company.agent(name, Role.AGENT, name + "-" + id + "@shop.example")
                        .id())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = agents.stream()
                    .<Callable<Integer>>map(
                            agent -> () -> assign(id, agent).extract().statusCode())
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        var assignee = as(owner).get("/api/v1/conversations/" + id).jsonPath().getString("assignee.id");
        var history =
                as(owner).get("/api/v1/conversations/" + id + "/assignments").jsonPath();
        var log = as(owner).get("/api/v1/conversations/" + id + "/messages").jsonPath();
        assertThat(history.getString("items[-1].agent.id")).isEqualTo(assignee);
        assertThat(log.getString("items[-1].event.person.id")).isEqualTo(assignee);
        assertThat(log.getList("items.seq", Integer.class)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_visitors_message_opens_what_was_resolved_and_the_log_says_so() {
        var id = conversation(mia, "Hello");
        change(id, Map.of("status", "resolved")).body("status", equalTo("resolved"));
        as(mia.token())
                .body(Map.of("body", "One more thing"))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
        as(owner).get("/api/v1/conversations/" + id).then().body("status", equalTo("waiting"));
        await().untilAsserted(() -> assertThat(events(id)).containsExactly("resolved", "reopened"));
    }

    @Test
    void priority_is_the_companys_own_business() {
        var id = conversation(mia, "Hello");
        change(id, Map.of("priority", "urgent")).statusCode(200).body("priority", equalTo("urgent"));
        as(mia.token()).get("/api/v1/conversations/" + id).then().body("priority", nullValue());
        as(mia.token())
                .get("/api/v1/conversations/" + id + "/messages")
                .then()
                .body("items[1].kind", equalTo("hidden"));
    }

    @Test
    void a_change_that_is_none_of_ours_is_refused() {
        var id = conversation(mia, "Hello");
        change(id, Map.of("status", "gone"))
                .statusCode(400)
                .body("detail", equalTo("The field \"status\" is not of the right kind."));
        change(id, Map.of("status", "waiting")).statusCode(400);
        assign(id, UUID.randomUUID()).statusCode(404);
        as(mia.token())
                .body(Map.of("status", "resolved"))
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void the_inbox_is_filtered_counted_and_paged_without_a_hole() {
        var waiting = conversation(mia, "one");
        var mine = conversation(mia, "two");
        var resolved = conversation(mia, "three");
        assign(mine, company.owner().id());
        change(resolved, Map.of("status", "resolved"));

        list("status=waiting").body("items.id", contains(waiting.toString()));
        list("assignee=me").body("items.id", contains(mine.toString()));
        list("assignee=none&status=waiting&status=open").body("items.id", contains(waiting.toString()));
        list("status=resolved").body("items.id", hasItem(resolved.toString()));
        as(owner)
                .get("/api/v1/conversations/counts")
                .then()
                .body("mine", equalTo(1))
                .body("unassigned", equalTo(1))
                .body("all", equalTo(2))
                .body("resolved", equalTo(1));

        var first = list("limit=2").body("items", hasSize(2)).extract().jsonPath();
        list("limit=2&after=" + first.getString("next"))
                .body("items.id", contains(waiting.toString()))
                .body("next", nullValue());
        assertThat(first.getList("items.id")).containsExactly(resolved.toString(), mine.toString());
        list("after=nonsense").statusCode(400);
    }

    private ValidatableResponse list(String query) {
        return as(owner).get("/api/v1/conversations?" + query).then();
    }

    @Test
    void a_read_mark_counts_down_what_is_unread_and_only_moves_forward() {
        var id = conversation(mia, "one");
        as(mia.token()).body(Map.of("body", "two")).post("/api/v1/conversations/" + id + "/messages");
        as(owner).get("/api/v1/conversations/" + id).then().body("unread", equalTo(2));
        read(id, 1).body("unread", equalTo(1)).body("agentRead", equalTo(1));
        read(id, 99).body("unread", equalTo(0)).body("agentRead", equalTo(2));
        read(id, 1).body("unread", equalTo(0)).body("agentRead", equalTo(2));
    }

    private ValidatableResponse read(UUID id, int seq) {
        as(owner)
                .body(Map.of("seq", seq))
                .put("/api/v1/conversations/" + id + "/read")
                .then()
                .statusCode(204);
        return as(owner).get("/api/v1/conversations/" + id).then();
    }

    @Test
    void an_agent_may_begin_and_is_responsible_then() {
        var id = as(owner)
                .body(Map.of("visitor", mia.id(), "body", "May I help?"))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .body("assignee.name", equalTo("Olga Owner"))
                .extract()
                .jsonPath()
                .getUUID("id");
        as(mia.token()).get("/api/v1/conversations/" + id).then().body("unread", equalTo(1));
    }

    private ValidatableResponse reply(String token, UUID id, String kind) {
        return as(token)
                .body(Map.of("body", "Good day", "kind", kind))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse shown(UUID id) {
        return as(owner).get("/api/v1/conversations/" + id).then().statusCode(200);
    }

    @Test
    void the_first_person_who_replies_becomes_responsible() {
        var id = conversation(mia, "Hello");
        reply(owner, id, "note");
        shown(id).body("assignee", nullValue()).body("status", equalTo("waiting"));
        reply(company.key(EnumSet.of(Scope.CONVERSATIONS_WRITE)).secret(), id, "text");
        shown(id).body("assignee", nullValue()).body("status", equalTo("open"));
        reply(owner, id, "text");
        shown(id).body("assignee.name", equalTo("Olga Owner"));
        company.agent("Ada", Role.AGENT, "ada" + company.workspace() + "@shop.example");
        reply(company.signIn("ada" + company.workspace() + "@shop.example"), id, "text");
        shown(id).body("assignee.name", equalTo("Olga Owner"));
        assertThat(events(id)).containsExactly("assigned");
        as(owner)
                .get("/api/v1/conversations/" + id + "/assignments")
                .then()
                .body("items", hasSize(1))
                .body("items[0].by.name", equalTo("Olga Owner"));
    }

    @Test
    void unless_the_site_does_not_want_that() {
        as(owner)
                .body(Map.of("assignOnReply", false))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200)
                .body("assignOnReply", equalTo(false));
        var id = conversation(mia, "Hello");
        reply(owner, id, "text");
        shown(id).body("assignee", nullValue()).body("status", equalTo("open"));
    }

    @Test
    void what_is_marked_as_unread_is_so_for_all_until_it_is_read_again() {
        var id = conversation(mia, "Hello");
        var path = "/api/v1/conversations/" + id + "/read";
        as(owner).body(Map.of("seq", 1)).put(path).then().statusCode(204);
        shown(id).body("unread", equalTo(0)).body("agentRead", equalTo(1));
        as(owner).delete(path).then().statusCode(204);
        shown(id).body("unread", equalTo(1)).body("agentRead", equalTo(1));
        as(mia.token())
                .get("/api/v1/conversations/" + id)
                .then()
                .body("unread", equalTo(0))
                .body("agentRead", equalTo(1));
        as(owner).body(Map.of("seq", 1)).put(path).then().statusCode(204);
        shown(id).body("unread", equalTo(0));
    }
}
