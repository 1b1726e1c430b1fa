package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A visitor of a walk. It follows all of its conversations from their beginning, so that its picture of them is what
/// `welcome` and `conversation` said, with the log as it was told and the marks as it made them.
final class VisitorWalker extends Walker {
    private static final int CONVERSATIONS = 3;
    private final ConversationList picture = new ConversationList();
    private final Map<UUID, Long> marks = new HashMap<>();
    private int started;

    VisitorWalker(World world, WalkCompany house, String name) {
        super(
                world,
                house,
                Rest.visitor(world.service().base(), house.site, name + " " + house.mark),
                name,
                "/live/visitor?site=" + house.site,
                List.of(house.other().mark, WalkCompany.BETWEEN_AGENTS));
        world.ledger().came(id, house);
        start();
    }

    private void start() {
        var post = "start-" + started++;
        var body = house.words(random, "text");
        var view = calls.must("POST", "/conversations", Map.of("body", body), post);
        var again = calls.must("POST", "/conversations", Map.of("body", body), post);
        if (!view.path("id").equals(again.path("id"))) {
            throw diary.broken("started %s and %s with one key".formatted(view, again));
        }
        var conversation = UUID.fromString(view.path("id").asText());
        world.ledger().began(new SentPosts.Talk(conversation, id, house));
        posts.ackedElsewhere(posts.add(conversation, post, "text", body), 1);
        discover(conversation);
        viewed(again);
    }

    // A new one is told from its beginning.
    private void discover(UUID conversation) {
        if (!told.knows(conversation)) {
            told.begin(conversation, 0);
        }
    }

    private UUID some() {
        return any(told.conversations().stream().sorted().toList());
    }

    @Override
    void act() {
        var dice = random.nextInt(100);
        if (dice < 40) {
            post(some(), "text");
        } else if (dice < 50) {
            postTwice();
        } else if (dice < 54) {
            sendAgain();
        } else if (dice < 60) {
            postOverRest(some(), "text");
        } else if (dice < 68) {
            mark(some());
        } else if (dice < 74) {
            rewind(some());
        } else if (dice < 79) {
            diary.note("loses", "its connection");
            line.lose(random);
        } else if (dice < 80 && started < CONVERSATIONS) {
            start();
        } else if (dice < 82) {
            trespass(world.ledger().foreign(random, house, id));
        }
    }

    private void mark(UUID conversation) {
        var seq = told.known(conversation);
        marks.merge(conversation, seq, Math::max);
        if (random.nextBoolean()) {
            send("read", Map.of("conversation", conversation, "seq", seq));
        } else {
            calls.call("PUT", "/conversations/" + conversation + "/read", Map.of("seq", seq), null);
        }
    }

    // Nobody knows whether a mark arrived; saying it twice does no harm.
    @Override
    void tidy() {
        marks.forEach((conversation, seq) -> send("read", Map.of("conversation", conversation, "seq", seq)));
    }

    @Override
    void hello() {
        var resume = told.conversations().stream()
                .map(conversation -> Map.of("conversation", conversation, "after", resumeFrom(conversation)))
                .toList();
        hello(resume);
    }

    private long resumeFrom(UUID conversation) {
        var known = told.known(conversation);
        if (known == 0 || random.nextInt(8) > 0) {
            return known;
        }
        var after = earlier(known);
        told.ask(conversation, after);
        return after;
    }

    @Override
    void welcomed(JsonNode frame) {
        picture.fetched(frame.path("conversations"));
        frame.path("conversations").forEach(view -> {
            var conversation = UUID.fromString(view.path("id").asText());
            if (!told.knows(conversation)) {
                // Someone started it while we were away.
                told.begin(conversation, view.path("head").asLong());
                resume(conversation, 0);
            }
        });
        tidy();
    }

    @Override
    void viewed(JsonNode view) {
        if (!view.path("visitor").path("id").asText().equals(id.toString())) {
            throw diary.broken("was shown another visitor's: " + view);
        }
        discover(UUID.fromString(view.path("id").asText()));
        picture.changed(view);
    }

    @Override
    void read(JsonNode frame) {
        picture.read(frame);
    }

    @Override
    void replayed(UUID conversation, boolean more) {}

    @Override
    boolean isCaughtUp() {
        return true;
    }

    @Override
    Optional<String> lacks(StoredConversations store) {
        var own =
                store.heads().stream().filter(head -> head.visitor().equals(id)).toList();
        var missing = own.stream()
                .flatMap(head -> told.lacks(head.conversation(), head.seq()).stream())
                .findFirst();
        if (missing.isPresent()) {
            return missing;
        }
        own.forEach(head -> told.compare(head.conversation(), rest));
        var shown = picture.ids().stream().map(this::shown).toList();
        return ConversationList.difference(shown, fetched());
    }

    private List<JsonNode> fetched() {
        var items =
                calls.call("GET", "/conversations?limit=200", null, null).json().path("items");
        return items.valueStream().map(ConversationList::forVisitor).toList();
    }

    private JsonNode shown(UUID conversation) {
        var mark = marks.getOrDefault(conversation, 0L);
        return picture.withLog(conversation, told.log(conversation, 0), mark);
    }
}
