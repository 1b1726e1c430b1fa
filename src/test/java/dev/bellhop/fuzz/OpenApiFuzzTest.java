package dev.bellhop.fuzz;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.account.sso.TestProvider;
import dev.bellhop.agent.AgentView;
import dev.bellhop.fuzz.FuzzCalls.Call;
import dev.bellhop.fuzz.OpenApiDocument.Operation;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Deep;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.ShownPage;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.Upload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls every operation as its own document describes it, and as it does not, thousands of times: nothing may fail on
/// our side, answer what the document does not tell of, or refuse in another form than a problem document.
///
/// `verify` makes the same calls each time, a deep run more and other ones, `-Dbellhop.fuzz.requests=200000` as many as
/// are asked for, and `-Dbellhop.fuzz.seed=…` those of that seed.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUESTS = Integer.getInteger("bellhop.fuzz.requests", Deep.or(4_000, 20_000));
    private static final long SEED = Long.getLong("bellhop.fuzz.seed", Deep.isOn() ? System.nanoTime() : 1);
    private static final int AT_ONCE = 8;
    private static final int ENOUGH = 40;
    private static final int MORE = 600;
    /// They take a password, a cookie, a code, a link that was signed, or what an e-mail told, or lead to another page:
    /// their own tests do those.
    private static final Set<String> SECRET = Set.of(
            "POST /api/v1/sessions",
            "POST /api/v1/sessions/refresh",
            "POST /api/v1/password-resets/use",
            "POST /api/v1/invitations/accept",
            "POST /api/v1/invitations/preview",
            "PUT /api/v1/me/password",
            "POST /api/v1/me/second-factor",
            "POST /api/v1/me/second-factor/confirmation",
            "POST /api/v1/me/second-factor/removal",
            "DELETE /api/v1/agents/{id}/second-factor",
            "GET /files/{id}",
            "GET /api/v1/single-sign-on/{workspace}",
            "GET /api/v1/single-sign-on/callback",
            "POST /api/v1/workspace/deletion");

    private static final String OPERATOR_HEADER = "Bellhop-Operator-Token";
    private static final String PROBLEM = "application/problem+json";

    private static final String OPERATOR = ConfigProvider.getConfig().getValue("bellhop.operator.token", String.class);

    @TestHTTPResource("/")
    String url;

    private final TestProvider provider = new TestProvider(URI.create("https://chat.example.com/"), false);
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void every_answer_is_one_the_document_tells_of() throws Exception {
        System.out.printf("fuzzing with -Dbellhop.fuzz.seed=%d%n", SEED);
        var document = new OpenApiDocument(
                JSON.readTree(given().get("/q/openapi?format=json").asString()));
        var operations = document.operations();
        var calls = calls(document);
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = IntStream.range(0, AT_ONCE)
                    .mapToObj(worker -> java.util.concurrent.Executors.callable(
                            () -> IntStream.iterate(worker, n -> n < REQUESTS, n -> n + AT_ONCE)
                                    .takeWhile(_ -> complaints.size() < ENOUGH)
                                    .forEach(n -> attempt(n, operations, calls, document))))
                    .toList();
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        }
        operations.stream().filter(this::lacking).forEach(operation -> afresh(operation, document));
        System.out.println("fuzzed: " + new java.util.TreeMap<>(answers));
        assertThat(complaints).isEmpty();
        assertThat(operations.stream().map(Operation::name))
                .filteredOn(name -> !SECRET.contains(name))
                .allMatch(this::done, "was done at least once");
    }

    private boolean lacking(Operation operation) {
        return !SECRET.contains(operation.name()) && !done(operation.name());
    }

    private boolean done(String name) {
        return answers.containsKey(name + " 2xx");
    }

    // What was there for it may have been deleted by the others before its turn: once more, where all is still there.
    private void afresh(Operation operation, OpenApiDocument document) {
        var calls = calls(document);
        IntStream.range(0, MORE)
                .takeWhile(_ -> !done(operation.name()) && complaints.size() < ENOUGH)
                .forEach(n -> attempt(n, List.of(operation), calls, document));
    }

    private FuzzCalls calls(OpenApiDocument document) {
        var company = Company.create();
        var vera = company.visitor("Vera");
        return new FuzzCalls(base(), document, known(company, vera), tokens(company, vera));
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private static List<String> tokens(Company company, Company.Guest vera) {
        var tokens = new ArrayList<String>();
        var owner = company.signIn();
        tokens.addAll(List.of(owner, owner, owner, owner, owner, owner));
        for (var role : List.of(Role.AGENT, Role.ADMIN)) {
            var mail = "fuzz-" + role.wireName() + company.workspace() + "@shop.example";
            company.agent(role.wireName(), role, mail);
            tokens.add(company.signIn(mail));
        }
        tokens.add(company.key(EnumSet.allOf(Scope.class)).secret());
        tokens.addAll(List.of(vera.token(), vera.token()));
        tokens.add(Company.create().signIn());
        tokens.addAll(List.of("bha_nonsense", "bhv_nonsense", "x"));
        return tokens;
    }

    private ExistingIds known(Company company, Company.Guest vera) {
        var owner = company.signIn();
        as(owner)
                .body(Map.of("assist", Map.of("record", true)))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
        as(owner)
                .body(Map.of("issuer", provider.issuer(), "clientId", "bellhop", "clientSecret", "secret"))
                .put("/api/v1/workspace/identity-provider")
                .then()
                .statusCode(200);
        var visitors = new ArrayList<UUID>();
        var conversations = new ArrayList<UUID>();
        var keys = new ArrayList<UUID>();
        var assists = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            var visitor = company.visitor("Fuzz " + i);
            visitors.add(visitor.id());
            conversations.add(Company.conversation(visitor, "Hello"));
            if (i % 8 == 1) {
                assists.add(ShownPage.recorded(company, visitor, conversations.getLast(), "[]"));
            }
        }
        for (int i = 0; i < 20; i++) {
            conversations.add(Company.conversation(vera, "Hello"));
            Company.resolved(conversations.getLast(), owner);
        }
        for (int i = 0; i < 10; i++) {
            keys.add(company.key(EnumSet.of(Scope.SITES_READ)).id());
        }
        as(owner)
                .post("/api/v1/visitors/" + visitors.getFirst() + "/erase")
                .then()
                .statusCode(202);
        var agents = agents(company);
        var ids = new HashMap<String, List<UUID>>(Map.of(
                "visitors", visitors,
                "visitor", visitors,
                "conversations", conversations,
                "agents", agents,
                "agent", agents,
                "sites", List.of(company.site().id()),
                "api-keys", keys,
                "identity-keys", identityKeys(company),
                "sessions", sessions(company),
                "invitations", invitations(company)));
        ids.put("labels", labels(owner));
        ids.put("label", ids.get("labels"));
        ids.put("assignee", agents);
        ids.put("attachments", files(owner));
        ids.put("assist-sessions", assists);
        ids.put("canned-replies", cannedReplies(company));
        ids.put("single-sign-on", List.of(company.workspace()));
        return new ExistingIds(
                ids,
                Map.of(
                        "site",
                        company.site().key(),
                        OPERATOR_HEADER,
                        OPERATOR,
                        "issuer",
                        provider.issuer(),
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        "20",
                        "Upload-Metadata",
                        "filename YQ==",
                        "Upload-Offset",
                        "0"));
    }

    @AfterEach
    void end() {
        provider.close();
    }

    private static List<UUID> agents(Company company) {
        return IntStream.range(0, 6)
                .mapToObj(n ->
                        company.agent("Fuzz " + n, Role.AGENT, "gone-" + n + company.workspace() + "@shop.example"))
                .map(AgentView::id)
                .toList();
    }

    private static List<UUID> cannedReplies(Company company) {
        var owner = company.signIn();
        IntStream.range(0, 12).forEach(n -> as(owner)
                .body(Map.of("shortcut", "there-" + n, "body", "Hello", "scope", "everyone"))
                .post("/api/v1/canned-replies")
                .then()
                .statusCode(201));
        return as(owner).get("/api/v1/canned-replies").jsonPath().getList("items.id", UUID.class);
    }

    private static List<UUID> invitations(Company company) {
        var owner = company.signIn();
        IntStream.range(0, 8).forEach(n -> as(owner)
                .body(Map.of("email", "asked-" + n + company.workspace() + "@shop.example", "role", "agent"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201));
        return as(owner).get("/api/v1/invitations").jsonPath().getList("items.id", UUID.class);
    }

    private static List<UUID> identityKeys(Company company) {
        return Stream.generate(() -> IdentitySigner.hashing(company).id())
                .limit(2)
                .toList();
    }

    private static List<UUID> files(String owner) {
        var words = "Hello".getBytes(UTF_8);
        return Stream.concat(
                        Stream.generate(() -> Upload.begun(owner, "unfinished.txt", words.length))
                                .limit(10),
                        Stream.generate(() -> Upload.of(owner, "there.txt", words))
                                .limit(10))
                .toList();
    }

    private static List<UUID> labels(String owner) {
        IntStream.range(0, 20)
                .forEach(n -> as(owner).body(Map.of("name", "Fuzz " + n)).post("/api/v1/labels"));
        return as(owner).get("/api/v1/labels").jsonPath().getList("items.id", UUID.class);
    }

    private static List<UUID> sessions(Company company) {
        for (int i = 0; i < 10; i++) {
            company.signIn();
        }
        return as(company.signIn()).get("/api/v1/sessions").jsonPath().getList("items.id", UUID.class);
    }

    private void attempt(int n, List<Operation> operations, FuzzCalls calls, OpenApiDocument document) {
        var operation = operations.get(n % operations.size());
        // Not Random: what it draws first is nearly the same for neighbouring seeds, so all tries would err alike.
        var call = calls.next(operation, new SplittableRandom(SEED + n));
        try {
            var answer = send(call);
            var status = answer.statusCode();
            count(operation.name() + " " + (status / 100) + "xx");
            judge(operation, answer, document)
                    .ifPresent(fault -> complain(n, call, fault + ": " + status + " " + shown(answer.body())));
        } catch (IOException e) {
            complain(n, call, e.toString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // A connection may be closed in the moment it is used again: that is what coming again is for.
    private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        try {
            return http.send(call.request(), BodyHandlers.ofString());
        } catch (IOException _) {
            return http.send(call.request(), BodyHandlers.ofString());
        }
    }

    private void count(String what) {
        answers.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    private void complain(int n, Call call, String fault) {
        complaints.add("%nrequest %d: %s%n  %s".formatted(n, fault, call));
    }

    private static String shown(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "…" : body;
    }

    private static Optional<String> judge(Operation operation, HttpResponse<String> answer, OpenApiDocument document) {
        var status = answer.statusCode();
        var response = document.resolve(operation.node().path("responses").path(Integer.toString(status)));
        if (status >= 500) {
            return Optional.of("failed on our side");
        }
        if (response.isMissingNode()) {
            return Optional.of("a status that the document does not tell of");
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (status >= 400 && !type.equals(PROBLEM)) {
            return Optional.of("no problem document but \"" + type + "\"");
        }
        return judge(response.path("content"), type, answer, document);
    }

    private static Optional<String> judge(
            JsonNode content, String type, HttpResponse<String> answer, OpenApiDocument document) {
        if (content.isEmpty()) {
            return answer.body().isEmpty() ? Optional.empty() : Optional.of("a body that is not told of");
        }
        if (!content.has(type)) {
            return Optional.of("a type of body that is not told of: \"" + type + "\"");
        }
        if (!type.equals("application/json") && !type.equals(PROBLEM)) {
            return Optional.empty();
        }
        try {
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() >= 400 && body.path("status").asInt() != answer.statusCode()) {
                return Optional.of("a problem of another status");
            }
            return document.faults(content.path(type).path("schema"), body)
                    .findFirst()
                    .map(fault -> "not as its schema says: " + fault);
        } catch (JsonProcessingException _) {
            return Optional.of("not JSON");
        }
    }
}
