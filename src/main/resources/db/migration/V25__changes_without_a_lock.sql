-- A trigger before an update locks each row, and calls a function for it, before it is changed: a tenth of PostgreSQL's
-- work for a message. The log and the read marks set the numbers themselves (LogSql, ReadMarks). Whoever does not gets
-- them from a trigger behind the update, which changes the row once more.
drop trigger conversation_change on conversation;

create or replace function note_conversation_change() returns trigger language plpgsql as $$
declare
    number bigint := pg_current_xact_id()::text::bigint;
begin
    -- Not what this transaction has changed before.
    if new.changed <> number then
        update conversation set changed = number, listed_change = case
            when new.listed_at <> old.listed_at or number not between listed_change and listed_change + 2000 then number
            else listed_change end
        where id = new.id;
    end if;
    return null;
end
$$;
create trigger conversation_change after update on conversation
    for each row when (new.changed = old.changed) execute function note_conversation_change();
