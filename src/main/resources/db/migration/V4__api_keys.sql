-- A bot is an agent without an address and a password: it signs in with an API key, which has its id. So whatever a key
-- writes has an author, and whatever it takes on has an assignee, like everyone else's.
alter table agent alter column email drop not null;
alter table agent alter column password_hash drop not null;
alter table agent add column bot boolean not null default false;
alter table agent add column left_at timestamptz;
alter table agent add check (bot = (email is null) and bot = (password_hash is null));

create table api_key (
    id          uuid primary key,
    workspace   uuid        not null,
    hash        text        not null unique,
    ending      text        not null,
    scopes      text[]      not null,
    created_at  timestamptz not null,
    expires_at  timestamptz,
    used_at     timestamptz,
    revoked_at  timestamptz,
    unique (workspace, id),
    foreign key (workspace, id) references agent (workspace, id) on delete cascade
);
