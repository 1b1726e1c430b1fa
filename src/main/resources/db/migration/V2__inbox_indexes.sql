-- A page of the inbox is put together from one index scan for each status it shows (see Inbox), so each filter wants an
-- index that holds the status before the time. Listing all statuses is four such scans: conversation_inbox, which held
-- no status, cost every message one more index entry and gave nothing that these do not.
drop index conversation_inbox;
drop index conversation_by_assignee;
create index conversation_by_assignee on conversation (workspace, assignee, status, updated_at desc, id desc);
create index conversation_by_site on conversation (workspace, site, status, updated_at desc, id desc);
-- For PostgreSQL "assignee is null" keeps no order within the index above, however many wait there.
create index conversation_unassigned on conversation (workspace, status, updated_at desc, id desc) where assignee is null;
