-- A company's own identity provider (OpenID Connect). Its client secret is kept as it is: the provider wants to see it.
create table identity_provider (
    workspace      uuid primary key references workspace (id) on delete cascade,
    issuer         text        not null,
    client_id      text        not null,
    client_secret  text        not null,
    groups_claim   text        not null,
    default_role   text        check (default_role in ('agent', 'supervisor', 'admin')),
    joins          boolean     not null,
    trusts_emails  boolean     not null,
    created_at     timestamptz not null
);
call wall('identity_provider');

create table provider_group (
    workspace  uuid not null references identity_provider (workspace) on delete cascade,
    name       text not null,
    role       text not null check (role in ('agent', 'supervisor', 'admin')),
    primary key (workspace, name)
);
call wall('provider_group');

-- Who an agent is there: never known by the address alone, which the provider may give to somebody else one day.
create table provider_account (
    agent       uuid primary key,
    workspace   uuid        not null,
    issuer      text        not null,
    subject     text        not null,
    created_at  timestamptz not null,
    unique (workspace, issuer, subject),
    foreign key (workspace, agent) references agent (workspace, id) on delete cascade
);
call wall('provider_account');

-- Somebody is on their way to the provider and back. Using it is deleting it: it is good once.
create table sign_in_attempt (
    hash        text primary key,
    workspace   uuid        not null references workspace (id) on delete cascade,
    issuer      text        not null,
    nonce       text        not null,
    verifier    text        not null,
    expires_at  timestamptz not null
);
create index sign_in_attempt_by_expiry on sign_in_attempt (expires_at);
call wall('sign_in_attempt');

-- Where not, only owners get in by password, so that a provider that is broken locks nobody out for good.
alter table workspace add column passwords boolean not null default true;
