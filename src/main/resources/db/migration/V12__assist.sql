-- Remote assistance. What was seen is kept nowhere; that it was, by whom and how it ended, is kept here.
create table assist_session (
    id            uuid primary key,
    workspace     uuid        not null,
    conversation  uuid        not null,
    by_kind       text        not null check (by_kind in ('agent', 'visitor')),
    by_id         uuid        not null,
    by_name       text,
    asked_at      timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    end_reason    text,
    unique (workspace, id),
    foreign key (workspace, conversation) references conversation (workspace, id) on delete cascade
);
create index assist_session_by_conversation on assist_session (conversation, id);
create index assist_session_by_workspace on assist_session (workspace, id);
create index assist_session_open on assist_session (asked_at) where ended_at is null;
call wall('assist_session');

alter table site add column assist boolean not null default true;
alter table site add column assist_unmask text[] not null default '{}';
alter table site add column assist_block text[] not null default '{}';
