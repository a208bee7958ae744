-- stage_opportunities --
-- The staging table of a pull: what was read, before it is compared with what is there.
create temporary table staged_opportunities (
    source_key text primary key,
    kind text not null,
    title text not null,
    description text not null,
    rome text,
    rome_label text,
    employer_name text,
    siret text,
    insee text,
    place text,
    point geography (point, 4326),
    location_rung text,
    conditions jsonb not null,
    url text,
    published_at timestamptz,
    starts_at timestamptz,
    ends_at timestamptz,
    content_hash text not null
) on commit drop;

-- insert_new_opportunities --
-- What was never seen enters; the number of rows.
insert into opportunities (
    source, source_key, scope, kind, title, description, rome, rome_label, employer_name, siret, insee, place, point,
    location_rung, conditions, url, published_at, starts_at, ends_at, content_hash, first_seen_at, last_seen_at,
    changed_at, last_run_id
)
select
    :source, s.source_key, :scope, s.kind, s.title, s.description, s.rome, s.rome_label, s.employer_name, s.siret,
    s.insee, s.place, s.point, s.location_rung, s.conditions, s.url, s.published_at, s.starts_at, s.ends_at,
    s.content_hash, :now, :now, :now, :run_id
from staged_opportunities as s
where not exists (select from opportunities as o where o.source = :source and o.source_key = s.source_key)
order by s.source_key;

-- update_changed_opportunities --
-- What changed, or came back after having been retired, is written again; the number of rows.
update opportunities as o
set
    scope = :scope,
    kind = s.kind,
    title = s.title,
    description = s.description,
    rome = s.rome,
    rome_label = s.rome_label,
    employer_name = s.employer_name,
    siret = s.siret,
    insee = s.insee,
    place = s.place,
    point = s.point,
    location_rung = s.location_rung,
    conditions = s.conditions,
    url = s.url,
    published_at = s.published_at,
    starts_at = s.starts_at,
    ends_at = s.ends_at,
    content_hash = s.content_hash,
    last_seen_at = :now,
    changed_at = :now,
    last_run_id = :run_id,
    retired_at = null
from staged_opportunities as s
where
    o.source = :source and o.source_key = s.source_key
    and (o.content_hash <> s.content_hash or o.retired_at is not null);

-- touch_unchanged_opportunities --
-- What is the same is only marked as seen; the number of rows.
update opportunities as o
set last_seen_at = :now, last_run_id = :run_id, scope = :scope
from staged_opportunities as s
where o.source = :source and o.source_key = s.source_key and o.last_run_id is distinct from :run_id;

-- retire_gone_opportunities --
-- What the source itself says is gone is retired, also after a partial pull; the number of rows.
-- A mission is told gone by its first two key parts, whatever its addresses.
update opportunities as o
set retired_at = :now
where
    o.source = :source and o.retired_at is null
    and (
        o.source_key = any(cast(:gone as text []))
        or split_part(o.source_key, '/', 1) || '/' || split_part(o.source_key, '/', 2) = any(cast(:gone as text []))
    );

-- retire_unseen_opportunities --
-- What a complete pull of the scope did not see is retired; the number of rows. A record that was refused was seen:
-- what we know of it stays until it comes again in order, or no more.
update opportunities as o
set retired_at = :now
where
    o.source = :source and o.scope = :scope and o.retired_at is null
    and not exists (select from staged_opportunities as s where s.source_key = o.source_key)
    and o.source_key <> all(cast(:refused as text []))
    and split_part(o.source_key, '/', 1) || '/' || split_part(o.source_key, '/', 2) <> all(cast(:refused as text []));

-- live_in_scope --
-- How many opportunities of a source and scope are live.
select count(*) from opportunities where source = :source and scope = :scope and retired_at is null;

-- fail_abandoned_runs --
-- Runs of a source and scope that a killed process left open are told as failed.
update runs
set status = 'failed', finished_at = :now, message = 'Interrompue : le programme a été arrêté.'
where source = :source and scope = :scope and status = 'running';

-- insert_rejects --
-- Why records were refused, one row a record.
insert into rejects (run_id, source_key, reason, field)
values (:run_id, :source_key, :reason, :field);
