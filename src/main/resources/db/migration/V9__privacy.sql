-- Null: kept for as long as the site is.
alter table site add column retention_days int check (retention_days between 1 and 3650);

-- Whose conversation was erased is nobody: a row of its own for each, so that not even two of one person's stay together.
alter table visitor add column nobody boolean not null default false;
create index visitor_by_site on visitor (site, created_at, id) where not nobody;

-- Erasing empties the log's entries and leaves their numbers, so that no client ever sees a gap. `erased` says how far
-- it has come, so that it goes on there after a crash; `erased_at` that it is done, and nothing more may be said.
-- created_at never changes, so the index costs a message nothing.
alter table conversation add column erased bigint not null default 0;
alter table conversation add column erased_at timestamptz;
create index conversation_kept on conversation (site, created_at, id) where erased_at is null;

alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in ('text', 'note', 'event', 'hidden'));

-- What proves an erasure. It names the visitor by an id that stands nowhere else any more, and points at nothing.
create table erasure (
    id             uuid primary key,
    workspace      uuid        not null references workspace (id) on delete cascade,
    visitor        uuid        not null,
    asked_by       uuid        not null,
    asked_by_name  text        not null,
    asked_at       timestamptz not null,
    finished_at    timestamptz,
    unique (workspace, id),
    unique (workspace, visitor)
);
create index erasure_unfinished on erasure (id) where finished_at is null;

create table erasure_count (
    workspace  uuid   not null,
    erasure    uuid   not null,
    thing      text   not null,
    rows       bigint not null,
    primary key (erasure, thing),
    foreign key (workspace, erasure) references erasure (workspace, id) on delete cascade
);
