-- When and on which page a visitor's session with the site's widget last began, to the hour: so its owners see whether the
-- widget is there.
alter table site
    add column seen_at timestamptz,
    add column seen_origin text check (char_length(seen_origin) <= 300),
    add constraint site_seen_whole check ((seen_at is null) = (seen_origin is null));
