package dev.bellhop.conversation;

import dev.bellhop.conversation.Draft.Stored;
import dev.bellhop.protocol.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Stores a batch of drafts in one statement, and so in one transaction.
///
/// The conversations' rows are locked in the order of their ids, so that two replicas' batches wait for each other
/// instead of deadlocking; only then is `head` read, so that `seq` has no gaps whoever else writes. A draft whose
/// conversation is not there, or not its author's, is in no result row; one that is already stored takes no `seq`.
/// A text in a conversation that had been put aside opens it again, and the log says so behind the batch's entries.
///
/// The outbox rows that webhooks will need belong beside `added`: one more `insert … select from fresh` of this
/// statement, so that an entry and the word of it are committed together or not at all.
final class LogStatement {
    static final String SQL = """
            with draft as (
                select * from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as d (n, workspace, conversation, author_kind, author, author_name, ref, kind, body)
            ), held as materialized (
                select id, workspace, visitor, head, status, listed_at from conversation
                where id in (select conversation from draft) order by id for update
            ), allowed as (
                select d.*, h.head, h.status, h.status = 'open' and h.listed_at > ? as late from draft d
                join held h on h.id = d.conversation and h.workspace = d.workspace
                    and (d.author_kind <> 'visitor' or h.visitor = d.author)
            ), known as (
                select a.n, m.seq, m.at from allowed a
                join message m on m.conversation = a.conversation and m.author = a.author and m.ref = a.ref
            ), fresh as (
                select a.*, a.head + row_number() over (partition by a.conversation order by a.n) as seq from allowed a
                where not exists (select from known k where k.n = a.n)
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, ? from fresh
            ), opened as (
                select workspace, conversation, max(seq) + 1 as seq from fresh
                where status in ('snoozed', 'resolved')
                group by workspace, conversation having bool_or(kind = 'text')
            ), told as (
                insert into message (workspace, conversation, seq, kind, author_kind, author_name, event, at)
                select workspace, conversation, seq, 'event', 'system', ?, 'reopened', ? from opened
            ), growth as (
                select f.conversation, coalesce(max(o.seq), max(f.seq)) as head,
                    max(f.seq) filter (where kind = 'text') as last_seq,
                    count(*) filter (where author_kind = 'visitor') as by_visitor,
                    count(*) filter (where author_kind = 'agent' and kind = 'text') as by_agents,
                    bool_and(f.late) as late
                from fresh f left join opened o on o.conversation = f.conversation group by f.conversation
            ), moved as (
                update conversation c set
                    head = g.head,
                    last_seq = coalesce(g.last_seq, c.last_seq),
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    status = case
                        when g.by_agents > 0 then 'open'
                        when g.by_visitor > 0 and c.status in ('snoozed', 'resolved')
                            then case when c.assignee is null then 'waiting' else 'open' end
                        else c.status end,
                    updated_at = ?,
                    listed_at = case when g.late then c.listed_at else ? end
                from growth g where c.id = g.conversation
            )
            select f.n, f.seq, null::timestamptz as at, o.seq as opened, f.late,
                f.status = 'waiting' and f.author_kind = 'agent' and f.kind = 'text' as turned
            from fresh f left join opened o on o.conversation = f.conversation and o.seq = f.seq + 1
            union all
            select n, seq, at, null, false, false from known
            """;

    /// @param opened the `seq` of the entry behind it, which says that the conversation is open again; null without
    /// @param late its conversation was not moved up in the lists
    /// @param turned whether it is what opened a waiting conversation, of which the log says nothing
    record Result(Stored stored, Long opened, boolean late, boolean turned) {}

    private LogStatement() {}

    /// @return what became of each draft, by its place in the list; none for one that was not allowed
    static Map<Integer, Result> run(Connection connection, List<Draft> drafts, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            bind(statement, drafts, now);
            try (var rows = statement.executeQuery()) {
                return read(rows, now);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Draft> drafts, Instant now) throws SQLException {
        var numbers = new Integer[drafts.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = n;
        }
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("int4", numbers));
        column(statement, 2, "uuid", drafts, Draft::workspace);
        column(statement, 3, "uuid", drafts, Draft::conversation);
        column(statement, 4, "text", drafts, draft -> draft.author().kind().word());
        column(statement, 5, "uuid", drafts, draft -> draft.author().id());
        column(statement, 6, "text", drafts, draft -> draft.author().name());
        column(statement, 7, "text", drafts, Draft::ref);
        column(statement, 8, "text", drafts, draft -> draft.kind().word());
        column(statement, 9, "text", drafts, Draft::body);
        var time = now.atOffset(ZoneOffset.UTC);
        statement.setObject(10, time.minus(ListOrder.SETTLED));
        statement.setObject(11, time);
        statement.setString(12, Person.SYSTEM.name());
        statement.setObject(13, time);
        statement.setObject(14, time);
        statement.setObject(15, time);
    }

    private static void column(
            PreparedStatement statement, int at, String type, List<Draft> drafts, Function<Draft, Object> value)
            throws SQLException {
        var values = drafts.stream().map(value).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }

    private static Map<Integer, Result> read(ResultSet rows, Instant now) throws SQLException {
        var results = new HashMap<Integer, Result>();
        while (rows.next()) {
            var before = rows.getObject("at", java.time.OffsetDateTime.class);
            var at = before == null ? now : before.toInstant();
            var stored = new Stored(rows.getLong("seq"), at, before != null);
            var opened = rows.getObject("opened", Long.class);
            results.put(
                    rows.getInt("n"), new Result(stored, opened, rows.getBoolean("late"), rows.getBoolean("turned")));
        }
        return results;
    }
}
