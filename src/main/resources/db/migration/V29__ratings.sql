-- Whether visitors are asked how it was, once their conversation is resolved.
alter table site add column rating boolean not null default true;

-- What visitors answered: once for each time their conversation was resolved. The log has it too, as `rated`.
create table rating (
    workspace     uuid        not null,
    conversation  uuid        not null,
    -- The `seq` of the entry `resolved` that it answers.
    resolution    bigint      not null,
    score         smallint    not null check (score between 1 and 5),
    comment       text        check (char_length(comment) between 1 and 1000),
    -- Who was responsible then; null: nobody.
    agent         uuid,
    at            timestamptz not null,
    primary key (conversation, resolution),
    foreign key (workspace, conversation) references conversation (workspace, id),
    foreign key (workspace, agent) references agent (workspace, id)
);
call wall('rating');
