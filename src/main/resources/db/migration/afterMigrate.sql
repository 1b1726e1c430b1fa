-- A restored database counts transactions from another number. What it holds of later ones would never be told of, so it
-- gets numbers below all others; whoever keeps a copy begins at 0 after a restore (docs/rest.md).
update conversation c set changed = late.number, listed_change = late.number
from (
    select id, least((select min(listed_change) from conversation), 0) - row_number() over (order by id desc) as number
    from conversation where changed >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
) late
where late.id = c.id;
