package dev.bellhop.process;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What all clients of a walk have sent, and what the service said became of it.
final class SentPosts {
    /// One message that is to be stored once, however often it is sent.
    record Post(UUID author, UUID conversation, String ref, String kind, String body) {}

    /// A conversation that the walk began, and whose it is.
    record Talk(UUID id, UUID visitor, WalkCompany house) {}

    private final Map<UUID, WalkCompany> visitors = new ConcurrentHashMap<>();
    private final Map<UUID, Talk> talks = new ConcurrentHashMap<>();
    private final Set<Post> sent = ConcurrentHashMap.newKeySet();
    private final Map<Post, Long> acks = new ConcurrentHashMap<>();

    void came(UUID visitor, WalkCompany house) {
        visitors.put(visitor, house);
    }

    void began(Talk talk) {
        talks.put(talk.id, talk);
    }

    void sent(Post post) {
        sent.add(post);
    }

    /// @return the `seq` it was acknowledged with before, or the same
    long acked(Post post, long seq) {
        var before = acks.putIfAbsent(post, seq);
        return before == null ? seq : before;
    }

    int acks() {
        return acks.size();
    }

    Set<UUID> visitors() {
        return visitors.keySet();
    }

    List<Talk> talks(WalkCompany house) {
        return talks.values().stream().filter(talk -> talk.house == house).toList();
    }

    List<UUID> visitors(WalkCompany house) {
        return visitors.keySet().stream()
                .filter(id -> visitors.get(id) == house)
                .sorted()
                .toList();
    }

    /// A conversation that is neither this visitor's nor, for an agent, of its house; null while there is none.
    Talk foreign(Random random, WalkCompany house, UUID visitor) {
        var all = talks.values().stream()
                .filter(talk -> visitor == null ? talk.house != house : !talk.visitor.equals(visitor))
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    /// Every ack stands in the store, once, as it was sent; and nothing stands there that nobody sent.
    void check(StoredConversations store) {
        acks.forEach((post, seq) -> {
            var entry = store.entry(post.conversation, seq);
            if (entry == null || !entry.isOf(post)) {
                throw new AssertionError("acknowledged as %d: %s; stored there: %s".formatted(seq, post, entry));
            }
        });
        store.refs().forEach((key, entries) -> {
            if (entries.size() > 1) {
                throw new AssertionError("stored more than once: " + entries);
            }
            if (!sent.contains(entries.getFirst().asPost())) {
                throw new AssertionError("nobody sent it: " + entries.getFirst());
            }
        });
    }
}
