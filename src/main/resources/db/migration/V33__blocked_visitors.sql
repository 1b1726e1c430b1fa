-- Visitors whom a company reads no more. The name is the agent's at that time.
alter table visitor
    add column blocked_at timestamptz,
    add column blocked_by uuid,
    add column blocked_by_name text,
    add column block_reason text check (char_length(block_reason) between 1 and 200),
    add constraint visitor_block_whole check (
        (blocked_at is null) = (blocked_by is null) and (blocked_at is null) = (blocked_by_name is null)
        and (blocked_at is not null or block_reason is null));
