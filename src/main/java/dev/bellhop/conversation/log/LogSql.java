package dev.bellhop.conversation.log;

/// The statements of the group commit.
public final class LogSql {
    // Notes for the planner, which makes its plan once and takes an array for ten rows. `any` instead of `=`: it could
    // hash that, and read all of a few hundred conversations instead of asking their index. The condition is a case:
    // it would take one of `and` and `or` to hold for a single row. The drafts come beside a series: it would compare
    // each of them with each conversation. And what is unnested in a list of columns is not laid down in a store first.
    //
    // A webhook outbox belongs beside `added`: one more insert, committed together with the message.
    // The gaps: what is set, more columns of the conversations and their names, the status that is expected, what is
    // told besides the head, and what else is added.
    private static final String TEMPLATE = """
            with moved as (
                update conversation c set
                    %s,
                    last_seq = case when g.last_text > 0 then c.head + g.last_text else c.last_seq end,
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    updated_at = ?,
                    listed_at = case when c.listed_at > ? then c.listed_at else ? end
            from (
                select unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::uuid[]),
                    unnest(?::int[]), unnest(?::int[]), unnest(?::int[]), unnest(?::int[]), unnest(?::uuid[])%s
            ) g (conversation, workspace, visitor, entries, last_text, by_visitor, by_agents, replier%s)
                where c.id = any (array[g.conversation]) and case
                    when c.workspace <> g.workspace or c.visitor <> g.visitor or c.erased_at is not null then false
                    else %s end
                returning c.id, c.workspace, %s
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select m.workspace, m.id, m.head + d.nth, d.kind, d.author_kind, d.author, d.author_name, d.ref, d.body, ?
            from (
                select unnest(?::uuid[]), unnest(?::int[]), unnest(?::text[]), unnest(?::uuid[]),
                    unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                    generate_series(1, ?::int)
            ) d (conversation, nth, author_kind, author, author_name, ref, kind, body)
                join moved m on m.id = d.conversation
            )%s
            select id, head, assigned from moved
            """;

    /// Texts and notes in open conversations, but for a person's reply where nobody is responsible, and visitors'
    /// in waiting ones.
    public static final String POSTS = TEMPLATE.formatted(
            "head = c.head + g.entries",
            "",
            "",
            "case when c.status = 'open' then c.assignee is not null or g.replier is null"
                    + " else c.status = 'waiting' and g.by_agents = 0 end",
            "c.head - g.entries as head, false as assigned",
            "");

    /// Agents' replies to what nobody is responsible for, and what came with them. The replier becomes responsible,
    /// unless the site does not want that or it is no person.
    static final String REPLIES = TEMPLATE.formatted(
            """
            status = 'open',
                    (assignee, head) = (
                        select case when s.assign_on_reply then g.replier end,
                            c.head + g.entries + case when s.assign_on_reply and g.replier is not null then 1 else 0 end
                        from site s where s.id = c.site)\
            """,
            ",\n        unnest(?::text[]), unnest(?::uuid[])",
            ", replier_name, step",
            "c.assignee is null and g.by_agents > 0 and c.status in ('waiting', 'open')",
            """
            c.head - g.entries - case when c.assignee is null then 0 else 1 end as head,
                    c.assignee is not null as assigned, c.assignee, c.head as last, g.replier_name, g.step\
            """,
            """
            , taken as (
                insert into assignment (id, workspace, conversation, agent, by_agent, at)
                select step, workspace, id, assignee, assignee, ? from moved where assigned
            ), told as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name,
                    event, event_person, event_person_name, at)
                select workspace, id, last, 'event', 'agent', assignee, replier_name,
                    'assigned', assignee, replier_name, ? from moved where assigned
            )\
            """);

    static final String KNOWN = """
            select d.n from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[]) as d (n, conversation, author, ref)
            join message m on m.conversation = d.conversation and m.author = d.author and m.ref = d.ref
            order by d.n
            """;

    static final String EXISTING = """
            select d.n from unnest(?::int[], ?::uuid[], ?::uuid[]) as d (n, conversation, workspace)
            join conversation c on c.id = d.conversation and c.workspace = d.workspace
            order by d.n
            """;

    static final String UNLOCKED =
            "select id from conversation where id = any (?::uuid[]) for no key update skip locked";

    private LogSql() {}
}
