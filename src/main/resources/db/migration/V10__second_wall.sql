-- The second wall between companies: whatever a statement forgets to ask for, PostgreSQL shows and takes no row of
-- another workspace than the one the service says it works for (`bellhop.workspace`; `*` for what is for all: jobs,
-- signing in). The tables' owner is under no such rule, so the service gives up its rights as owner on each connection
-- and works as `bellhop_app`, which may neither change the tables nor rewrite the audit.
--
-- The log commits drafts of many workspaces in one statement. It works as `bellhop_log`, which knows conversations and
-- their entries and nothing else; there, composite foreign keys keep the companies apart.

do $$
declare
    wanted text;
begin
    foreach wanted in array array['bellhop_app', 'bellhop_log'] loop
        begin
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin', wanted);
            end if;
        exception
            -- Another database of this server is being set up at the same moment.
            when duplicate_object or unique_violation then null;
        end;
        if not pg_has_role(current_user, wanted, 'member') then
            execute format('grant %I to current_user', wanted);
        end if;
    end loop;
exception
    when insufficient_privilege then
        raise exception 'The database user % may not create roles. As an administrator of the database, run: create role bellhop_app nologin; create role bellhop_log nologin; grant bellhop_app, bellhop_log to %; then start Bellhop again.',
            current_user, quote_ident(current_user) using errcode = 'insufficient_privilege';
end
$$;

do $$
begin
    execute format('grant usage on schema %I to bellhop_app, bellhop_log', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to bellhop_app', current_schema());
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to bellhop_app',
        current_schema());
end
$$;
revoke all on flyway_schema_history from bellhop_app;
revoke update, delete on audit from bellhop_app;
grant select, insert on message to bellhop_log;
grant select, update on conversation to bellhop_log;

-- For this migration's tables and those to come: each that carries a workspace is put behind the wall with it.
--
-- The settings are asked for in subqueries of their own, so that a statement asks once and not for each row.
create procedure wall(walled regclass, carrier text default 'workspace') language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format($policy$
        create policy own_workspace on %s to bellhop_app using (
            %I = (select nullif(nullif(current_setting('bellhop.workspace', true), ''), '*')::uuid)
            or (select current_setting('bellhop.workspace', true)) = '*')
        $policy$, walled, carrier);
end
$$;

do $$
declare
    walled regclass;
begin
    for walled in
        select c.oid from pg_class c
        join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace' and not w.attisdropped
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
    loop
        call wall(walled);
    end loop;
end
$$;
call wall('workspace', 'id');
create policy log on message to bellhop_log using (true);
create policy log on conversation to bellhop_log using (true);

-- What may still be at work on a batch of the log whose connection was lost: its writer ends it, and waits for the end
-- (milliseconds). The processes belong to whom the service signed in as.
create function end_processes(lost int[]) returns setof boolean language sql security definer
    set search_path from current as $$
    select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where pid = any(lost) and usename = session_user and pid <> pg_backend_pid()
$$;
revoke execute on function end_processes(int[]) from public;
grant execute on function end_processes(int[]) to bellhop_log;
revoke execute on function forget_audit(uuid, int) from public;
grant execute on function forget_audit(uuid, int) to bellhop_app;

-- Behind the wall an index is used for what cannot leak another company's rows; PostgreSQL vouches for the comparison
-- of texts, not for lower(). Signing in looks for the address in its own column.
alter table agent add column address text generated always as (lower(email)) stored;
drop index agent_by_email;
create unique index agent_by_address on agent (address);
