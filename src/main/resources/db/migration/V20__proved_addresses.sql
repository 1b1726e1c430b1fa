-- One address, one account that signs in with it; others may carry it without a password: waiting for their person, or
-- signing in at their company's own provider. Whoever proves the mailbox displaces an account that has not. Those that
-- were there before count as proved.
alter table agent add column proved_at timestamptz default now();
update agent set proved_at = case when password_hash is not null then created_at end;
drop index agent_by_address;
create unique index agent_by_address on agent (address, workspace);
create unique index agent_by_sign_in on agent (address) where password_hash is not null;
-- A link that was passed on by hand proves nothing. Of those that are open nobody knows; they count as sent.
alter table invitation add column mailed boolean not null default false;
update invitation set mailed = email is not null;
