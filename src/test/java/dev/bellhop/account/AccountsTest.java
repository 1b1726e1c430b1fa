package dev.bellhop.account;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.bellhop.agent.Agent;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of an account: another role, another password, and its end. Each counts at once, here and elsewhere.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccountsTest {
    private static final String NEXT = "seven ducks on a violet ladder";

    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    /// Somebody of the company, signed in.
    private record Member(UUID id, String email, String token) {
        String path() {
            return "/api/v1/agents/" + id;
        }
    }

    private Member member(Role role) {
        var email = role.wireName() + "-" + UUID.randomUUID() + "@shop.example";
        var agent = company.agent("Mo " + role.wireName(), role, email);
        return new Member(agent.id(), email, company.signIn(email));
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private static Response give(String by, Member member, String role) {
        return as(by).body(Map.of("role", role)).patch(member.path());
    }

    @Test
    void a_new_role_counts_at_once_and_open_sockets_come_back_with_it() {
        var admin = member(Role.ADMIN);
        try (var socket = TestSocket.agent(base(), admin.token())) {
            give(owner, admin, "agent").then().statusCode(200).body("role", equalTo("agent"));
            as(admin.token()).get("/api/v1/api-keys").then().statusCode(403);
            assertThat(socket.closeCode()).isEqualTo(4101);
        }
        TestSocket.agent(base(), admin.token()).close();
        as(owner)
                .get("/api/v1/audit?action=agent.changed")
                .then()
                .body("items.detail", contains("role: admin → agent"))
                .body("items[0].on.id", equalTo(admin.id().toString()));
    }

    @Test
    void nobody_gives_a_role_above_their_own_nor_touches_who_has_one() {
        var admin = member(Role.ADMIN);
        var agent = member(Role.AGENT);
        give(admin.token(), agent, "owner").then().statusCode(403);
        give(admin.token(), agent, "admin").then().statusCode(200);
        give(admin.token(), agent, "agent").then().statusCode(200);
        as(admin.token())
                .body(Map.of("name", "Nobody"))
                .patch("/api/v1/agents/" + company.owner().id())
                .then()
                .statusCode(403);
        as(admin.token())
                .delete("/api/v1/agents/" + company.owner().id())
                .then()
                .statusCode(403);
    }

    @Test
    void a_key_makes_nobody_an_admin_and_touches_none() {
        var key = company.key(Set.of(Scope.AGENTS_WRITE)).secret();
        var agent = member(Role.AGENT);
        var admin = member(Role.ADMIN);
        give(key, agent, "admin").then().statusCode(403);
        give(key, agent, "supervisor").then().statusCode(403);
        give(key, member(Role.SUPERVISOR), "agent").then().statusCode(200);
        give(key, admin, "agent").then().statusCode(403);
        as(key).delete(admin.path()).then().statusCode(403);
    }

    @Test
    void what_a_name_or_role_cannot_be_is_refused() {
        var agent = member(Role.AGENT);
        for (var change : List.of(
                Map.of("name", " "), Map.of("name", ""), Map.of("name", "x".repeat(81)), Map.of("role", "king"))) {
            as(owner).body(change).patch(agent.path()).then().statusCode(400);
        }
        as(owner).body(Map.of("name", " Mona ")).patch(agent.path()).then().body("name", equalTo("Mona"));
    }

    @Test
    void the_last_owner_stays_one() {
        var path = "/api/v1/agents/" + company.owner().id();
        as(owner).body(Map.of("role", "admin")).patch(path).then().statusCode(409);
        as(owner).delete(path).then().statusCode(409);
        member(Role.OWNER);
        as(owner).body(Map.of("role", "admin")).patch(path).then().statusCode(200);
    }

    @Test
    void of_two_owners_who_remove_each_other_at_once_one_stays() throws Exception {
        var other = member(Role.OWNER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> both =
                    List.of(() -> as(owner).delete(other.path()).statusCode(), () -> as(other.token())
                            .delete("/api/v1/agents/" + company.owner().id())
                            .statusCode());
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).isIn(204, 401, 409);
            }
        }
        var owners = QuarkusTransaction.requiringNew().call(() -> Agent.owners(company.workspace()));
        assertThat(owners).isEqualTo(1);
    }

    @Test
    void who_leaves_is_out_at_once_and_what_they_wrote_stays_under_their_name() {
        var agent = member(Role.AGENT);
        var mia = company.visitor("Mia");
        var path = "/api/v1/conversations/" + conversation(mia, "Hello?");
        as(agent.token())
                .body(Map.of("body", "Good morning."))
                .post(path + "/messages")
                .then()
                .statusCode(201);
        try (var socket = TestSocket.agent(base(), agent.token())) {
            as(owner).delete(agent.path()).then().statusCode(204);
            as(agent.token()).get("/api/v1/me").then().statusCode(401);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        as(owner).get(agent.path()).then().statusCode(404);
        as(owner).delete(agent.path()).then().statusCode(404);
        as(owner)
                .get("/api/v1/agents")
                .then()
                .body("items.id", not(hasItem(agent.id().toString())));
        tryToSignIn(agent.email(), Company.password()).then().statusCode(401);
        as(mia.token()).get(path + "/messages").then().body("items[1].author.name", equalTo("Mo agent"));
        as(owner).get("/api/v1/audit?action=agent.left").then().body("items.on.name", contains("Mo agent"));
        Agent kept = QuarkusTransaction.requiringNew().call(() -> Agent.findById(agent.id()));
        assertThat(kept.email).isNull();
        assertThat(kept.passwordHash).isNull();
        company.agent("Mo again", Role.AGENT, agent.email());
    }

    @Test
    void a_bot_goes_with_its_key_only() {
        var key = company.key(Set.of(Scope.CONVERSATIONS_READ));
        as(owner).delete("/api/v1/agents/" + key.id()).then().statusCode(409);
        as(owner)
                .body(Map.of("role", "owner"))
                .patch("/api/v1/agents/" + key.id())
                .then()
                .statusCode(409);
    }

    private static Response tryToSignIn(String email, String password) {
        return io.restassured.RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/sessions");
    }

    private static Response change(String token, String current, String next) {
        return as(token).body(Map.of("current", current, "password", next)).put("/api/v1/me/password");
    }

    @Test
    void another_password_ends_all_other_sessions_and_their_sockets() {
        var elsewhere = company.signIn();
        try (var socket = TestSocket.agent(base(), elsewhere)) {
            change(owner, Company.password(), NEXT).then().statusCode(204);
            as(elsewhere).get("/api/v1/me").then().statusCode(401);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        as(owner).get("/api/v1/me").then().statusCode(200);
        tryToSignIn(company.email(), Company.password()).then().statusCode(401);
        tryToSignIn(company.email(), NEXT).then().statusCode(201);
        as(owner).get("/api/v1/audit?action=password.changed").then().body("items", hasSize(1));
    }

    @Test
    void it_needs_the_current_one_and_one_that_is_not_easily_guessed() {
        change(owner, "not this one at all", NEXT).then().statusCode(403);
        change(owner, Company.password(), "short").then().statusCode(400);
        for (var weak : List.of("password1234", "qwertyuiop123", "123456789012", "aaaaaaaaaaaaaaaa", company.email())) {
            change(owner, Company.password(), weak)
                    .then()
                    .statusCode(400)
                    .body("detail", org.hamcrest.Matchers.containsString("easily guessed"));
        }
        tryToSignIn(company.email(), Company.password()).then().statusCode(201);
    }

    /// Another replica writes to the database, and this one is told nothing.
    private int closedAfter(Member member, String change) {
        try (var socket = TestSocket.agent(base(), member.token())) {
            QuarkusTransaction.requiringNew().run(() -> Agent.getEntityManager()
                    .createQuery(change)
                    .setParameter("id", member.id())
                    .executeUpdate());
            return socket.closeCode();
        }
    }

    @Test
    void what_happens_on_another_replica_closes_sockets_here() {
        assertThat(closedAfter(member(Role.ADMIN), "update Agent set role = 'agent' where id = :id"))
                .isEqualTo(4101);
        assertThat(closedAfter(
                        member(Role.ADMIN),
                        "update Agent set leftAt = createdAt, email = null, passwordHash = null where id = :id"))
                .isEqualTo(4503);
        assertThat(closedAfter(member(Role.ADMIN), "update AgentSession set endedAt = createdAt where agent = :id"))
                .isEqualTo(4503);
    }

    @Test
    void agents_come_in_pages_by_name_up_to_so_many() {
        agents(1_999);
        var met = new ArrayList<String>();
        for (var page = "/api/v1/agents"; page != null; ) {
            var answer = as(owner).get(page).then().statusCode(200).extract();
            assertThat(answer.body().asByteArray()).hasSizeLessThan(1_000_000);
            met.addAll(answer.jsonPath().getList("items.name", String.class));
            var next = answer.jsonPath().getString("next");
            page = next == null ? null : "/api/v1/agents?after=" + next;
        }
        assertThat(met).hasSize(2_000).doesNotHaveDuplicates().contains("Olga Owner");
        as(owner).get("/api/v1/agents?after=" + UUID.randomUUID()).then().statusCode(400);
        as(owner)
                .body(Map.of(
                        "name", "One more",
                        "email", "more-" + company.workspace() + "@shop.example",
                        "password", "a password for one more",
                        "role", "agent"))
                .post("/api/v1/agents")
                .then()
                .statusCode(409)
                .body("detail", containsString("has 2000 agents"));
    }

    // With names and addresses about as long as they may be.
    private void agents(int many) {
        Rows.run("""
                insert into agent (id, workspace, name, email, role, created_at)
                select gen_random_uuid(), '%1$s', repeat('\u20ac', 76) || n,
                    repeat('a', 200) || n || '-%1$s@shop.example', 'agent', now()
                from generate_series(1, %2$d) n
                """.formatted(company.workspace(), many));
    }
}
