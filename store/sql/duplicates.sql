-- unmarked_opportunities --
-- Live rows among :ids that no fingerprint was made of.
select id from opportunities
where id = any(cast(:ids as bigint [])) and fingerprint is null and retired_at is null;

-- mark_opportunities --
-- Keeps fingerprints that were made after the row was written.
update opportunities as o
set cell = marked.cell, fingerprint = marked.fingerprint
from unnest(cast(:ids as bigint []), cast(:cells as integer []), cast(:fingerprints as bytea [])) as marked (
    id, cell, fingerprint
)
where o.id = marked.id;

-- cells_of_opportunities --
-- Where the live rows among :ids are.
select distinct cell from opportunities
where id = any(cast(:ids as bigint [])) and retired_at is null and cell is not null;

-- live_opportunities --
-- The ids of all that is live.
select id from opportunities where retired_at is null;

-- postings --
-- What is compared of the rows :ids.
select
    id, kind, title, description, employer_name, siret, rome, insee, place, location_rung,
    published_at, st_y(point::geometry) as lat, st_x(point::geometry) as lon
from opportunities
where id = any(cast(:ids as bigint []));

-- grouped_opportunities --
-- The rows among :ids that are linked to another, or that others are linked to.
select id from opportunities where id = any(cast(:ids as bigint [])) and canonical_id is not null
union
select canonical_id from opportunities where canonical_id = any(cast(:ids as bigint []));

-- linked_groups --
-- The live rows of the groups that the rows :ids belong to or lead, :ids themselves included.
with heads as (
    select coalesce(canonical_id, id) as id from opportunities where id = any(cast(:ids as bigint []))
)
select o.id, o.source, o.source_key, o.published_at, o.canonical_id
from opportunities as o
where
    o.retired_at is null
    and (o.id = any(cast(:ids as bigint [])) or o.id in (select id from heads) or o.canonical_id in (select id from heads));

-- set_canonical --
-- Each row of :ids gets the one to show in its place; null for one that is shown itself.
update opportunities as o
set canonical_id = linked.canonical_id
from unnest(cast(:ids as bigint []), cast(:canonical_ids as bigint [])) as linked (id, canonical_id)
where o.id = linked.id and o.canonical_id is distinct from linked.canonical_id;

-- drop_links --
-- Forgets why the rows :ids were linked.
delete from duplicate_links where opportunity_id = any(cast(:ids as bigint []));

-- keep_links --
-- Keeps why rows are linked.
insert into duplicate_links (opportunity_id, canonical_id, score, parts, linked_at)
select linked.opportunity_id, linked.canonical_id, linked.score, cast(linked.parts as jsonb), :now
from unnest(
    cast(:ids as bigint []), cast(:canonical_ids as bigint []), cast(:scores as float8 []), cast(:parts as text [])
) as linked (opportunity_id, canonical_id, score, parts);

-- refused_pairs --
-- The pairs with one of :ids that a person said are not the same.
select one_id, other_id from duplicate_refusals
where one_id = any(cast(:ids as bigint [])) or other_id = any(cast(:ids as bigint []));

-- refuse_pairs --
-- A row and the :others are not the same, says a person.
insert into duplicate_refusals (one_id, other_id, refused_at, refused_by)
select least(:id, other.id), greatest(:id, other.id), :now, :who
from unnest(cast(:others as bigint [])) as other (id)
on conflict do nothing;

-- also_seen --
-- The other live rows of the group of :id, the one shown first, with their source's name and why they were linked.
with head as (select coalesce(canonical_id, id) as id from opportunities where id = :id)
select
    o.id, o.source, sources.label as source_label, o.title, o.employer_name, o.url, o.published_at, l.score,
    coalesce(l.parts, '{}'::jsonb) as parts
from opportunities as o
join sources on sources.slug = o.source
left join duplicate_links as l on l.opportunity_id = o.id
where
    o.retired_at is null and o.id <> :id
    and (o.id = (select id from head) or o.canonical_id = (select id from head))
order by o.canonical_id nulls first, o.published_at, o.id
limit :limit;

-- retired_heads --
-- Retired rows that live ones are still hidden behind: what ends outside a load (its hour, its host, a person's word).
select distinct head.id
from opportunities as head
join opportunities as member on member.canonical_id = head.id and member.retired_at is null
where head.retired_at is not null
order by head.id
limit :limit;
