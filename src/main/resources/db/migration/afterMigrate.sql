-- A restored database counts transactions from another number. What it holds of later ones would never be told of.
update conversation set updated_at = updated_at
where listed_change >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
