-- Files of messages. Uploaded first, then posted with a message by whoever uploaded them. The bytes are in the file store,
-- under (workspace, id).
create table attachment (
    id            uuid        primary key,
    workspace     uuid        not null references workspace (id),
    -- A visitor, an agent or a key.
    owner         uuid        not null,
    name          text        not null check (char_length(name) between 1 and 200),
    size          bigint      not null check (size > 0),
    received      bigint      not null default 0 check (received between 0 and size),
    -- Found by the content, once all of it has arrived and was found to be harmless.
    type          text        check (char_length(type) between 3 and 100),
    width         integer     check (width between 1 and 20000),
    height        integer     check (height between 1 and 20000),
    conversation  uuid,
    seq           bigint,
    created_at    timestamptz not null,
    check ((conversation is null) = (seq is null)),
    check (conversation is null or type is not null),
    foreign key (workspace, conversation) references conversation (workspace, id)
);
create index attachment_by_message on attachment (conversation, seq) where conversation is not null;
create index attachment_by_owner on attachment (workspace, owner, created_at);
create index attachment_unposted on attachment (created_at) where conversation is null;
create index attachment_sizes on attachment (workspace) include (size);
call wall('attachment');

-- As the message shows them: a JSON array, or null.
alter table message add column files text;

-- What is to be deleted from the file store. A row without its file is found by nobody, so the row goes first, whoever
-- deletes it and why. Not named `workspace`: it outlives its workspace.
create table file_removal (
    id      uuid primary key,
    folder  uuid not null
);
create function note_file_removal() returns trigger language plpgsql as $$
begin
    insert into file_removal (id, folder) values (old.id, old.workspace) on conflict do nothing;
    return null;
end
$$;
create trigger attachment_removal after delete on attachment for each row execute function note_file_removal();

-- The key of the links under which files are fetched. 244 random bits.
create table file_link_key (
    one  boolean primary key default true check (one),
    key  bytea not null
);
insert into file_link_key (key)
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
revoke insert, update, delete on file_link_key from bellhop_app;
