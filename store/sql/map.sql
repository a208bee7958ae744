-- communes_around --
-- The communes within :radius_m metres of a place, each with its outline as GeoJSON, else the cell of
-- ground nearest to its centre
with around as (
    select insee, name, population, point from communes
    where st_dwithin(point, st_geogfromtext(:home), :radius_m)
), cells as (
    select (st_dump(st_voronoipolygons(st_collect(point::geometry)))).geom as cell from around
)
select insee, name, population, st_y(point::geometry) as lat, st_x(point::geometry) as lon,
       st_asgeojson(
           coalesce(outlines.outline, st_intersection(cell, st_buffer(point, :margin_m, 4)::geometry)), 4
       )::json as outline
from around
join cells on st_contains(cell, point::geometry)
left join commune_outlines as outlines using (insee)
order by population desc, insee
limit :limit
