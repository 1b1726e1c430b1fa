-- What is looked for may be what has files: the kind 'file'. Otherwise as in V21.
create or replace function search_messages(
    query tsquery, recent int, statuses text[], assignee uuid, unassigned boolean, site uuid, visitor uuid, label uuid,
    author uuid, kind text, since timestamptz, until timestamptz, before_at timestamptz, before_conversation uuid, before_seq bigint,
    most int
) returns table (conversation uuid, seq bigint, at timestamptz, rank real)
language plpgsql stable security definer set search_path from current set enable_seqscan = off as $$
begin
    return query execute format($sql$
        with candidate as materialized (%s)
        select w.conversation, w.seq, w.at, ts_rank_cd(w.words, $1)
        from candidate w join conversation c on c.id = w.conversation and c.workspace = $2
        where ($3 is null or c.status = any ($3)) and ($4 is null or c.assignee = $4)
            and (not $5 or c.assignee is null) and ($6 is null or c.site = $6) and ($7 is null or c.visitor = $7)
            and ($17 is null or exists (
                select from conversation_label l where l.conversation = c.id and l.label = $17))
            and ($8 is null and $9 is null or exists (
                select from message m where m.conversation = w.conversation and m.seq = w.seq
                    and ($8 is null or m.author = $8) and ($9 is null or m.kind = $9 or ($9 = 'file' and m.files is not null))))
        order by w.at desc, w.conversation desc, w.seq desc limit $15
    $sql$, case when recent is null then $by_word$
        select m.conversation, m.seq, m.at, m.words from message_words m
        where m.words @@ (('''~' || $2 || '''')::tsquery && $1) and m.workspace = $2
            and ($10 is null or m.at >= $10) and ($11 is null or m.at < $11)
            and ($12 is null or (m.at, m.conversation, m.seq) < ($12, $13, $14))
    $by_word$ else $by_time$
        select n.conversation, n.seq, n.at, n.words from (
            select * from message_words m where m.workspace = $2
                and m.at >= coalesce($10, '-infinity') and m.at < coalesce($11, 'infinity')
                and (m.at, m.conversation, m.seq) < (coalesce($12, 'infinity'), coalesce($13, $2), coalesce($14, 0))
            order by m.at desc, m.conversation desc, m.seq desc limit $16) n
        where n.words @@ $1
    $by_time$ end)
    using query, search_workspace(), statuses, assignee, unassigned, site, visitor, author, kind, since, until,
        before_at, before_conversation, before_seq, most, recent, label;
end
$$;
