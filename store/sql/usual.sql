-- usual_radius --
-- The usual search, for comparison: what is within :radius_m of :home, the newest first
select id, title from opportunities
where retired_at is null and st_dwithin(point, st_geogfromtext(:home), :radius_m)
order by published_at desc limit 20

-- usual_radius_count --
-- How many that finds
select count(*) from opportunities where retired_at is null and st_dwithin(point, st_geogfromtext(:home), :radius_m)

-- usual_two_tables --
-- The same where a place may stand on the offer or on its employer
select o.id, o.title from opportunities o left join usual_sites s on s.opportunity_id = o.id
where o.retired_at is null
  and (st_dwithin(o.point, st_geogfromtext(:home), :radius_m) or st_dwithin(s.point, st_geogfromtext(:home), :radius_m))
order by o.published_at desc limit 20

-- usual_two_tables_count --
-- How many that finds
select count(*) from opportunities o left join usual_sites s on s.opportunity_id = o.id
where o.retired_at is null
  and (st_dwithin(o.point, st_geogfromtext(:home), :radius_m) or st_dwithin(s.point, st_geogfromtext(:home), :radius_m))

-- usual_by_employer --
-- The same with one offer an employer, the newest
select id, title from (
    select id, title, published_at, row_number() over (partition by siret order by published_at desc) as place
    from opportunities where retired_at is null and st_dwithin(point, st_geogfromtext(:home), :radius_m)
) as found
where place = 1 order by published_at desc limit 20

-- usual_weighted --
-- A box, the distance by haversine, and a weighted total computed for all of its rows
select id, title, 0.6 * greatest(0, 1 - km / :radius_km) + 0.4 * (rome = :rome)::int as total from (
    select id, title, rome, 12742 * asin(sqrt(
        power(sin(radians(st_y(point::geometry) - :lat) / 2), 2)
        + cos(radians(:lat)) * cos(radians(st_y(point::geometry)))
        * power(sin(radians(st_x(point::geometry) - :lon) / 2), 2))) as km
    from opportunities
    where retired_at is null
      and point::geometry && st_makeenvelope(:west, :south, :east, :north, 4326)
) as boxed
where km <= :radius_km order by total desc limit 20

-- usual_full_text --
-- Full text by rank, within the radius
select o.id, o.title from opportunities o join usual_texts t on t.opportunity_id = o.id
where o.retired_at is null and st_dwithin(o.point, st_geogfromtext(:home), :radius_m)
  and t.said @@ plainto_tsquery('french', :words)
order by ts_rank(t.said, plainto_tsquery('french', :words)) desc limit 20

-- usual_preparation --
-- What these searches need and ours does not: places of employers, and texts made ready with their index
set local maintenance_work_mem = '1GB';
create table usual_sites as select id as opportunity_id, point from opportunities where id % 2 = 0;
alter table usual_sites add primary key (opportunity_id);
create index on usual_sites using gist (point);
create index on opportunities using gist ((point::geometry));
create table usual_texts as
    select id as opportunity_id, to_tsvector('french', title || ' ' || description) as said from opportunities;
alter table usual_texts add primary key (opportunity_id);
create index on usual_texts using gin (said);
analyze usual_sites;
analyze usual_texts;
analyze opportunities

-- droppable_indexes --
-- The indexes of opportunities that hold no constraint, each with what makes it again: a bench writes rows without them
select indexname, indexdef from pg_indexes
where schemaname = current_schema() and tablename = 'opportunities'
  and not exists (select from pg_constraint where conindid = format('%I', indexname)::regclass)
