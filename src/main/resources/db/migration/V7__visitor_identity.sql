-- What a company vouches for its visitors with. A secret is kept as it is: a signature cannot be checked with its hash.
-- A revoked key is kept without it, since the tokens it gave point there.
alter table site add column enforce_identity boolean not null default false;

create table identity_key (
    id          uuid primary key,
    workspace   uuid        not null,
    site        uuid        not null,
    kind        text        not null check (kind in ('secret', 'public', 'hash')),
    material    text,
    ending      text        not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    unique (workspace, id),
    check ((material is null) = (revoked_at is not null)),
    foreign key (workspace, site) references site (workspace, id)
);
create index identity_key_by_site on identity_key (workspace, site) where revoked_at is null;

-- A visitor with an external id is verified, and there is one for each. An anonymous one that turned out to be someone
-- is merged into that visitor, once, and stays as a pointer to it.
alter table visitor add column external_id text;
alter table visitor add column email text;
alter table visitor add column merged_into uuid;
alter table visitor add check (external_id is null or merged_into is null);
alter table visitor add foreign key (workspace, merged_into) references visitor (workspace, id);
create unique index visitor_by_external_id on visitor (workspace, site, external_id) where external_id is not null;
create index visitor_by_merge on visitor (merged_into) where merged_into is not null;

alter table visitor_token add column identity_key uuid;
alter table visitor_token add foreign key (workspace, identity_key) references identity_key (workspace, id);
create index visitor_token_by_identity_key on visitor_token (identity_key) where identity_key is not null;
