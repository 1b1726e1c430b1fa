-- The key of the fingerprints by which a repeated call with an Idempotency-Key is compared with the first one. Made once
-- and read by every replica. 244 random bits.
create table fingerprint_key (
    one  boolean primary key default true check (one),
    key  bytea not null
);
insert into fingerprint_key (key)
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
revoke insert, update, delete on fingerprint_key from bellhop_app;
