-- Labels sort a company's conversations. `folded` is the name as it is compared, made by the service: PostgreSQL's
-- lower() depends on the database's locale. A deleted label is gone for everybody at once; a job takes it off its
-- conversations step by step, then removes the row.
create table label (
    id          uuid primary key,
    workspace   uuid        not null references workspace (id),
    name        text        not null,
    folded      text        not null,
    colour      text        not null check (colour in
        ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')),
    created_at  timestamptz not null,
    deleted_at  timestamptz,
    unique (workspace, id)
);
create unique index label_by_name on label (workspace, folded) where deleted_at is null;
create index label_deleted on label (id) where deleted_at is not null;
call wall('label');

create table conversation_label (
    workspace     uuid not null,
    conversation  uuid not null,
    label         uuid not null,
    primary key (conversation, label),
    foreign key (workspace, conversation) references conversation (workspace, id),
    foreign key (workspace, label) references label (workspace, id)
);
create index conversation_label_by_label on conversation_label (label, conversation);
call wall('conversation_label');

-- Null while snoozed: until the visitor writes. No message changes it, so the index costs a message nothing.
alter table conversation add column snoozed_until timestamptz;
create index conversation_snoozed on conversation (snoozed_until) where snoozed_until is not null;
