package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// An agent of a walk. It watches the list, as the console does: fetched once on each connection, and from then on
/// kept by what it is told. Some conversations it follows.
final class AgentWalker extends Walker {
    private static final int STARTS = 3;
    private static final List<String> STATUSES = List.of("open", "snoozed", "resolved");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final String PASSWORD = "welcome-to-bellhop";
    private final ConversationList picture = new ConversationList();
    private final Set<UUID> followed = new TreeSet<>();
    private final Set<UUID> awaited = new HashSet<>();
    private final List<String> colleagues;
    private boolean pictured;
    private int started;

    /// @param first what it follows from the beginning
    AgentWalker(World world, WalkCompany house, String email, UUID first) {
        super(
                world,
                house,
                Rest.agent(world.service().base(), email, PASSWORD),
                email,
                "/live/agent",
                List.of(house.other().mark));
        var agents = rest.must(rest.get("/agents")).json().path("items");
        colleagues =
                agents.valueStream().map(agent -> agent.path("id").asText()).toList();
        told.begin(first, 0);
        followed.add(first);
    }

    @Override
    void act() {
        var talk = any(world.ledger().talks(house).stream()
                .map(SentPosts.Talk::id)
                .sorted()
                .toList());
        var dice = random.nextInt(100);
        if (dice < 25) {
            post(talk, random.nextInt(4) == 0 ? "note" : "text");
        } else if (dice < 33) {
            postTwice();
        } else if (dice < 37) {
            sendAgain();
        } else if (dice < 43) {
            postOverRest(talk, random.nextInt(4) == 0 ? "note" : "text");
        } else if (dice < 53) {
            handle("/conversations/" + talk);
        } else if (dice < 61) {
            mark(talk);
        } else if (dice < 66) {
            follow(talk);
        } else if (dice < 69 && followed.size() > 1) {
            unfollow(any(List.copyOf(followed)));
        } else if (dice < 74) {
            rewind(any(List.copyOf(followed)));
        } else if (dice < 78) {
            diary.note("loses", "its connection");
            line.lose(random);
        } else if (dice < 79 && started < STARTS) {
            start(any(world.ledger().visitors(house)));
        } else if (dice < 81) {
            trespass(world.ledger().foreign(random, house, null));
        }
    }

    private void handle(String path) {
        switch (random.nextInt(4)) {
            case 0 -> calls.call("PUT", path + "/assignment", Map.of("agent", any(colleagues)), null);
            case 1 -> calls.call("DELETE", path + "/assignment", null, null);
            case 2 -> calls.call("PATCH", path, Map.of("priority", any(PRIORITIES)), null);
            default -> calls.call("PATCH", path, Map.of("status", any(STATUSES)), null);
        }
    }

    private void mark(UUID talk) {
        var seq = told.knows(talk) ? told.known(talk) : 1;
        if (followed.contains(talk) && random.nextBoolean()) {
            send("read", Map.of("conversation", talk, "seq", seq));
        } else {
            calls.call("PUT", "/conversations/" + talk + "/read", Map.of("seq", seq), null);
        }
    }

    private void follow(UUID talk) {
        if (followed.add(talk)) {
            if (!told.knows(talk)) {
                told.begin(talk, 0);
            }
            resume(talk, told.known(talk));
        }
    }

    private void unfollow(UUID talk) {
        if (!told.isRewinding(talk)) {
            followed.remove(talk);
            send("unwatch", Map.of("conversation", talk));
        }
    }

    private void start(UUID visitor) {
        var ref = "start-" + started++;
        var body = house.words(random, "text");
        var view = calls.must("POST", "/conversations", Map.of("visitor", visitor, "body", body), ref);
        var conversation = UUID.fromString(view.path("id").asText());
        world.ledger().began(new SentPosts.Talk(conversation, visitor, house));
        // The first entry says whose it is.
        posts.ackedElsewhere(posts.add(conversation, ref, "text", body), 2);
    }

    @Override
    void tidy() {}

    @Override
    void hello() {
        pictured = false;
        hello(List.of());
    }

    // The answers to `resume` come behind `watch`, and so say that the list is watched.
    @Override
    void welcomed(JsonNode frame) {
        send("watch", Map.of());
        awaited.clear();
        awaited.addAll(followed);
        followed.forEach(conversation -> resume(conversation, told.known(conversation)));
    }

    @Override
    void replayed(UUID conversation, boolean more) {
        if (!more) {
            awaited.remove(conversation);
        }
    }

    @Override
    void viewed(JsonNode view) {
        picture.changed(view);
    }

    @Override
    void read(JsonNode frame) {
        picture.read(frame);
    }

    @Override
    boolean isCaughtUp() {
        if (!pictured && awaited.isEmpty()) {
            var answer = calls.call("GET", "/conversations?limit=200", null, null);
            if (answer.isGood()) {
                picture.fetched(answer.json().path("items"));
                pictured = true;
            }
        }
        return pictured;
    }

    @Override
    Optional<String> lacks(StoredConversations store) {
        var missing = followed.stream()
                .flatMap(conversation -> told.lacks(conversation, store.head(conversation)).stream())
                .findFirst();
        if (missing.isPresent()) {
            return missing;
        }
        followed.forEach(conversation -> told.compare(conversation, rest));
        var items =
                calls.call("GET", "/conversations?limit=200", null, null).json().path("items");
        return ConversationList.difference(
                picture.views().map(ConversationList::forAgent).toList(),
                items.valueStream().map(ConversationList::forAgent).toList());
    }
}
