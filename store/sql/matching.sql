-- opportunities_by_id --
-- The opportunities :ids, live or not
select o.id, o.source, o.source_key, o.kind, o.title, o.description, o.rome, o.rome_label, o.employer_name,
       st_y(o.point::geometry) as lat, st_x(o.point::geometry) as lon, o.insee, o.place, o.location_rung,
       o.published_at, o.starts_at, o.ends_at, o.conditions, o.url,
       o.employer_id is not null
       and exists (select from employers e where e.id = o.employer_id and e.approved_at is null) as unchecked
from opportunities o
where o.id = any(:ids)
order by o.id

-- catalogue_version --
-- Counts the changes of what can be proposed
select version from catalogue_version

-- waits_to_be_ranked --
-- Whether what can be proposed changed since everybody was last ranked
select version > ranked_version from catalogue_version

-- note_ranked --
-- Everybody was ranked for the :version of what can be proposed
update catalogue_version set ranked_version = :version where ranked_version < :version

-- people_to_rank --
-- What the ranking may know of people: all of them, or those of :ids
select p.id, st_y(p.point::geometry) as lat, st_x(p.point::geometry) as lon, p.insee, p.stage, p.licences, p.level,
       p.french, p.hours_min, p.hours_max, p.days, p.day_start, p.day_end, p.nights, p.weekends, p.limits, p.open_to,
       p.civic_service, p.ranked, p.pseudonym,
       coalesce((select jsonb_agg(jsonb_build_object('mode', mode, 'max_minutes', max_minutes) order by mode)
                 from person_means where person_id = p.id), '[]') as means,
       array(select text from person_wishes where person_id = p.id order by position) as wishes,
       array(select text from person_skills where person_id = p.id order by position) as skills,
       coalesce((select jsonb_agg(jsonb_build_object('text', text, 'years', years) order by position)
                 from person_experience where person_id = p.id), '[]') as experience
from people p
where cast(:ids as bigint[]) is null or p.id = any(:ids)
order by p.id

-- dismissed --
-- The opportunities that each of the people :ids set aside, or that were set aside for them
select person_id, opportunity_id from suggestions where decision = 'dismissed' and person_id = any(:ids)

-- people_for_shortlist --
-- People who agreed to appear anonymously in shortlists, within :radius_m metres of an opening
select p.id from people p
where p.shortlist_consent_at is not null and st_dwithin(p.point, st_geogfromtext(:place), :radius_m)
order by p.id

-- everybody --
-- The ids of all people
select id from people order by id

-- people_still_here --
-- Those of the people :ids who were not erased: nobody erases them before the end of this transaction
select id from people where id = any(:ids) order by id for key share

-- nearest --
-- The :limit opportunities nearest to :place within :radius_m metres that are live and not over at :now
select o.id, o.source, o.source_key, o.kind, o.title, o.description, o.rome, o.rome_label, o.employer_name,
       st_y(o.point::geometry) as lat, st_x(o.point::geometry) as lon, o.insee, o.place, o.location_rung,
       o.published_at, o.starts_at, o.ends_at, o.conditions, o.url, o.content_hash, o.retired_at,
       o.employer_id is not null
       and exists (select from employers e where e.id = o.employer_id and e.approved_at is null) as unchecked
from opportunities o
where o.retired_at is null and o.canonical_id is null
  and coalesce(o.ends_at, o.starts_at, 'infinity') > :now
  and st_dwithin(o.point, st_geogfromtext(:place), :radius_m)
order by o.point <-> st_geogfromtext(:place), o.id
limit :limit
