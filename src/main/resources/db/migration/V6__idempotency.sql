-- G2 for calls that create something other than conversations and messages, which keep their keys themselves.
create table idempotent_call (
    workspace   uuid        not null references workspace (id) on delete cascade,
    caller      uuid        not null,
    key         text        not null,
    request     text        not null,
    answer      text,
    created_at  timestamptz not null,
    primary key (workspace, caller, key)
);
create index idempotent_call_by_age on idempotent_call (created_at);
