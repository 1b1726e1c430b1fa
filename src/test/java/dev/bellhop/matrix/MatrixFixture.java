package dev.bellhop.matrix;

import static dev.bellhop.testing.Company.as;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.account.factor.SecondFactor;
import dev.bellhop.common.Ids;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.ShownPage;
import dev.bellhop.testing.Upload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A company with one of everything, and everyone who may want some of it.
final class MatrixFixture {
    private static final String SECRET = "Between Mia and us";

    /// Someone's token, and the id that what they do is seen under.
    record Actor(UUID id, String token) {}

    private final Company ours = Company.create();
    private final Company theirs = Company.create();
    private final Guest mia = ours.visitor("Mia " + Ids.next());
    private final UUID conversation = Company.conversation(mia, SECRET);
    private final String otherSite = as(ours.signIn())
            .body(Map.of("name", "Other", "origins", List.of(Company.ORIGIN)))
            .post("/api/v1/sites")
            .jsonPath()
            .getString("key");
    private final Guest neighbour = Company.visitor(otherSite, "Nora");
    private final Map<MatrixCaller, Actor> people = new HashMap<>();
    private final Map<Set<Scope>, Actor> keys = new HashMap<>();

    /// What is used up by being named.
    private final Map<String, Supplier<String>> fresh = Map.ofEntries(
            Map.entry("{api-keys}", this::freshKey),
            Map.entry("{leavers}", this::freshAgent),
            Map.entry("{protected}", this::freshProtected),
            Map.entry("{invitations}", this::freshInvitation),
            Map.entry("{sessions}", this::freshSession),
            Map.entry("{key}", this::identityKey),
            Map.entry("{canned-replies}", this::freshReply),
            Map.entry("{assist-sessions}", this::assistSession),
            Map.entry("{recordings}", this::freshRecording),
            Map.entry("{attachments}", this::postedFile),
            Map.entry("{uploads}", this::upload),
            Map.entry("{files}", this::postedFile),
            Map.entry("{resolved}", this::freshResolution),
            Map.entry("{seq}", () -> "1"),
            Map.entry("{labels}", this::freshLabel),
            Map.entry("{label}", this::freshLabel));

    MatrixFixture() {
        people.put(MatrixCaller.VISITOR, new Actor(mia.id(), mia.token()));
        people.put(MatrixCaller.NEIGHBOUR, new Actor(neighbour.id(), neighbour.token()));
        people.put(MatrixCaller.FOREIGN, new Actor(theirs.owner().id(), theirs.signIn()));
        people.put(MatrixCaller.OWNER, new Actor(ours.owner().id(), ours.signIn()));
        for (var role : List.of(Role.AGENT, Role.SUPERVISOR, Role.ADMIN)) {
            var mail = role.wireName() + "-" + ours.workspace() + "@shop.example";
            var agent = ours.agent(role.wireName(), role, mail);
            people.put(
                    MatrixCaller.valueOf(role.name().toUpperCase(Locale.ROOT)),
                    new Actor(agent.id(), ours.signIn(mail)));
        }
    }

    /// An agent of the first company who only looks on.
    String witness() {
        var mail = "witness-" + ours.workspace() + "@shop.example";
        ours.agent("Wanda", Role.AGENT, mail);
        return ours.signIn(mail);
    }

    Actor actor(MatrixCaller who) {
        return people.get(who);
    }

    Actor key(Set<Scope> scopes) {
        return keys.computeIfAbsent(scopes, _ -> {
            var key = ours.key(scopes);
            return new Actor(key.id(), key.secret());
        });
    }

    Guest mia() {
        return mia;
    }

    UUID conversation() {
        return conversation;
    }

    String siteKey(MatrixCaller visitor) {
        return visitor == MatrixCaller.NEIGHBOUR ? otherSite : ours.site().key();
    }

    /// A path or a body with the first company's ids in it.
    String fill(String template) {
        var filled = otherVisitors(template)
                .replace("{new}", Ids.next().toString())
                .replace("{email}", ours.email())
                .replace("{password}", Company.password())
                .replace("{siteKey}", ours.site().key())
                .replace("{conversations}", conversation.toString())
                .replace("{visitors}", mia.id().toString())
                .replace("{agents}", actor(MatrixCaller.AGENT).id().toString())
                .replace("{workspace}", ours.workspace().toString())
                .replace("{sites}", ours.site().id().toString());
        for (var one : fresh.entrySet()) {
            filled = filled.contains(one.getKey())
                    ? filled.replace(one.getKey(), one.getValue().get())
                    : filled;
        }
        return filled;
    }

    private String assistSession() {
        return ShownPage.of(ours, mia, conversation).toString();
    }

    private String freshReply() {
        return as(actor(MatrixCaller.OWNER).token())
                .body(Map.of("shortcut", Ids.next(), "body", SECRET, "scope", "everyone"))
                .post("/api/v1/canned-replies")
                .jsonPath()
                .getString("id");
    }

    private String freshRecording() {
        as(actor(MatrixCaller.OWNER).token())
                .body(Map.of("assist", Map.of("record", true)))
                .patch("/api/v1/sites/" + ours.site().id())
                .then()
                .statusCode(200);
        // Mia's own page is being shown already.
        var nora = ours.visitor("Nora");
        var talk = Company.conversation(nora, "Look at this");
        return ShownPage.recorded(ours, nora, talk, "[]").toString();
    }

    private String upload() {
        return Upload.begun(mia.token(), "mine.txt", SECRET.length()).toString();
    }

    private String postedFile() {
        var file = Upload.of(mia.token(), SECRET + ".txt", SECRET.getBytes(UTF_8));
        as(mia.token())
                .body(Map.of("files", List.of(file)))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
        return file.toString();
    }

    private String freshResolution() {
        var talk = Company.conversation(mia, SECRET);
        Company.resolved(talk, actor(MatrixCaller.OWNER).token());
        return talk.toString();
    }

    private String freshLabel() {
        return as(actor(MatrixCaller.OWNER).token())
                .body(Map.of("name", "L " + Ids.next()))
                .post("/api/v1/labels")
                .jsonPath()
                .getString("id");
    }

    private String freshAgent() {
        return ours.agent("Leo", Role.AGENT, freshMail()).id().toString();
    }

    private String freshProtected() {
        var factor = new SecondFactor();
        factor.agent = ours.agent("Leo", Role.AGENT, freshMail()).id();
        factor.workspace = ours.workspace();
        factor.secret = new byte[20];
        QuarkusTransaction.requiringNew().run(factor::persist);
        return factor.agent.toString();
    }

    private String freshInvitation() {
        return as(actor(MatrixCaller.OWNER).token())
                .body(Map.of("email", freshMail(), "role", "agent"))
                .post("/api/v1/invitations")
                .jsonPath()
                .getString("id");
    }

    private static String freshMail() {
        return Ids.next() + "@shop.example";
    }

    private String freshSession() {
        var mail = freshMail();
        ours.agent("Leo", Role.AGENT, mail);
        return as(ours.signIn(mail)).get("/api/v1/sessions").jsonPath().getString("items[0].id");
    }

    /// One that is there: the one of before, unless somebody was allowed to revoke it.
    private String identityKey() {
        var before = as(ours.signIn())
                .get(IdentitySigner.keys(ours))
                .jsonPath()
                .<String>getList("items.findAll { it.kind == 'secret' }.id");
        return before.isEmpty() ? IdentitySigner.secret(ours).id().toString() : before.getFirst();
    }

    // Mia is needed to the end.
    private String otherVisitors(String template) {
        if (template.contains("{visitors}/erase")) {
            return template.replace("{visitors}", ours.visitor("Eve").id().toString());
        }
        return template.contains("{visitors}/erasure") ? template.replace("{visitors}", erased()) : template;
    }

    private String erased() {
        var visitor = ours.visitor("Eve").id();
        as(actor(MatrixCaller.OWNER).token()).post("/api/v1/visitors/" + visitor + "/erase");
        return visitor.toString();
    }

    private String freshKey() {
        return ours.key(Set.of(Scope.REPORTS_READ)).id().toString();
    }

    /// Whether there is something in this answer that only the first company may know.
    boolean isIn(String answer) {
        return List.of(
                        SECRET,
                        conversation.toString(),
                        mia.id().toString(),
                        mia.name(),
                        ours.email(),
                        ours.site().id().toString())
                .stream()
                .anyMatch(answer::contains);
    }
}
