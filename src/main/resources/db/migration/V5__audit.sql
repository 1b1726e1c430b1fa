-- Who did what. Only ever added to: whoever gets hold of the service may not wipe out its traces. It points at nothing,
-- since it outlives what it tells of. A sign-in to an account that does not exist belongs to no workspace.
create table audit (
    id          uuid primary key,
    workspace   uuid,
    at          timestamptz not null,
    action      text        not null,
    actor       uuid,
    actor_name  text,
    thing       uuid,
    thing_name  text,
    detail      text,
    address     text,
    user_agent  text,
    check (workspace is not null or action = 'session.refused')
);
create index audit_by_workspace on audit (workspace, id desc);
create index audit_by_actor on audit (workspace, actor, id desc);
create index audit_by_action on audit (workspace, action, id desc);

create function audit_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_is_only_added_to before update or delete or truncate on audit
    for each statement execute function audit_is_only_added_to();
