-- Texts that agents write often and insert by a shortcut. A reply without an owner is everyone's; the others belong to
-- one agent. `size` is what the bounds count, in bytes.
create table canned_reply (
    id          uuid        primary key,
    workspace   uuid        not null references workspace (id),
    owner       uuid,
    shortcut    text        not null check (char_length(shortcut) between 1 and 100),
    name        text        not null check (char_length(name) between 1 and 100),
    body        text        not null check (char_length(body) between 1 and 10000),
    language    text        check (char_length(language) between 2 and 100),
    size        integer     not null generated always as (octet_length(shortcut) + octet_length(name) + octet_length(body)) stored,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    unique (workspace, id),
    -- One for each shortcut, owner and language; without an owner, or a language, is one of them too.
    unique nulls not distinct (workspace, owner, shortcut, language),
    foreign key (workspace, owner) references agent (workspace, id)
);
call wall('canned_reply');
