-- Whoever leaves is history: their name stays with what they wrote; their address and password go, so the address is
-- free again. A person may be without a password, where something else lets them in.
alter table agent drop constraint agent_check;
alter table agent add constraint agent_address check (bot = (email is null) or left_at is not null);
alter table agent add constraint agent_password check (password_hash is null or not (bot or left_at is not null));

alter table agent_session add column used_at timestamptz not null default now();
alter table agent_session add column address text;
alter table agent_session add column user_agent text;

-- One-time links, by the hash of their token. Using one is deleting it: of two who do it at once, one does.
-- An invitation without a workspace founds one; then it may be for whoever has the link.
create table invitation (
    id          uuid primary key,
    workspace   uuid        references workspace (id),
    email       text,
    role        text        not null check (role in ('owner', 'admin', 'supervisor', 'agent')),
    hash        text        not null unique,
    invited_by  uuid,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    unique (workspace, id),
    foreign key (workspace, invited_by) references agent (workspace, id),
    check (workspace is not null or role = 'owner'),
    check (workspace is null or (email is not null and invited_by is not null))
);
create unique index invitation_by_email on invitation (workspace, lower(email));

create table password_reset (
    hash        text primary key,
    workspace   uuid        not null,
    agent       uuid        not null,
    expires_at  timestamptz not null,
    foreign key (workspace, agent) references agent (workspace, id) on delete cascade
);
create index password_reset_by_agent on password_reset (agent);

-- The second factor. `used_step` is the time step of the last code that was accepted: none is accepted twice.
create table agent_totp (
    agent         uuid primary key,
    workspace     uuid        not null,
    secret        bytea       not null,
    confirmed_at  timestamptz,
    used_step     bigint      not null default 0,
    failed        int         not null default 0,
    locked_until  timestamptz,
    foreign key (workspace, agent) references agent (workspace, id) on delete cascade
);

create table recovery_code (
    agent      uuid not null,
    workspace  uuid not null,
    hash       text not null,
    primary key (agent, hash),
    foreign key (workspace, agent) references agent (workspace, id) on delete cascade
);

-- From then on nobody gets in, and a job takes away row by row what there is of it.
alter table workspace add column deleted_at timestamptz;
create index workspace_deleted on workspace (deleted_at) where deleted_at is not null;

-- What the operator does, and what remains of a workspace that is gone, belongs to none.
alter table audit drop constraint audit_check;
alter table audit add constraint audit_workspace check
    (workspace is not null or action in ('session.refused', 'workspace.invited', 'workspace.deleted'));

-- A workspace that is deleted takes its audit with it, and nothing else can: the trigger lets through what this
-- function does, and the function looks whether the workspace is deleted. It runs as its owner, so that the service's
-- own role needs no right to delete.
create or replace function audit_is_only_added_to() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and coalesce(current_setting('bellhop.forgets_audit', true), '') = 'yes' then
        return null;
    end if;
    raise exception 'the audit is only ever added to' using errcode = 'insufficient_privilege';
end
$$;

create function forget_audit(gone uuid, most int) returns int language plpgsql security definer
    set search_path from current as $$
declare
    forgotten int;
begin
    if not exists (select from workspace w where w.id = gone and w.deleted_at is not null) then
        raise exception 'this workspace is not deleted' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('bellhop.forgets_audit', 'yes', true);
    delete from audit where id in (select a.id from audit a where a.workspace = gone limit most);
    get diagnostics forgotten = row_count;
    perform set_config('bellhop.forgets_audit', '', true);
    return forgotten;
end
$$;
