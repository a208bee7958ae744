-- next_bus_stops --
-- The next time the bus stops at each place within :radius_m metres of :home, nearest place first.
select label, spot, insee, place, km, starts_at, ends_at
from (
    select distinct on (insee, spot)
        label, spot, insee, place, starts_at, ends_at, st_distance(point, st_geogfromtext(:home)) / 1000 as km
    from bus_stops
    where retired_at is null and ends_at > :now and insee is not null and st_dwithin(point, st_geogfromtext(:home), :radius_m)
    order by insee, spot, starts_at
) as next
order by km, starts_at, spot
limit :limit;

-- opportunities_held --
-- What the store holds of the keys :keys of a source, as JSON.
select source_key, content_hash, retired_at, to_jsonb(o) as content
from opportunities as o
where source = :source and source_key = any(cast(:keys as text []));

-- bus_stops_held --
-- What the store holds of the keys :keys of a source, as JSON.
select source_key, content_hash, retired_at, to_jsonb(b) as content
from bus_stops as b
where source = :source and source_key = any(cast(:keys as text []));

-- on_demand_transports_held --
-- What the store holds of the keys :keys of a source, as JSON.
select source_key, content_hash, retired_at, to_jsonb(t) as content
from on_demand_transports as t
where source = :source and source_key = any(cast(:keys as text []));

-- live_keys --
-- What is live in a source and scope, of all kinds, and whether its retirement waits for a person's word.
select
    table_name,
    source_key,
    name,
    exists (
        select from held_retirements as h where h.table_name = live.table_name and h.row_id = live.id
    ) as waits
from (
    select 'opportunities' as table_name, id, source_key, title as name from opportunities
    where source = :source and scope = :scope and retired_at is null
    union all
    select 'bus_stops' as table_name, id, source_key, place as name from bus_stops
    where source = :source and scope = :scope and retired_at is null
    union all
    select 'on_demand_transports' as table_name, id, source_key, name from on_demand_transports
    where source = :source and scope = :scope and retired_at is null
) as live
order by table_name, source_key;

-- over_opportunities --
-- What has a date and is over, yet not retired; the ids.
select id from opportunities
where retired_at is null and coalesce(ends_at, starts_at) <= :now
limit 10000;

-- forget_past_bus_stops --
-- Stops of the past say nothing any more.
delete from bus_stops where ends_at < :before;

-- forget_old_imports --
-- Reports are kept for some weeks.
delete from imports where asked_at < :before;
