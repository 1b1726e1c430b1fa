-- What is said is found by words that the service makes of it after the commit (conversation.search): without accents,
-- and pairs of characters for scripts without blanks. `indexed` is the last entry of the log of which this was done.
create table search_progress (
    conversation  uuid primary key,
    workspace     uuid   not null,
    indexed       bigint not null default 0,
    unique (workspace, conversation),
    foreign key (workspace, conversation) references conversation (workspace, id)
);
call wall('search_progress');

create table message_words (
    workspace     uuid        not null,
    conversation  uuid        not null,
    seq           bigint      not null,
    at            timestamptz not null,
    words         tsvector    not null,
    primary key (conversation, seq),
    foreign key (workspace, conversation) references search_progress (workspace, conversation)
);
-- Each row's words include its workspace's own one, so that the index leads to no other company's rows.
create index message_words_by_word on message_words using gin (words);
create index message_words_by_time on message_words (workspace, at desc, conversation desc, seq desc);
call wall('message_words');

create table visitor_words (
    visitor    uuid primary key,
    workspace  uuid     not null,
    words      tsvector not null,
    foreign key (workspace, visitor) references visitor (workspace, id) on delete cascade
);
create index visitor_words_by_word on visitor_words using gin (words);
call wall('visitor_words');

-- All conversations with a change below this number have been looked at.
create table search_sweep (
    one     boolean primary key default true check (one),
    change  bigint not null
);
insert into search_sweep (change) values (-9000000000000000000);
revoke insert, delete on search_sweep from bellhop_app;

-- Row-level security keeps `@@` from an index, since the operator is not leakproof. So these functions read as the
-- owner, and only what belongs to the workspace that the connection is set to. A connection for all sees nothing.
create function search_workspace() returns uuid language sql stable as $$
    select nullif(nullif(current_setting('bellhop.workspace', true), ''), '*')::uuid
$$;

-- `recent`: looks only at that many of the newest messages, one by one; null: at all, by the index.
create function search_messages(
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
                    and ($8 is null or m.author = $8) and ($9 is null or m.kind = $9)))
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

create function search_visitors(query tsquery, site uuid, most int) returns table (visitor uuid)
language plpgsql stable security definer set search_path from current set enable_seqscan = off as $$
begin
    return query execute $sql$
        select v.id from visitor_words w join visitor v on v.id = w.visitor and v.workspace = $2
        where w.words @@ (('''~' || $2 || '''')::tsquery && $1) and w.workspace = $2 and ($3 is null or v.site = $3)
        order by v.seen_at desc nulls last, v.id desc limit $4
    $sql$ using query, search_workspace(), site, most;
end
$$;

revoke execute on function search_messages, search_visitors from public;
grant execute on function search_messages, search_visitors to bellhop_app;
