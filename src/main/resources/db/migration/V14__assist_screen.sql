-- Whether visitors may share a window or their screen.
alter table site add column assist_screen boolean not null default true;
