package dev.bellhop.conversation.log;

import static java.util.stream.Collectors.joining;

import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.database.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The group commit: one statement, and so one transaction, for what nothing stands in the way of. That is nearly
/// everything: new texts and notes in conversations that are open, or that wait and hear their visitor.
///
/// It leaves out whole conversations for which something is to be decided: one that is not there, not the author's,
/// erased or put aside, or whose visitor waits for an agent's first answer. [ConversationLog] decides about those. An
/// entry that is stored already under its `ref` fails the statement by the unique index (23505).
///
/// Moving the heads locks the conversations in the order of their ids, so that the batches of two replicas wait for
/// each other instead of deadlocking.
public final class LogStatement {
    /// The drafts of one statement at most: PostgreSQL takes 65,535 parameters.
    static final int MOST = 4096;

    /// How old a conversation's place in the lists may be: moving it writes eight index entries, and every other change
    /// of the row none. Lists sort what they show by `updated_at`.
    private static final Duration STALE = Duration.ofSeconds(5);

    // `any` instead of `=`, which the planner could hash: it would read all of a few hundred conversations instead of
    // asking their index, and that plan stays when they have become many. The condition is a case because the planner
    // would take one of `and` and `or` to hold for a single row.
    //
    // An outbox of webhooks belongs beside `added`: one more insert from it, so that a message and the word of it are
    // committed together.
    private static final String TEXT = """
            with moved as (
                update conversation c set
                    head = c.head + g.entries,
                    last_seq = case when g.last_text > 0 then c.head + g.last_text else c.last_seq end,
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    updated_at = ?,
                    listed_at = case when c.listed_at > ? then c.listed_at else ? end
                from (values %s) g (conversation, workspace, visitor, entries, last_text, by_visitor, by_agents)
                where c.id = any (array[g.conversation]) and case
                    when c.workspace <> g.workspace or c.visitor <> g.visitor or c.erased_at is not null then false
                    when c.status = 'open' then true
                    else c.status = 'waiting' and g.by_agents = 0 end
                returning c.id, c.workspace, c.head - g.entries as head
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select m.workspace, m.id, m.head + d.nth, d.kind, d.author_kind, d.author, d.author_name, d.ref, d.body, ?
                from (values %s) d (conversation, nth, author_kind, author, author_name, ref, kind, body)
                join moved m on m.id = d.conversation
            )
            select id, head from moved
            """;

    private static final List<String> DELTA = List.of("uuid", "uuid", "uuid", "int", "int", "int", "int");
    private static final List<String> DRAFT = List.of("uuid", "int", "text", "uuid", "text", "text", "text", "text");
    private static final Map<Integer, String> BY_ROWS = new ConcurrentHashMap<>();

    static final String KNOWN = """
            select d.n from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[]) as d (n, conversation, author, ref)
            join message m on m.conversation = d.conversation and m.author = d.author and m.ref = d.ref
            """;

    /// As PostgreSQL sorts them.
    private static final Comparator<UUID> ORDER = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    public record Kept(Draft draft, Stored stored) {}

    /// @param left those about which something is to be decided, in their order
    public record Outcome(List<Kept> kept, List<Draft> left) {}

    private final List<Draft> drafts;
    private final int[] nth;
    private final SortedMap<UUID, ConversationDelta> deltas = new TreeMap<>(ORDER);

    private LogStatement(List<Draft> drafts) {
        this.drafts = drafts;
        this.nth = drafts.stream().mapToInt(this::add).toArray();
    }

    private int add(Draft draft) {
        return deltas.computeIfAbsent(draft.conversation(), _ -> new ConversationDelta(draft.workspace()))
                .add(draft);
    }

    public static Outcome run(LogConnection connection, List<Draft> drafts, Instant now) throws SQLException {
        var batch = new LogStatement(drafts);
        var statement = connection.prepared(sql(drafts.size()));
        Sql.bind(statement, batch.values(now.atOffset(ZoneOffset.UTC)));
        return batch.outcome(heads(statement), now);
    }

    /// Finds those that are stored already under their `ref`.
    public static List<Draft> known(LogConnection connection, List<Draft> drafts) throws SQLException {
        var statement = connection.prepared(KNOWN);
        Sql.bind(
                statement,
                IntStream.range(0, drafts.size()).boxed().toArray(Integer[]::new),
                drafts.stream().map(Draft::conversation).toArray(UUID[]::new),
                drafts.stream().map(draft -> draft.author().id()).toArray(UUID[]::new),
                drafts.stream().map(Draft::ref).toArray(String[]::new));
        var known = new ArrayList<Draft>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                known.add(drafts.get(rows.getInt(1)));
            }
        }
        return known;
    }

    /// A batch is filled up with empty rows to a power of two, so that there are few statements to prepare.
    static String sql(int drafts) {
        return BY_ROWS.computeIfAbsent(rows(drafts), rows -> TEXT.formatted(values(DELTA, rows), values(DRAFT, rows)));
    }

    private static int rows(int drafts) {
        return drafts == 1 ? 1 : Integer.highestOneBit(drafts - 1) << 1;
    }

    private static String values(List<String> types, int rows) {
        var row = types.stream().map(type -> "?::" + type).collect(joining(", ", "(", ")"));
        return String.join(", ", Collections.nCopies(rows, row));
    }

    private Object[] values(OffsetDateTime time) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, time, time.minus(STALE), time);
        deltas.forEach((conversation, delta) -> delta.addTo(values, conversation));
        addEmptyRows(values, deltas.size(), DELTA);
        values.add(time);
        for (int n = 0; n < nth.length; n++) {
            add(values, drafts.get(n), nth[n]);
        }
        addEmptyRows(values, nth.length, DRAFT);
        return values.toArray();
    }

    private void addEmptyRows(List<Object> values, int full, List<String> types) {
        values.addAll(Collections.nCopies((rows(drafts.size()) - full) * types.size(), null));
    }

    private static void add(List<Object> values, Draft draft, int nth) {
        var author = draft.author();
        Collections.addAll(
                values,
                draft.conversation(),
                nth,
                author.kind().wireName(),
                author.id(),
                author.name(),
                draft.ref(),
                draft.kind().wireName(),
                draft.body());
    }

    /// How far the logs went before.
    private static Map<UUID, Long> heads(PreparedStatement statement) throws SQLException {
        var heads = new HashMap<UUID, Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                heads.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        }
        return heads;
    }

    private Outcome outcome(Map<UUID, Long> heads, Instant now) {
        var outcome = new Outcome(new ArrayList<>(drafts.size()), new ArrayList<>());
        for (int n = 0; n < nth.length; n++) {
            var draft = drafts.get(n);
            var head = heads.get(draft.conversation());
            if (head == null) {
                outcome.left.add(draft);
            } else {
                outcome.kept.add(new Kept(draft, new Stored(head + nth[n], now, false)));
            }
        }
        return outcome;
    }
}
