-- travel_mark --
-- What names the roads and timetables in use: another mark, other minutes. Cheap: asked every few seconds.
select
    (select count(*) || ' ' || coalesce(max(completed_at)::text, '') from road_matrices where completed_at is not null),
    (select version || ' ' || loaded_at from timetables)
