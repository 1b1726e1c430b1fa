package dev.bellhop.conversation.log;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The statement of [LogShortcut]. What it stores comes in arrays, one for each column, or row by row. To take
/// arrays apart costs PostgreSQL and the driver about 0.1 ms, however short they are, and most messages are stored
/// alone: up to [#FEW] come row by row, each for a conversation of its own. More of them would gain nothing.
final class LogShortcutSql {
    static final int FEW = 4;

    // The condition is a case because the planner would take one of `and` and `or` to hold for a single row.
    private static final String TEXT = """
            with moved as (
                update conversation c set
                    head = c.head + g.entries,
                    last_seq = case when g.last_text > 0 then c.head + g.last_text else c.last_seq end,
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    updated_at = ?,
                    listed_at = case when c.status = 'open' and c.listed_at > ? then c.listed_at else ? end
                from (%s) g (conversation, workspace, visitor, entries, last_text, by_visitor, by_agents)
                where c.id = g.conversation and case
                    when c.workspace <> g.workspace or c.visitor <> g.visitor or c.erased_at is not null then false
                    when c.status = 'open' then true
                    else c.status = 'waiting' and g.by_agents = 0 end
                returning c.id, c.workspace, c.head - g.entries as head, c.listed_at
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select m.workspace, m.id, m.head + d.nth, d.kind, d.author_kind, d.author, d.author_name, d.ref, d.body, ?
                from (%s) d (conversation, nth, author_kind, author, author_name, ref, kind, body)
                join moved m on m.id = d.conversation
            )
            select id, head, listed_at <> ? as late from moved
            """;

    private static final List<String> GROWTH = List.of("uuid", "uuid", "uuid", "int", "int", "int", "int");
    private static final List<String> DRAFT = List.of("uuid", "int", "text", "uuid", "text", "text", "text", "text");

    // The drafts come beside a series, for the planner: it would take them to be ten, and compare every draft with
    // every conversation.
    static final String MANY =
            TEXT.formatted(arrays(GROWTH.stream()), arrays(DRAFT.stream()) + ", generate_series(1, ?::int)");

    private static final List<String> BY_SIZE =
            IntStream.rangeClosed(1, FEW).mapToObj(LogShortcutSql::rows).toList();

    private LogShortcutSql() {}

    /// @param drafts at most [#FEW], and as many conversations
    static String few(int drafts) {
        return BY_SIZE.get(drafts - 1);
    }

    // What is unnested in a list of columns is passed on row by row; after `from` each array would be laid down in a
    // store of its own first.
    private static String arrays(Stream<String> types) {
        return types.map(type -> "unnest(?::" + type + "[])").collect(joining(", ", "select ", ""));
    }

    private static String rows(int size) {
        return TEXT.formatted(rows(size, GROWTH), rows(size, DRAFT));
    }

    private static String rows(int size, List<String> types) {
        var row = types.stream().map(type -> "?::" + type).collect(joining(", ", "(", ")"));
        return "values " + String.join(", ", Collections.nCopies(size, row));
    }
}
