-- As it was before V25, whose gain could not be measured in the service: the trigger sets the numbers for everybody, and
-- no statement has to.
drop trigger conversation_change on conversation;

-- A transaction with an older number may change a row after a newer one: then the number falls. Who sets the number
-- knows why (afterMigrate.sql).
create or replace function note_conversation_change() returns trigger language plpgsql as $$
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
