-- keep_weights --
-- Keeps the weights of a version, once
insert into weights_versions (version, content, first_used_at) values (:version, :content, :now)
on conflict (version) do nothing

-- list_to_replay --
-- A list with what made it, the pseudonym of its person, and its rows in order
select l.id, l.audience, l.person_id, l.question, l.made_at, l.weights_version, l.data_version, l.travel_version,
       l.program_version, l.person, p.pseudonym,
       coalesce((select jsonb_agg(jsonb_build_object('position', i.position, 'opportunity_id', i.opportunity_id,
                                                     'score', i.score, 'price', i.price, 'reasons', i.reasons)
                                  order by i.position)
                 from list_items i where i.list_id = l.id), '[]') as items
from lists l left join people p on p.id = l.person_id
where l.id = :id

-- live_then --
-- The opportunities that were live at :then, as they are now, by id; :most of them
select o.id, o.source, o.source_key, o.kind, o.title, o.description, o.rome, o.rome_label, o.employer_name,
       st_y(o.point::geometry) as lat, st_x(o.point::geometry) as lon, o.insee, o.place, o.location_rung,
       o.published_at, o.starts_at, o.ends_at, o.conditions, o.url, false as unchecked
from opportunities o
where o.first_seen_at <= :then and (o.retired_at is null or o.retired_at > :then)
  and not exists (select from opportunity_absences a
                  where a.opportunity_id = o.id and a.since <= :then and (a.until is null or a.until > :then))
order by o.id
limit :most

-- replaced_since --
-- What those of the opportunities :ids were at :then whose content was replaced since, as they were when shown
select r.opportunity_id as id, o.source, o.source_key, o.kind, o.title, o.description, o.rome, o.rome_label,
       o.employer_name, (r.content ->> 'lat')::float8 as lat, (r.content ->> 'lon')::float8 as lon, o.insee, o.place,
       o.location_rung, o.published_at, o.starts_at, o.ends_at, o.conditions, o.url, false as unchecked
from (select distinct on (opportunity_id) opportunity_id, content from replaced_opportunities
      where opportunity_id = any(:ids) and replaced_at > :then
      order by opportunity_id, replaced_at) r,
     jsonb_populate_record(null::opportunities, r.content) o
