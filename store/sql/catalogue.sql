-- catalogue_now --
-- How many times what can be proposed changed, and the last time that something of it was deleted
select version, lost_version from catalogue_version

-- live_ids --
-- The ids of what is live and to show, in order; linked duplicates are left out
select id from opportunities where retired_at is null and canonical_id is null order by id

-- live_between --
-- The opportunities from :first to :last that are live and to show
select o.id, o.source, o.source_key, o.kind, o.title, o.description, o.rome, o.rome_label, o.employer_name,
       st_y(o.point::geometry) as lat, st_x(o.point::geometry) as lon, o.insee, o.place, o.location_rung,
       o.published_at, o.starts_at, o.ends_at, o.conditions, o.url
from opportunities o
where o.id between :first and :last and o.retired_at is null and o.canonical_id is null
order by o.id

-- changed_ids --
-- The ids of what changed since the :version of the catalogue, and whether each is live and to show
select id, retired_at is null and canonical_id is null as live
from opportunities where changed_version > :version order by id
