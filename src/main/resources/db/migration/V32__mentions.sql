-- Whom notes name with "@". What a note says stands in the note alone.
create table mention (
    workspace     uuid        not null,
    agent         uuid        not null,
    conversation  uuid        not null,
    -- The note's.
    seq           bigint      not null,
    at            timestamptz not null,
    -- When the agent opened the conversation; null: not yet.
    seen_at       timestamptz,
    primary key (conversation, seq, agent),
    foreign key (workspace, conversation) references conversation (workspace, id),
    foreign key (workspace, agent) references agent (workspace, id)
);
create index mention_newest on mention (agent, at desc);
call wall('mention');
