-- What was seen is kept only where a site wants it, and the visitor was told: as pieces of compressed text, for a while.
alter table site add column assist_record boolean not null default false;
alter table site add column assist_record_days integer not null default 30
    check (assist_record_days between 1 and 365);

-- Until when there is a recording of it; null: there is none.
alter table assist_session add column recorded_until timestamptz;
create index assist_session_recorded on assist_session (recorded_until) where recorded_until is not null;

create table recording_part (
    id         uuid    primary key,
    workspace  uuid    not null,
    session    uuid    not null,
    nr         integer not null,
    data       bytea   not null,
    unique (session, nr),
    foreign key (workspace, session) references assist_session (workspace, id) on delete cascade
);
alter table recording_part alter column data set storage external;
call wall('recording_part');
