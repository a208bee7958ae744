-- communes_around --
-- The communes within :radius_m metres of a place, each with its outline as GeoJSON; those without one share the ground
-- around their centres, each what is nearest to its own, up to the outlines of the others
with around as (
    select insee, name, population, point, point::geometry as centre, outline
    from communes left join commune_outlines using (insee)
    where st_dwithin(point, st_geogfromtext(:home), :radius_m)
), outlined as materialized (
    select outline from around where outline is not null
), cells as (
    select (st_dump(st_voronoipolygons(st_collect(centre)))).geom as cell from around where outline is null
), owned as materialized (
    select c.insee, cell
    from cells
    join lateral (
        select insee from communes
        where communes.point && cell::geography and st_contains(cell, communes.point::geometry)
    ) as c on true
), grounds as materialized (
    select around.*, coalesce(st_intersection(cell, near.ground), near.ground) as ground
    from around
    left join owned on owned.insee = around.insee and around.outline is null
    left join lateral (select st_buffer(point, :margin_m, 4)::geometry as ground) as near on outline is null
)
select insee, name, population, st_y(centre) as lat, st_x(centre) as lon,
       st_asgeojson(coalesce(
           outline,
           st_difference(ground, (select st_union(o.outline) from outlined as o where o.outline && ground)),
           ground
       ), 4)::json as outline
from grounds
order by population desc, insee
limit :limit
