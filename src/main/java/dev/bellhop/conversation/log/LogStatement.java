package dev.bellhop.conversation.log;

import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Stores drafts in one statement, and so in one transaction, and decides every case.
///
/// The conversations' rows are locked in the order of their ids, so that two replicas' batches wait for each other
/// instead of deadlocking; only then is `head` read, so that `seq` has no gaps whoever else writes. A draft whose
/// conversation is not there, not its author's, or erased, is in no result row; one that is stored already takes no
/// `seq`. A text in a conversation that had been put aside opens it again, and the log says so behind the batch's
/// entries.
///
/// The outbox rows that webhooks will need belong beside `added`: one more `insert … select from fresh` of this
/// statement, so that an entry and the word of it are committed together or not at all.
public final class LogStatement {
    static final String SQL = """
            with draft as (
                select * from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as d (n, workspace, conversation, author_kind, author, author_name, ref, kind, body)
            ), held as materialized (
                select id, workspace, visitor, head, status, listed_at, erased_at from conversation
                where id in (select conversation from draft) order by id for update
            ), allowed as (
                select d.*, h.head, h.status, h.status = 'open' and h.listed_at > ? as late from draft d
                join held h on h.id = d.conversation and h.workspace = d.workspace and h.erased_at is null
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

    /// @return what became of each draft; nothing of one that was not allowed
    public static Map<Draft, Result> run(Connection connection, List<Draft> drafts, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            bind(statement, drafts, now.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                return read(rows, drafts, now);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Draft> drafts, OffsetDateTime now) throws SQLException {
        Sql.bind(
                statement,
                IntStream.range(0, drafts.size()).boxed().toArray(Integer[]::new),
                Draft.ids(drafts, Draft::workspace),
                Draft.ids(drafts, Draft::conversation),
                Draft.texts(drafts, draft -> draft.author().kind().wireName()),
                Draft.ids(drafts, draft -> draft.author().id()),
                Draft.texts(drafts, draft -> draft.author().name()),
                Draft.texts(drafts, Draft::ref),
                Draft.texts(drafts, draft -> draft.kind().wireName()),
                Draft.texts(drafts, Draft::body),
                now.minus(ListOrder.STALE),
                now,
                Person.SYSTEM.name(),
                now,
                now,
                now);
    }

    private static Map<Draft, Result> read(ResultSet rows, List<Draft> drafts, Instant now) throws SQLException {
        var results = new IdentityHashMap<Draft, Result>(drafts.size());
        while (rows.next()) {
            var before = rows.getObject("at", OffsetDateTime.class);
            var at = before == null ? now : before.toInstant();
            var stored = new Stored(rows.getLong("seq"), at, before != null);
            var opened = rows.getObject("opened", Long.class);
            results.put(
                    drafts.get(rows.getInt("n")),
                    new Result(stored, opened, rows.getBoolean("late"), rows.getBoolean("turned")));
        }
        return results;
    }
}
