-- A message changes its conversation's row. While no indexed column changes and the page has room, PostgreSQL rewrites
-- that row and no index entry (a heap-only tuple); with the time of the last message in five indexes it had to write
-- eight entries for each message. So the lists are sorted by a time of their own, which follows updated_at within a
-- second or two: at once where it is older than a second, else when the burst of messages is over (see ListOrder).
alter table conversation add column listed_at timestamptz;
update conversation set listed_at = updated_at;
alter table conversation alter column listed_at set not null;
alter table conversation set (fillfactor = 70);

drop index conversation_by_status;
drop index conversation_by_assignee;
drop index conversation_by_visitor;
drop index conversation_by_site;
drop index conversation_unassigned;
create index conversation_by_status on conversation (workspace, status, listed_at desc, id desc);
create index conversation_by_assignee on conversation (workspace, assignee, status, listed_at desc, id desc);
create index conversation_by_visitor on conversation (workspace, visitor, listed_at desc, id desc);
create index conversation_by_site on conversation (workspace, site, status, listed_at desc, id desc);
create index conversation_unassigned on conversation (workspace, status, listed_at desc, id desc) where assignee is null;
