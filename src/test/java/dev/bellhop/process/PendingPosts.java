package dev.bellhop.process;

import dev.bellhop.process.SentPosts.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// The posts of one client: what waits for its ack, what the service still owes an answer, and what is done.
final class PendingPosts {
    private record Key(UUID conversation, String ref) {}

    /// A post that was sent once, on this connection: the how-manyeth it was, and its `seq` once there is one.
    private record Fresh(long turn, long seq) {}

    private final UUID author;
    private final SentPosts ledger;
    private final EventLog diary;
    private final Map<Key, Post> open = new LinkedHashMap<>();
    private final List<Post> done = new ArrayList<>();
    private final Map<Key, Integer> owed = new HashMap<>();
    private final Map<Key, Long> turns = new HashMap<>();
    private final Map<UUID, Fresh> newest = new HashMap<>();
    private final Map<UUID, Integer> refs = new HashMap<>();
    private long turn;

    PendingPosts(UUID author, SentPosts ledger, EventLog diary) {
        this.author = author;
        this.ledger = ledger;
        this.diary = diary;
    }

    /// One more. Its `ref` is new in its conversation only: the same one serves elsewhere, and others use it too.
    Post add(UUID conversation, String kind, String body) {
        return add(conversation, "r-" + refs.merge(conversation, 1, Integer::sum), kind, body);
    }

    Post add(UUID conversation, String ref, String kind, String body) {
        var post = new Post(author, conversation, ref, kind, body);
        open.put(key(post), post);
        ledger.sent(post);
        return post;
    }

    private static Key key(Post post) {
        return new Key(post.conversation(), post.ref());
    }

    /// It goes out over the socket.
    void sent(Post post, boolean again) {
        owed.merge(key(post), 1, Integer::sum);
        if (again) {
            turns.remove(key(post));
        } else {
            turns.put(key(post), turn++);
        }
    }

    /// It goes out over REST, so that its place among the others says nothing.
    void sentElsewhere(Post post) {
        turns.remove(key(post));
    }

    void acked(UUID conversation, String ref, long seq) {
        var key = new Key(conversation, ref);
        answered(key);
        stored(key, seq);
        var mine = turns.remove(key);
        if (mine != null) {
            checkOrder(conversation, new Fresh(mine, seq));
        }
    }

    private void checkOrder(UUID conversation, Fresh fresh) {
        var before = newest.get(conversation);
        if (before != null && (before.turn < fresh.turn) != (before.seq < fresh.seq)) {
            throw diary.broken(
                    "sent one after the other and was acknowledged as %d, %d".formatted(before.seq, fresh.seq));
        }
        if (before == null || before.turn < fresh.turn) {
            newest.put(conversation, fresh);
        }
    }

    void ackedElsewhere(Post post, long seq) {
        stored(key(post), seq);
    }

    private void stored(Key key, long seq) {
        var post = open.remove(key);
        if (post != null) {
            done.add(post);
        }
        var known = post != null ? post : find(key);
        var first = ledger.acked(known, seq);
        if (first != seq) {
            throw diary.broken("was told %d of %s, and before %d".formatted(seq, known, first));
        }
    }

    private Post find(Key key) {
        return done.stream()
                .filter(post -> key(post).equals(key))
                .findFirst()
                .orElseThrow(() -> diary.broken("got an ack of what it never sent: " + key));
    }

    /// It is to be sent again.
    void refused(UUID conversation, String ref) {
        var key = new Key(conversation, ref);
        answered(key);
        turns.remove(key);
    }

    private void answered(Key key) {
        if (owed.merge(key, -1, Integer::sum) < 0) {
            throw diary.broken("was answered more often than it asked: " + key);
        }
        owed.remove(key, 0);
    }

    /// Nothing that was asked on the last connection will be answered on the next one.
    void reconnected() {
        owed.clear();
        turns.clear();
        newest.clear();
    }

    /// Those that nobody has to answer at the moment, and that are not stored as far as we know.
    List<Post> unanswered() {
        return open.values().stream()
                .filter(post -> !owed.containsKey(key(post)))
                .toList();
    }

    boolean areSettled() {
        return open.isEmpty() && owed.isEmpty();
    }

    String unsettled() {
        return "open: " + open.keySet() + ", without an answer: " + owed;
    }

    /// One of the last, to be sent again although there is no need; null where there is none.
    Post recent(Random random) {
        var all = new ArrayList<>(done.subList(Math.max(0, done.size() - 50), done.size()));
        all.addAll(open.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}
