-- What agents may do on a page that is shown to them, when the visitor allows it.
alter table site add column assist_act boolean not null default true;
alter table site add column assist_act_on text[] not null default '{}';
