-- Other systems follow the conversations by a number of each one's last change: the number of the transaction. A reader
-- that is told only of numbers below the oldest transaction that still runs skips nothing, whoever commits first.
--
-- `changed` has no index: it changes with each message, and the row would no longer be rewritten in place. `listed_change`
-- has one, and lags behind `changed` by at most 2,000 transactions (see ConversationChanges).
--
-- What was there before gets numbers below all transactions, one each: a walk of one number would read it for each page.
alter table conversation
    add column changed bigint,
    add column listed_change bigint;
update conversation c set changed = old.number, listed_change = old.number
from (select id, row_number() over (order by id) - count(*) over () - 1 as number from conversation) old
where old.id = c.id;
alter table conversation
    alter column changed set not null,
    alter column listed_change set not null,
    alter column changed set default pg_current_xact_id()::text::bigint,
    alter column listed_change set default pg_current_xact_id()::text::bigint;
create index conversation_by_change on conversation (workspace, listed_change);
create index conversation_by_creation on conversation (workspace, created_at desc, id desc);

-- A transaction with an older number may change a row after a newer one: then the number falls. Who sets the number
-- knows why (afterMigrate.sql).
create function note_conversation_change() returns trigger language plpgsql as $$
begin
    if new.changed <> old.changed then
        return new;
    end if;
    new.changed := pg_current_xact_id()::text::bigint;
    if new.listed_at <> old.listed_at
        or new.changed - old.listed_change > 2000
        or new.changed < old.listed_change
    then
        new.listed_change := new.changed;
    end if;
    return new;
end
$$;
create trigger conversation_change before update on conversation
    for each row execute function note_conversation_change();
