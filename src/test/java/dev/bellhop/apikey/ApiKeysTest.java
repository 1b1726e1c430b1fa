package dev.bellhop.apikey;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.security.Scope;
import dev.bellhop.security.Token;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a key is, and what becomes of a bot.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiKeysTest {
    private static final Set<Scope> CONVERSATIONS = Set.of(Scope.CONVERSATIONS_READ, Scope.CONVERSATIONS_WRITE);

    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private String owner;

    @BeforeEach
    void signIn() {
        owner = company.signIn();
    }

    @Test
    void a_key_is_shown_once_and_kept_as_its_hash() {
        var key = company.key(CONVERSATIONS);
        as(owner)
                .get("/api/v1/api-keys")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(key.id().toString()))
                .body("items[0].name", equalTo("A bot"))
                .body(
                        "items[0].ending",
                        equalTo(key.secret().substring(key.secret().length() - 4)))
                .body("items[0].scopes", Matchers.containsInAnyOrder("conversations:read", "conversations:write"))
                .body("items[0].usedAt", nullValue())
                .body(not(Matchers.containsString(key.secret())));
        var kept = QuarkusTransaction.requiringNew().call(() -> ApiKey.<ApiKey>findById(key.id()).hash);
        assertThat(kept).isEqualTo(new Token(key.secret()).hash());
    }

    @Test
    void its_last_use_is_known() {
        var key = company.key(CONVERSATIONS);
        as(key.secret())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("kind", equalTo("agent"))
                .body("id", equalTo(key.id().toString()))
                .body("name", equalTo("A bot"))
                .body("scopes", hasSize(2))
                .body("role", nullValue());
        as(owner).get("/api/v1/api-keys").then().body("items[0].usedAt", notNullValue());
    }

    @Test
    void what_a_key_cannot_be_is_refused() {
        var scopes = List.of("conversations:read");
        refused(Map.of("scopes", scopes));
        refused(Map.of("name", " ", "scopes", scopes));
        refused(Map.of("name", "Bot"));
        refused(Map.of("name", "Bot", "scopes", List.of()));
        refused(Map.of("name", "Bot", "scopes", List.of("everything")));
        refused(Map.of("name", "Bot", "scopes", scopes, "expiresAt", "2020-01-01T00:00:00Z"));
    }

    private void refused(Map<String, ?> draft) {
        as(owner).body(draft).post("/api/v1/api-keys").then().statusCode(400).body("code", equalTo("malformed"));
    }

    @Test
    void a_bot_answers_and_takes_over_under_its_own_name() {
        var key = company.key(CONVERSATIONS);
        var mia = company.visitor("Mia");
        var path = "/api/v1/conversations/" + conversation(mia, "Where is my order?");
        as(key.secret())
                .body(Map.of("body", "On its way."))
                .post(path + "/messages")
                .then()
                .statusCode(201);
        as(key.secret())
                .body(Map.of("agent", key.id()))
                .put(path + "/assignment")
                .then()
                .statusCode(200);
        as(mia.token())
                .get(path + "/messages")
                .then()
                .body("items[1].author.kind", equalTo("agent"))
                .body("items[1].author.name", equalTo("A bot"));
        as(owner).get(path + "/assignments").then().body("items.by.name", contains("A bot"));
        as(key.secret())
                .get("/api/v1/conversations?assignee=me")
                .then()
                .body("items", hasSize(1))
                .body("items[0].assignee.name", equalTo("A bot"));
    }

    @Test
    void what_a_key_starts_waits_for_a_person() {
        var key = company.key(CONVERSATIONS);
        as(key.secret())
                .body(Map.of("visitor", company.visitor("Mia").id(), "body", "Your order is late."))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .body("assignee", nullValue())
                .body("status", equalTo("waiting"));
    }

    @Test
    void a_key_gives_nobody_more_than_its_scopes_allow() {
        var few = company.key(Set.of(Scope.AGENTS_WRITE)).secret();
        invite(few, "agent").then().statusCode(403);
        var enough = company.key(Set.of(Scope.AGENTS_WRITE, Scope.CONVERSATIONS_READ, Scope.CONVERSATIONS_WRITE))
                .secret();
        invite(enough, "agent").then().statusCode(201);
        invite(enough, "supervisor").then().statusCode(403);
        invite(enough, "admin").then().statusCode(403);
    }

    @Test
    void a_key_chooses_nobodys_password() {
        var key = company.key(EnumSet.allOf(Scope.class)).secret();
        var email = "new-" + company.workspace() + "@shop.example";
        as(key).body(Map.of("name", "New", "email", email, "password", "long enough pass", "role", "agent"))
                .post("/api/v1/agents")
                .then()
                .statusCode(403);
    }

    private Response invite(String token, String role) {
        var email = role + "-" + company.workspace() + "@shop.example";
        return as(token).body(Map.of("email", email, "role", role)).post("/api/v1/invitations");
    }

    @Test
    void a_bot_is_an_agent_until_its_key_is_revoked() {
        var key = company.key(CONVERSATIONS);
        var path = "/api/v1/conversations/" + conversation(company.visitor("Mia"), "Hello?");
        as(owner).get("/api/v1/agents/" + key.id()).then().statusCode(200).body("bot", equalTo(true));
        as(owner).delete("/api/v1/api-keys/" + key.id()).then().statusCode(204);
        as(owner).delete("/api/v1/api-keys/" + key.id()).then().statusCode(404);
        as(owner).get("/api/v1/api-keys").then().body("items", hasSize(0));
        as(owner).get("/api/v1/agents").then().body("items", hasSize(1));
        as(owner).get("/api/v1/agents/" + key.id()).then().statusCode(404);
        as(owner)
                .body(Map.of("agent", key.id()))
                .put(path + "/assignment")
                .then()
                .statusCode(404);
    }

    @Test
    void a_revoked_key_is_out_at_once_and_its_sockets_close() {
        var key = company.key(CONVERSATIONS);
        try (var socket = TestSocket.agent(base(), key.secret())) {
            as(owner).delete("/api/v1/api-keys/" + key.id()).then().statusCode(204);
            as(key.secret()).get("/api/v1/me").then().statusCode(401);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        assertThat(hello(key.secret())).isEqualTo(4501);
    }

    @Test
    void an_expired_key_is_out_and_its_sockets_close() {
        var key = company.key(CONVERSATIONS);
        try (var socket = TestSocket.agent(base(), key.secret())) {
            QuarkusTransaction.requiringNew()
                    .run(() -> ApiKey.update(
                            "expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), key.id()));
            as(key.secret()).get("/api/v1/me").then().statusCode(401);
            assertThat(socket.closeCode()).isEqualTo(4503);
        }
        assertThat(hello(key.secret())).isEqualTo(4501);
    }

    private int hello(String token) {
        try (var socket = TestSocket.open(base(), "/live/agent")) {
            socket.send("hello").with("token", token).go();
            return socket.closeCode();
        }
    }

    @Test
    void a_bot_hears_conversations_and_makes_nobody_present() {
        var key = company.key(CONVERSATIONS);
        var mia = company.visitor("Mia");
        try (var bot = TestSocket.agent(base(), key.secret())) {
            bot.watchList();
            var id = conversation(mia, "Anyone there?");
            bot.expect(
                    "conversation",
                    frame -> frame.at("/conversation/id").asText().equals(id.toString()));
            bot.post(id, "r-1", "A bot is.");
            bot.expect("ack");
            try (var visitor = TestSocket.open(
                    base(), "/live/visitor?site=" + company.site().key())) {
                visitor.send("hello").with("token", mia.token()).go();
                assertThat(visitor.expect("welcome").at("/presence/agents").asInt())
                        .isZero();
            }
        }
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    @Test
    void a_workspace_has_only_so_many_keys_and_its_list_comes_in_pages() {
        var key = company.key(CONVERSATIONS);
        Rows.run("""
                with bot as (
                    insert into agent (id, workspace, name, role, bot, created_at)
                    select cast('00' || substr(cast(gen_random_uuid() as text), 3) as uuid), '%s', 'Bot ' || n, 'agent',
                        true, now()
                    from generate_series(1, 499) n returning id, workspace)
                insert into api_key (id, workspace, hash, ending, scopes, created_at)
                select id, workspace, 'hash of ' || id, 'abcd', '{conversations:read}', now() from bot
                """.formatted(company.workspace()));
        as(owner)
                .body(Map.of("name", "One more", "scopes", List.of("conversations:read")))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(409)
                .body("detail", Matchers.containsString("has 500 API keys"));
        var first = as(owner)
                .get("/api/v1/api-keys?limit=400")
                .then()
                .body("items", hasSize(400))
                .body("items[0].id", equalTo(key.id().toString()))
                .body("items[0].name", equalTo("A bot"))
                .extract()
                .jsonPath();
        as(owner)
                .get("/api/v1/api-keys?limit=400&after=" + first.getString("next"))
                .then()
                .body("items", hasSize(100))
                .body("next", nullValue());
        as(owner).delete("/api/v1/api-keys/" + key.id()).then().statusCode(204);
        company.key(CONVERSATIONS);
    }
}
