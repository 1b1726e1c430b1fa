-- Every table of a workspace carries it, and composite foreign keys on (workspace, id)
-- make a row of one company inside another's conversation impossible.

create table workspace (
    id          uuid primary key,
    name        text        not null,
    created_at  timestamptz not null
);

create table site (
    id          uuid primary key,
    workspace   uuid        not null references workspace (id),
    key         text        not null unique,
    name        text        not null,
    greeting    text        not null,
    accent      text        not null,
    origins     text[]      not null,
    created_at  timestamptz not null,
    unique (workspace, id)
);

create table visitor (
    id          uuid primary key,
    workspace   uuid        not null,
    site        uuid        not null,
    name        text        not null,
    created_at  timestamptz not null,
    seen_at     timestamptz,
    unique (workspace, id),
    foreign key (workspace, site) references site (workspace, id)
);
create index visitor_by_age on visitor (workspace, id desc);

create table visitor_token (
    hash        text primary key,
    workspace   uuid        not null,
    site        uuid        not null,
    visitor     uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    foreign key (workspace, visitor) references visitor (workspace, id) on delete cascade,
    foreign key (workspace, site) references site (workspace, id)
);
create index visitor_token_by_visitor on visitor_token (visitor);

create table agent (
    id             uuid primary key,
    workspace      uuid        not null references workspace (id),
    name           text        not null,
    email          text        not null,
    password_hash  text        not null,
    role           text        not null check (role in ('owner', 'admin', 'supervisor', 'agent')),
    created_at     timestamptz not null,
    unique (workspace, id)
);
create unique index agent_by_email on agent (lower(email));

-- One sign-in of an agent in one browser. Its tokens come and go; when it ends, all of them do.
create table agent_session (
    id          uuid primary key,
    workspace   uuid        not null,
    agent       uuid        not null,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    unique (workspace, id),
    foreign key (workspace, agent) references agent (workspace, id) on delete cascade
);
create index agent_session_by_agent on agent_session (agent);

create table agent_token (
    hash        text primary key,
    workspace   uuid        not null,
    session     uuid        not null,
    kind        text        not null check (kind in ('access', 'refresh')),
    expires_at  timestamptz not null,
    used_at     timestamptz,
    foreign key (workspace, session) references agent_session (workspace, id) on delete cascade
);
create index agent_token_by_session on agent_token (session);
create index agent_token_by_expiry on agent_token (expires_at);

create table conversation (
    id                uuid primary key,
    workspace         uuid        not null,
    site              uuid        not null,
    visitor           uuid        not null,
    status            text        not null check (status in ('waiting', 'open', 'snoozed', 'resolved')),
    priority          text        not null check (priority in ('low', 'normal', 'high', 'urgent')),
    assignee          uuid,
    head              bigint      not null default 0,
    last_seq          bigint,
    visitor_read      bigint      not null default 0,
    agent_read        bigint      not null default 0,
    unread_by_visitor int         not null default 0,
    unread_by_agents  int         not null default 0,
    started_by        uuid        not null,
    start_key         text,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    unique (workspace, id),
    unique (started_by, start_key),
    foreign key (workspace, site) references site (workspace, id),
    foreign key (workspace, visitor) references visitor (workspace, id),
    foreign key (workspace, assignee) references agent (workspace, id)
);
create index conversation_inbox on conversation (workspace, updated_at desc, id desc);
create index conversation_by_status on conversation (workspace, status, updated_at desc, id desc);
create index conversation_by_assignee on conversation (workspace, assignee, updated_at desc, id desc);
create index conversation_by_visitor on conversation (workspace, visitor, updated_at desc, id desc);

create table message (
    workspace     uuid        not null,
    conversation  uuid        not null,
    seq           bigint      not null,
    kind          text        not null check (kind in ('text', 'note', 'event')),
    author_kind   text        not null check (author_kind in ('visitor', 'agent', 'system')),
    author        uuid,
    author_name   text        not null,
    ref           text,
    body          text,
    event              text,
    event_person       uuid,
    event_person_name  text,
    event_value        text,
    at            timestamptz not null,
    primary key (conversation, seq),
    foreign key (workspace, conversation) references conversation (workspace, id)
);
-- G2: what was sent twice is stored once, whoever stores it.
create unique index message_by_ref on message (conversation, author, ref) where ref is not null;

create table assignment (
    id            uuid primary key,
    workspace     uuid        not null,
    conversation  uuid        not null,
    agent         uuid,
    by_agent      uuid        not null,
    at            timestamptz not null,
    foreign key (workspace, conversation) references conversation (workspace, id),
    foreign key (workspace, agent) references agent (workspace, id),
    foreign key (workspace, by_agent) references agent (workspace, id)
);
create index assignment_by_conversation on assignment (conversation, id);
