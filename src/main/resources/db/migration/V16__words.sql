-- What a column may say, as types of their own. PostgreSQL (18 and before) parses a table's checks anew for each
-- statement that writes to it, a tenth of what a batch of few messages costs; a domain's it keeps, and asks only where
-- the column is written. The checks are added last: for a type that has some already, each row would be written anew.
create domain conversation_status as text;
create domain conversation_priority as text;
create domain message_kind as text;
create domain message_author_kind as text;

alter table conversation
    drop constraint conversation_status_check,
    drop constraint conversation_priority_check,
    alter column status type conversation_status,
    alter column priority type conversation_priority;
alter table message
    drop constraint message_kind_check,
    drop constraint message_author_kind_check,
    alter column kind type message_kind,
    alter column author_kind type message_author_kind;

alter domain conversation_status add check (value in ('waiting', 'open', 'snoozed', 'resolved'));
alter domain conversation_priority add check (value in ('low', 'normal', 'high', 'urgent'));
alter domain message_kind add check (value in ('text', 'note', 'event', 'hidden'));
alter domain message_author_kind add check (value in ('visitor', 'agent', 'system'));
