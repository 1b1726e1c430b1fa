-- How often a message was corrected, and the `seq` of the last entry that tells of it: the only one that has a text.
alter table message add column edits smallint not null default 0, add column last_edit bigint;
