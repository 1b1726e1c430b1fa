-- Other systems follow the conversations by a number of each one's last change: the number of the transaction. A reader
-- that is told only of numbers below the oldest transaction that still runs skips nothing, whoever commits first.
--
-- `changed` has no index: it changes with each message, and the row would no longer be rewritten in place. `listed_change`
-- has one, and lags behind `changed` by at most 10,000 transactions (see ConversationChanges).
alter table conversation
    add column changed bigint not null default pg_current_xact_id()::text::bigint,
    add column listed_change bigint not null default pg_current_xact_id()::text::bigint;
create index conversation_by_change on conversation (workspace, listed_change);
create index conversation_by_creation on conversation (workspace, created_at desc, id desc);

-- A transaction with an older number may change a row after a newer one: then the number falls.
create function note_conversation_change() returns trigger language plpgsql as $$
begin
    new.changed := pg_current_xact_id()::text::bigint;
    if new.listed_at <> old.listed_at
        or new.changed - old.listed_change > 10000
        or new.changed < old.listed_change
    then
        new.listed_change := new.changed;
    end if;
    return new;
end
$$;
create trigger conversation_change before update on conversation
    for each row execute function note_conversation_change();
