package dev.bellhop.conversation.log;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The group commit's statement, and so its transaction, for the usual cases: new texts and notes in open
/// conversations, and visitors' messages in waiting ones. A second form of it is for agents' replies to what nobody is
/// responsible for: they open a waiting conversation, and the first person who replies becomes responsible.
///
/// It leaves out whole conversations in which something else has to be decided: unknown, not the author's, erased,
/// snoozed or resolved. [ConversationLog] handles those. A draft already stored under its `ref` fails the statement by
/// the unique index (23505).
///
/// Moving the heads locks the conversations in the order of their ids, so that batches of two replicas wait instead of
/// deadlocking.
public final class LogStatement {
    /// How old `listed_at` may get: changing it writes eight index entries, any other change of the row none (decision
    /// 5).
    private static final Duration STALE = Duration.ofSeconds(5);

    /// PostgreSQL's order of UUIDs.
    private static final Comparator<UUID> ORDER = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /// @param turned whether the conversation's status or assignee has changed
    public record Kept(Draft draft, Stored stored, boolean turned) {
        Entry entry() {
            return new Entry(draft.workspace(), draft.view(stored.seq(), stored.at()), turned);
        }
    }

    /// @param assigned the events of conversations that got an assignee, each behind the kept drafts of its
    /// conversation
    /// @param left drafts of conversations that the statement does not handle, in order
    public record Outcome(List<Kept> kept, List<Entry> assigned, List<Draft> left) {}

    /// @param assigned whether the first reply made somebody responsible
    private record Head(long before, boolean assigned) {}

    private final List<Draft> drafts;
    private final Integer[] nth;
    private final SortedMap<UUID, ConversationDelta> deltas = new TreeMap<>(ORDER);

    private LogStatement(List<Draft> drafts) {
        this.drafts = drafts;
        this.nth = drafts.stream().map(this::add).toArray(Integer[]::new);
    }

    private int add(Draft draft) {
        return deltas.computeIfAbsent(draft.conversation(), _ -> new ConversationDelta(draft.workspace()))
                .add(draft);
    }

    public static Outcome run(LogConnection connection, List<Draft> drafts, Instant now) throws SQLException {
        return run(connection, LogSql.POSTS, drafts, now);
    }

    /// Stores agents' replies to what nobody is responsible for, and what came with them. For drafts that [#run] has
    /// left.
    static Outcome reply(LogConnection connection, List<Draft> drafts, Instant now) throws SQLException {
        return drafts.stream().anyMatch(draft -> draft.author().kind() == Person.Kind.AGENT)
                ? run(connection, LogSql.REPLIES, drafts, now)
                : new Outcome(List.of(), List.of(), drafts);
    }

    private static Outcome run(LogConnection connection, String sql, List<Draft> drafts, Instant now)
            throws SQLException {
        var batch = new LogStatement(drafts);
        var replies = sql.equals(LogSql.REPLIES);
        var statement = connection.prepared(sql);
        Sql.bind(statement, batch.parameters(now.atOffset(ZoneOffset.UTC), replies));
        return batch.outcome(heads(statement), now, replies);
    }

    /// Finds drafts that are already stored under their `ref`, in order.
    public static List<Draft> known(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(LogSql.KNOWN);
        Sql.bind(
                statement,
                IntStream.range(0, drafts.size()).boxed().toArray(Integer[]::new),
                ids(drafts, Draft::conversation),
                ids(drafts, draft -> draft.author().id()),
                texts(drafts, Draft::ref));
        return numbered(statement, drafts);
    }

    /// @return those of the drafts whose conversation is one of their workspace's, in order: what was said first is
    /// stored first
    static List<Draft> existing(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(LogSql.EXISTING);
        Sql.bind(
                statement,
                IntStream.range(0, drafts.size()).boxed().toArray(Integer[]::new),
                ids(drafts, Draft::conversation),
                ids(drafts, Draft::workspace));
        return numbered(statement, drafts);
    }

    private static List<Draft> numbered(PreparedStatement statement, List<Draft> drafts) throws SQLException {
        var found = new ArrayList<Draft>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(drafts.get(rows.getInt(1)));
            }
        }
        return found;
    }

    /// @return those of the drafts' conversations that nobody keeps locked
    static Set<UUID> unlocked(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(LogSql.UNLOCKED);
        Sql.bind(statement, (Object) ids(drafts, Draft::conversation));
        var unlocked = new HashSet<UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                unlocked.add(rows.getObject(1, UUID.class));
            }
        }
        return unlocked;
    }

    private Object[] parameters(OffsetDateTime time, boolean replies) {
        var grown = deltas.values();
        var conversations = Stream.of(
                time,
                time.minus(STALE),
                time,
                deltas.keySet().toArray(UUID[]::new),
                ids(grown, delta -> delta.workspace),
                ids(grown, delta -> delta.visitor),
                numbers(grown, delta -> delta.entries),
                numbers(grown, delta -> delta.lastText),
                numbers(grown, delta -> delta.byVisitor),
                numbers(grown, delta -> delta.byAgents),
                ids(grown, ConversationDelta::replierId));
        var repliers = Stream.<Object>of(texts(grown, ConversationDelta::replierName), ids(grown, _ -> Ids.next()));
        var entries = Stream.of(
                time,
                ids(drafts, Draft::conversation),
                nth,
                texts(drafts, draft -> draft.author().kind().wireName()),
                ids(drafts, draft -> draft.author().id()),
                texts(drafts, draft -> draft.author().name()),
                texts(drafts, Draft::ref),
                texts(drafts, draft -> draft.kind().wireName()),
                texts(drafts, Draft::body),
                drafts.size());
        var times = Stream.<Object>of(time, time);
        return (replies
                        ? Stream.of(conversations, repliers, entries, times).flatMap(Function.identity())
                        : Stream.concat(conversations, entries))
                .toArray();
    }

    private static <T> UUID[] ids(Collection<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    /// The heads before this batch.
    private static Map<UUID, Head> heads(PreparedStatement statement) throws SQLException {
        var heads = new HashMap<UUID, Head>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                heads.put(rows.getObject(1, UUID.class), new Head(rows.getLong(2), rows.getBoolean(3)));
            }
        }
        return heads;
    }

    private Outcome outcome(Map<UUID, Head> heads, Instant now, boolean turned) {
        var outcome = new Outcome(new ArrayList<>(drafts.size()), new ArrayList<>(), new ArrayList<>());
        for (int n = 0; n < nth.length; n++) {
            var draft = drafts.get(n);
            var head = heads.get(draft.conversation());
            if (head == null) {
                outcome.left.add(draft);
            } else {
                outcome.kept.add(new Kept(draft, new Stored(head.before + nth[n], now, false), turned));
            }
        }
        heads.forEach((conversation, head) -> {
            if (head.assigned) {
                outcome.assigned.add(assigned(conversation, head, now));
            }
        });
        return outcome;
    }

    private Entry assigned(UUID conversation, Head head, Instant now) {
        var delta = deltas.get(conversation);
        var view = new MessageView(
                conversation,
                head.before + delta.entries + 1,
                MessageView.Kind.EVENT,
                delta.replier,
                null,
                null,
                MessageView.Event.assigned(delta.replier),
                null,
                now);
        return new Entry(delta.workspace, view, true);
    }
}
