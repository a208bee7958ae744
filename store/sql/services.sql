-- services_around --
-- The services that people of a commune may ask for, the nearest first, then those given from a distance.
with home as (select insee, department, point from communes where insee = :insee)

select
    s.id, s.source, s.name, s.description, s.provider, s.themes, s.freins, s.publics, s.conditions, s.fees, s.fees_note,
    s.on_site, s.remote, s.place,
    case when s.on_site then st_distance(s.point, home.point) / 1000 end as km,
    st_y(s.point::geometry) as lat, st_x(s.point::geometry) as lon,
    s.opening_hours, s.phone, s.url, s.updated_on,
    s.zone <> '{}' and not s.zone && array[home.insee, home.department, 'france', '99100'] as zone_unsure
from services as s
cross join home
where
    s.retired_at is null
    and (cast(:freins as text []) is null or s.freins && cast(:freins as text []))
    and (
        cast(:theme as text) is null
        or exists (select from unnest(s.themes) as one where one = :theme or starts_with(one, :theme || '--'))
    )
    and (
        s.zone = '{}'
        or s.zone && array[home.insee, home.department, 'france', '99100']
        or (
            exists (select from unnest(s.zone) as one where length(one) = 9)
            and st_dwithin(s.point, home.point, :group_m)
        )
    )
    and (s.remote or st_dwithin(s.point, home.point, :farthest_m))
order by km nulls last, s.name, s.id
limit :limit;

-- structures_around --
-- The inclusion employers to know around a commune, the nearest first.
select
    s.id, s.source, s.name, s.description, s.sort, s.place,
    st_distance(s.point, home.point) / 1000 as km,
    s.url
from structures as s
cross join (select point from communes where insee = :insee) as home
where s.retired_at is null and st_dwithin(s.point, home.point, :farthest_m)
order by km, s.name, s.id
limit :limit;
