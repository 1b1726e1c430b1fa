package dev.bellhop.conversation.log;

import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import dev.bellhop.database.Sql;
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

/// The group commit's statement, and so its transaction, for the usual cases: new texts and notes in open
/// conversations, and visitors' messages in waiting ones. A second form of it is for agents' first answers, which open
/// a waiting conversation.
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

    // Notes for the planner, which makes its plan once and takes an array for ten rows. `any` instead of `=`: it could
    // hash that, and read all of a few hundred conversations instead of asking their index. The condition is a case:
    // it would take one of `and` and `or` to hold for a single row. The drafts come beside a series: it would compare
    // each of them with each conversation. And what is unnested in a list of columns is not laid down in a store first.
    //
    // A webhook outbox belongs beside `added`: one more insert, committed together with the message.
    // The first gap takes what else is set, the second the status that is expected.
    private static final String TEMPLATE = """
            with moved as (
                update conversation c set
                    head = c.head + g.entries,
                    last_seq = case when g.last_text > 0 then c.head + g.last_text else c.last_seq end,
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    %s updated_at = ?,
                    listed_at = case when c.listed_at > ? then c.listed_at else ? end
            from (
                select unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::uuid[]),
                    unnest(?::int[]), unnest(?::int[]), unnest(?::int[]), unnest(?::int[])
            ) g (conversation, workspace, visitor, entries, last_text, by_visitor, by_agents)
                where c.id = any (array[g.conversation]) and case
                    when c.workspace <> g.workspace or c.visitor <> g.visitor or c.erased_at is not null then false
                    else %s end
                returning c.id, c.workspace, c.head - g.entries as head
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select m.workspace, m.id, m.head + d.nth, d.kind, d.author_kind, d.author, d.author_name, d.ref, d.body, ?
            from (
                select unnest(?::uuid[]), unnest(?::int[]), unnest(?::text[]), unnest(?::uuid[]),
                    unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                    generate_series(1, ?::int)
            ) d (conversation, nth, author_kind, author, author_name, ref, kind, body)
                join moved m on m.id = d.conversation
            )
            select id, head from moved
            """;

    static final String SQL = TEMPLATE.formatted(
            "", "case when c.status = 'open' then true else c.status = 'waiting' and g.by_agents = 0 end");
    static final String FIRST_ANSWERS =
            TEMPLATE.formatted("status = 'open',", "c.status = 'waiting' and g.by_agents > 0");

    static final String KNOWN = """
            select d.n from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[]) as d (n, conversation, author, ref)
            join message m on m.conversation = d.conversation and m.author = d.author and m.ref = d.ref
            """;

    static final String UNLOCKED =
            "select id from conversation where id = any (?::uuid[]) for no key update skip locked";

    /// PostgreSQL's order of UUIDs.
    private static final Comparator<UUID> ORDER = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /// @param turned whether the conversation's status has changed
    public record Kept(Draft draft, Stored stored, boolean turned) {
        Entry entry() {
            return new Entry(draft.workspace(), draft.view(stored.seq(), stored.at()), turned);
        }
    }

    /// @param left drafts of conversations that the statement does not handle, in order
    public record Outcome(List<Kept> kept, List<Draft> left) {}

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
        return run(connection, SQL, drafts, now);
    }

    /// Stores agents' first answers, and what came with them. For drafts that [#run] has left.
    static Outcome open(LogConnection connection, List<Draft> drafts, Instant now) throws SQLException {
        return drafts.stream().anyMatch(draft -> draft.author().kind() == Person.Kind.AGENT)
                ? run(connection, FIRST_ANSWERS, drafts, now)
                : new Outcome(List.of(), drafts);
    }

    private static Outcome run(LogConnection connection, String sql, List<Draft> drafts, Instant now)
            throws SQLException {
        var batch = new LogStatement(drafts);
        var statement = connection.prepared(sql);
        batch.bind(statement, now.atOffset(ZoneOffset.UTC));
        return batch.outcome(heads(statement), now, sql.equals(FIRST_ANSWERS));
    }

    /// Finds drafts that are already stored under their `ref`.
    public static List<Draft> known(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(KNOWN);
        Sql.bind(
                statement,
                IntStream.range(0, drafts.size()).boxed().toArray(Integer[]::new),
                ids(drafts, Draft::conversation),
                ids(drafts, draft -> draft.author().id()),
                texts(drafts, Draft::ref));
        var known = new ArrayList<Draft>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                known.add(drafts.get(rows.getInt(1)));
            }
        }
        return known;
    }

    /// @return those of the drafts' conversations that nobody keeps locked
    static Set<UUID> unlocked(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(UNLOCKED);
        Sql.bind(statement, (Object) ids(drafts, Draft::conversation));
        var unlocked = new HashSet<UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                unlocked.add(rows.getObject(1, UUID.class));
            }
        }
        return unlocked;
    }

    private void bind(PreparedStatement statement, OffsetDateTime time) throws SQLException {
        var grown = deltas.values();
        Sql.bind(
                statement,
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
    private static Map<UUID, Long> heads(PreparedStatement statement) throws SQLException {
        var heads = new HashMap<UUID, Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                heads.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        }
        return heads;
    }

    private Outcome outcome(Map<UUID, Long> heads, Instant now, boolean turned) {
        var outcome = new Outcome(new ArrayList<>(drafts.size()), new ArrayList<>());
        for (int n = 0; n < nth.length; n++) {
            var draft = drafts.get(n);
            var head = heads.get(draft.conversation());
            if (head == null) {
                outcome.left.add(draft);
            } else {
                outcome.kept.add(new Kept(draft, new Stored(head + nth[n], now, false), turned));
            }
        }
        return outcome;
    }
}
