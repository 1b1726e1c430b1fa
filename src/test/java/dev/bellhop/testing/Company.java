package dev.bellhop.testing;

import static io.restassured.RestAssured.given;

import dev.bellhop.agent.AgentDraft;
import dev.bellhop.agent.AgentView;
import dev.bellhop.agent.Agents;
import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.security.password.Passwords;
import dev.bellhop.site.SiteDraft;
import dev.bellhop.site.SiteView;
import dev.bellhop.site.Sites;
import dev.bellhop.workspace.Workspace;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A workspace of a test's own, with a site and an owner, so that tests never meet.
public record Company(UUID workspace, SiteView site, AgentView owner, String email) {
    public static final String ORIGIN = "https://shop.example";
    private static final String PASSWORD = "a password of the tests";

    static {
        // A busy machine takes its time, and what is awaited too long fails all the same.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    public static Company create() {
        var email = "owner-" + Ids.next() + "@shop.example";
        var workspace = QuarkusTransaction.requiringNew().call(() -> Workspace.create("A company", Instant.now()).id);
        var site = bean(Sites.class)
                .create(
                        workspace,
                        "key-" + Ids.next(),
                        new SiteDraft("A shop", null, null, List.of(ORIGIN), null, null, null, null, null, null));
        var owner = join(workspace, new AgentDraft("Olga Owner", email, PASSWORD, Role.OWNER));
        return new Company(workspace, site, owner, email);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /// A visitor's name, id and token.
    public record Guest(UUID id, String name, String token) {}

    public Guest visitor(String name) {
        return visitor(site.key(), name);
    }

    public static Guest visitor(String siteKey, String name) {
        var answer = given().contentType(ContentType.JSON)
                .header("Origin", ORIGIN)
                .body(Map.of("site", siteKey, "name", name))
                .post("/api/v1/visitors")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Guest(answer.getUUID("visitor.id"), answer.getString("visitor.name"), answer.getString("token"));
    }

    public AgentView agent(String name, Role role, String mail) {
        return join(workspace, new AgentDraft(name, mail, PASSWORD, role));
    }

    private static AgentView join(UUID workspace, AgentDraft draft) {
        return bean(Agents.class).join(workspace, draft, bean(Passwords.class).hash(PASSWORD), true);
    }

    /// The owner's access token.
    public String signIn() {
        return signIn(email);
    }

    public String signIn(String mail) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", mail, "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("accessToken");
    }

    /// An API key: its id, which is its bot's too, and what it signs in with.
    public record Key(UUID id, String secret) {}

    public Key key(Collection<Scope> scopes) {
        var answer = as(signIn())
                .body(Map.of(
                        "name",
                        "A bot",
                        "scopes",
                        scopes.stream().map(Scope::wireName).toList()))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Key(answer.getUUID("key.id"), answer.getString("secret"));
    }

    public static String password() {
        return PASSWORD;
    }

    public static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    /// Answers a conversation and resolves it.
    public static void resolved(UUID conversation, String agent) {
        var path = "/api/v1/conversations/" + conversation;
        as(agent).body(Map.of("body", "Done.")).post(path + "/messages").then().statusCode(201);
        as(agent).body(Map.of("status", "resolved")).patch(path).then().statusCode(200);
    }

    /// A conversation that this visitor starts.
    public static UUID conversation(Guest visitor, String body) {
        return as(visitor.token())
                .body(Map.of("body", body))
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }
}
