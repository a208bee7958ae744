-- travel_mark --
-- What names the roads, timetables and transports on demand in use: another mark, other ways.
-- Cheap: asked every few seconds.
select
    (select count(*) || ' ' || coalesce(max(completed_at)::text, '') from road_matrices where completed_at is not null),
    (select version || ' ' || loaded_at from timetables),
    (
        select count(*) || ' ' || coalesce(greatest(max(changed_at), max(retired_at))::text, '')
        from on_demand_transports
    )

-- live_on_demand_transports --
-- The transports that come when called, as departments declare them.
select name, phone, zone, days, starts, ends, notice, fare, url
from on_demand_transports
where retired_at is null
order by name, id
limit 2000;
