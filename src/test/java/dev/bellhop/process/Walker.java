package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.process.SentPosts.Post;
import dev.bellhop.testing.TestSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One client of a walk: it does what comes to its mind, and checks whatever it is told. Its schedule comes from its
/// own random numbers. For one thread at a time.
abstract class Walker implements AutoCloseable {
    /// What a walk has in common.
    record World(long seed, Service service, SentPosts ledger) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> AGAIN = Set.of("unavailable", "too_many");

    final World world;
    final WalkCompany house;
    final Rest rest;
    final UUID id;
    final Random random;
    final EventLog diary;
    final WalkCalls calls;
    final DeliveryCheck told;
    final PendingPosts posts;
    final WalkConnection line;
    /// Refs and conversations it tried although they are none of its business.
    private final Set<String> trespasses = ConcurrentHashMap.newKeySet();

    private boolean welcomed;

    Walker(World world, WalkCompany house, Rest rest, String name, String path, List<String> secrets) {
        this.world = world;
        this.house = house;
        this.rest = rest;
        this.id = UUID.fromString(rest.must(rest.get("/me")).json().path("id").asText());
        this.random = new Random(world.seed ^ name.hashCode());
        this.diary = new EventLog(name);
        this.calls = new WalkCalls(rest, secrets, diary);
        this.told = new DeliveryCheck(diary);
        this.posts = new PendingPosts(id, world.ledger, diary);
        this.line = new WalkConnection(world.service.port(), path);
    }

    /// One thing to do, with a connection at hand.
    abstract void act();

    /// The first frame of a new connection.
    abstract void hello();

    abstract void welcomed(JsonNode frame);

    abstract void viewed(JsonNode view);

    abstract void read(JsonNode frame);

    abstract void replayed(UUID conversation, boolean more);

    /// It knows what it has missed.
    abstract boolean isCaughtUp();

    /// What is to be said again before the picture is compared.
    abstract void tidy();

    /// @return what is not yet told, or shown otherwise than it is
    abstract Optional<String> lacks(StoredConversations store);

    final void walk(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            step(this::act);
        }
    }

    /// Sends until all is acknowledged.
    final void finish() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        do {
            step(this::sendAgain);
            if (System.nanoTime() > until) {
                throw diary.broken("still waits for an answer; " + posts.unsettled());
            }
        } while (!posts.areSettled());
        step(this::tidy);
    }

    /// Listens until it has been told everything, and compares.
    final void settle(StoredConversations store) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (var lack = lack(store); lack.isPresent(); lack = lack(store)) {
            if (System.nanoTime() > until) {
                throw diary.broken(lack.get());
            }
            step(() -> {});
        }
    }

    private Optional<String> lack(StoredConversations store) {
        return isReady() ? lacks(store) : Optional.of("was not welcomed");
    }

    private void step(Runnable act) {
        if (!line.isOpen()) {
            hearAll(Duration.ZERO);
            comeBack();
        } else if (isReady()) {
            act.run();
        }
        hearAll(Duration.ofMillis(random.nextInt(25)));
    }

    private boolean isReady() {
        return welcomed && isCaughtUp();
    }

    private void comeBack() {
        welcomed = false;
        posts.reconnected();
        told.reconnected();
        if (line.open()) {
            diary.note("came back, knows", told.conversations());
            hello();
        } else {
            LockSupport.parkNanos(Duration.ofMillis(50 + random.nextInt(150)).toNanos());
        }
    }

    private void hearAll(Duration patience) {
        for (var frame = line.next(patience); frame.isPresent(); frame = line.next(Duration.ZERO)) {
            hear(frame.get());
        }
    }

    private void hear(JsonNode frame) {
        diary.note("<", frame);
        calls.checkSecrets(frame);
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                welcomed = true;
                welcomed(frame);
            }
            case "ack" -> acked(frame);
            case "refused" -> refused(frame);
            case "message" -> told.hear(frame.path("message"));
            case "replay" -> {
                told.replay(frame);
                replayed(conversation(frame), frame.path("more").asBoolean());
            }
            case "conversation" -> viewed(frame.path("conversation"));
            case "read" -> read(frame);
            case "presence", "typing", "viewers", "bye" -> {}
            default -> throw diary.broken("does not know " + frame);
        }
    }

    private void acked(JsonNode frame) {
        var ref = frame.path("ref").asText();
        if (trespasses.contains(ref)) {
            throw diary.broken("wrote where it has no place: " + frame);
        }
        posts.acked(conversation(frame), ref, frame.path("seq").asLong());
    }

    private void refused(JsonNode frame) {
        var code = frame.path("code").asText();
        if (trespasses.contains(
                frame.path("ref").asText(frame.path("conversation").asText()))) {
            if (!code.equals("not_found") && !AGAIN.contains(code)) {
                throw diary.broken("was refused otherwise: " + frame);
            }
        } else if (AGAIN.contains(code)
                && frame.has("ref")
                && frame.path("retryAfter").asInt() > 0) {
            posts.refused(conversation(frame), frame.path("ref").asText());
        } else {
            throw diary.broken("was refused: " + frame);
        }
    }

    static UUID conversation(JsonNode frame) {
        return UUID.fromString(frame.path("conversation").asText());
    }

    final void send(String type, Map<String, ?> fields) {
        diary.note(">", type + fields);
        line.send(type, frame -> with(frame, fields));
    }

    /// The first frame of a connection. Its token stands in no diary.
    final void hello(List<?> resume) {
        diary.note("> hello", resume);
        line.send("hello", frame -> frame.with("token", rest.token()).with("resume", resume));
    }

    static TestSocket.Frame with(TestSocket.Frame frame, Map<String, ?> fields) {
        fields.forEach(frame::with);
        return frame;
    }

    private void send(Post post) {
        send(
                "post",
                Map.of(
                        "conversation",
                        post.conversation(),
                        "ref",
                        post.ref(),
                        "kind",
                        post.kind(),
                        "body",
                        post.body()));
    }

    final void post(UUID conversation, String kind) {
        var post = posts.add(conversation, kind, house.words(random, kind));
        posts.sent(post, false);
        send(post);
    }

    final void postTwice() {
        var post = posts.recent(random);
        if (post != null) {
            posts.sent(post, true);
            send(post);
        }
    }

    final void sendAgain() {
        for (var post : posts.unanswered()) {
            posts.sent(post, true);
            send(post);
        }
    }

    /// The other door, or one of the last posts of this one through it.
    final void postOverRest(UUID conversation, String kind) {
        var recent = random.nextBoolean() ? posts.recent(random) : null;
        var post = recent == null ? posts.add(conversation, kind, house.words(random, kind)) : recent;
        posts.sentElsewhere(post);
        var path = "/conversations/" + post.conversation() + "/messages";
        var answer = calls.call("POST", path, Map.of("body", post.body(), "kind", post.kind()), post.ref());
        if (answer.isGood()) {
            posts.ackedElsewhere(post, answer.json().path("seq").asLong());
        }
    }

    /// Goes back to an earlier place, near or far, on a connection that has brought more.
    final void rewind(UUID conversation) {
        var position = told.position(conversation);
        if (position > 0 && !told.isRewinding(conversation)) {
            resume(conversation, earlier(position));
        }
    }

    final long earlier(long position) {
        return random.nextInt(5) == 0 ? 0 : Math.max(0, position - 1 - random.nextInt(20));
    }

    final void resume(UUID conversation, long after) {
        told.ask(conversation, after);
        send("resume", Map.of("conversation", conversation, "after", after));
    }

    /// Tries a conversation that is not there for it.
    final void trespass(SentPosts.Talk talk) {
        if (talk == null) {
            return;
        }
        trespasses.add(talk.id().toString());
        switch (random.nextInt(3)) {
            case 0 -> send("resume", Map.of("conversation", talk.id(), "after", 0));
            case 1 -> {
                var ref = "not-mine-" + trespasses.size();
                trespasses.add(ref);
                send("post", Map.of("conversation", talk.id(), "ref", ref, "body", house.mark));
            }
            default -> calls.mustNotFind("/conversations/" + talk.id() + "/messages");
        }
    }

    final <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Override
    public void close() {
        line.close();
    }
}
