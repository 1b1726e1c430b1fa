-- The pages of the site that a visitor came through, the newest twenty; where the site does not want it, none.
create table visitor_page (
    id         uuid primary key,
    workspace  uuid        not null,
    visitor    uuid        not null,
    url        text        not null,
    title      text,
    at         timestamptz not null,
    foreign key (workspace, visitor) references visitor (workspace, id) on delete cascade
);
create index visitor_page_by_visitor on visitor_page (visitor, id);
call wall('visitor_page');

alter table site add column page_trail boolean not null default true;
