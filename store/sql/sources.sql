-- enter_pull_hours --
-- A source that the schedule pulls, known before its first pull.
insert into sources (slug, label, nightly_at, increments, scopes)
values (:slug, :label, :nightly_at, :increments, cast(:scopes as text []))
on conflict (slug) do update
set
    label = excluded.label, nightly_at = excluded.nightly_at, increments = excluded.increments,
    scopes = excluded.scopes
where
    (sources.label, sources.nightly_at, sources.increments, sources.scopes)
    is distinct from (excluded.label, excluded.nightly_at, excluded.increments, excluded.scopes);

-- forget_pull_hours --
-- No hour for the sources that the schedule does not pull.
update sources set nightly_at = null, increments = false, scopes = null
where nightly_at is not null and slug <> all(cast(:slugs as text []));

-- source_facts --
-- Each source in the order of the night, with what it offers now, and when a pull that failed is tried again.
select
    sources.slug,
    sources.label,
    sources.nightly_at,
    sources.increments,
    coalesce(offered.live, 0) as live,
    (
        (select count(*) from services where services.source = sources.slug and services.retired_at is null)
        + (select count(*) from structures where structures.source = sources.slug and structures.retired_at is null)
        + (select count(*) from bus_stops where bus_stops.source = sources.slug and bus_stops.retired_at is null)
        + (select count(*) from on_demand_transports as t where t.source = sources.slug and t.retired_at is null)
    ) as besides,
    waiting.retry_at
from sources
left join (
    select source, count(*) as live
    from opportunities
    where retired_at is null and canonical_id is null
    group by source
) as offered on offered.source = sources.slug
left join lateral (
    select case when finished_at is null then retry_at end as retry_at
    from slots where job = 'ingest:' || sources.slug order by slot_at desc limit 1
) as waiting on true
order by sources.nightly_at nulls last, sources.slug
limit 100;

-- scope_facts --
-- Each scope of each source with its last run that ended, and what the runs before it tell. Where no schedule says what
-- a source is pulled over, a scope not pulled in the week before its newest run is no longer followed.
with followed as (
    select distinct runs.source, runs.scope
    from sources
    join lateral (
        select started_at from runs where runs.source = sources.slug order by started_at desc limit 1
    ) as newest on true
    join runs on runs.source = sources.slug
    where
        runs.scope = any(sources.scopes)
        or (sources.scopes is null and runs.started_at > newest.started_at - interval '7 days')
)
select
    followed.source,
    followed.scope,
    ended.id,
    ended.status,
    ended.whole,
    ended.started_at,
    ended.finished_at,
    ended.pulled,
    ended.new,
    ended.changed,
    ended.unchanged,
    ended.retired,
    ended.rejected,
    ended.held,
    ended.message,
    ended.fault,
    ended.released_at,
    going.started_at as running_since,
    entire.finished_at as whole_at,
    coalesce(entire.pulled, 0) as whole_pulled,
    coalesce(entire.rejected, 0) as whole_rejected,
    coalesce(entire.new + entire.changed + entire.unchanged, 0) as whole_rows,
    before.rows as week_ago_rows,
    good.finished_at as fresh_at,
    bad.failures,
    bad.failing_since,
    usual.share as usual_rejected_share,
    coalesce(kept.held, 0) as held_now,
    kept.run_id as held_run_id
from followed
left join lateral (
    select * from runs
    where runs.source = followed.source and runs.scope = followed.scope and runs.status <> 'running'
    order by started_at desc, id desc limit 1
) as ended on true
left join lateral (
    select started_at from runs
    where runs.source = followed.source and runs.scope = followed.scope and runs.status = 'running'
    order by started_at desc limit 1
) as going on true
left join lateral (
    select * from runs
    where runs.source = followed.source and runs.scope = followed.scope and runs.status = 'complete' and runs.whole
    order by started_at desc, id desc limit 1
) as entire on true
left join lateral (
    select new + changed + unchanged as rows from runs
    where
        runs.source = followed.source and runs.scope = followed.scope and runs.status = 'complete' and runs.whole
        and runs.started_at >= entire.started_at - interval '7 days'
        and runs.started_at >= coalesce(
            (
                select max(let_go.started_at) from runs as let_go
                where
                    let_go.source = followed.source and let_go.scope = followed.scope
                    and let_go.released_at is not null
            ),
            '-infinity'
        )
    order by started_at, id limit 1
) as before on true
left join lateral (
    select finished_at, started_at from runs
    where runs.source = followed.source and runs.scope = followed.scope and runs.status = 'complete'
    order by started_at desc, id desc limit 1
) as good on true
left join lateral (
    select count(*) as failures, min(failed.started_at) as failing_since
    from (
        select started_at from runs
        where
            runs.source = followed.source and runs.scope = followed.scope and runs.status in ('failed', 'partial')
            and runs.started_at > coalesce(good.started_at, '-infinity')
        order by started_at desc limit 1000
    ) as failed
) as bad on true
left join lateral (
    select percentile_cont(0.5) within group (order by earlier.share) as share
    from (
        select cast(rejected as float) / greatest(pulled, 1) as share from runs
        where
            runs.source = followed.source and runs.scope = followed.scope and runs.status = 'complete' and runs.whole
            and runs.started_at < entire.started_at
        order by started_at desc limit 10
    ) as earlier
) as usual on true
left join lateral (
    select held_retirements.run_id, count(*) as held
    from held_retirements
    join runs on runs.id = held_retirements.run_id
    where runs.source = followed.source and runs.scope = followed.scope
    group by held_retirements.run_id
    order by held_retirements.run_id desc limit 1
) as kept on true
order by followed.source, followed.scope
limit 2000;

-- left_scopes --
-- What the schedule no longer pulls though it is still live: how much, when it was last pulled, and what of it waits for
-- a person's word.
select left_.source, left_.scope, alive.rows as live, left_.pulled_at, kept.run_id as held_run_id
from (
    select runs.source, runs.scope, max(runs.started_at) as pulled_at
    from sources
    join runs on runs.source = sources.slug
    where runs.scope <> all(sources.scopes)
    group by runs.source, runs.scope
    order by runs.source, runs.scope
    limit 200
) as left_
join lateral (
    select
        (
            select count(*) from opportunities as t
            where t.source = left_.source and t.scope = left_.scope and t.retired_at is null
        )
        + (
            select count(*) from services as t
            where t.source = left_.source and t.scope = left_.scope and t.retired_at is null
        )
        + (
            select count(*) from structures as t
            where t.source = left_.source and t.scope = left_.scope and t.retired_at is null
        )
        + (
            select count(*) from bus_stops as t
            where t.source = left_.source and t.scope = left_.scope and t.retired_at is null
        )
        + (
            select count(*) from on_demand_transports as t
            where t.source = left_.source and t.scope = left_.scope and t.retired_at is null
        ) as rows
) as alive on alive.rows > 0
left join lateral (
    select held_retirements.run_id
    from held_retirements
    join runs on runs.id = held_retirements.run_id
    where runs.source = left_.source and runs.scope = left_.scope
    order by held_retirements.run_id desc limit 1
) as kept on true
order by left_.source, left_.scope;

-- live_of_scope --
-- All that is live of a source in a scope; the ids.
select t.id from {table} as t where t.source = :source and t.scope = :scope and t.retired_at is null;

-- last_runs --
-- The newest runs, the last first.
select
    id, source, scope, status, whole, started_at, finished_at, pulled, new, changed, unchanged, retired, rejected, held,
    message, fault, released_at
from runs
order by started_at desc, id desc
limit :limit;

-- rejects_by_source --
-- What the last pull of everything of each scope of each source refused, and what the source itself withdrew (`gone`),
-- by reason and field, with the keys of some.
select
    runs.source,
    rejects.gone,
    rejects.reason,
    rejects.field,
    count(*) as records,
    (array_agg(rejects.source_key order by rejects.id) filter (where rejects.source_key is not null)) [1:3] as examples
from runs
join rejects on rejects.run_id = runs.id
where
    runs.id in (
        select distinct on (source, scope) id from runs
        where
            status in ('complete', 'partial')
            and started_at > (select max(started_at) - interval '7 days' from runs)
        order by source, scope, whole desc, started_at desc, id desc
    )
group by runs.source, rejects.gone, rejects.reason, rejects.field
order by runs.source, rejects.gone, records desc, rejects.reason
limit 500;

-- live_by_kind --
-- How many opportunities can be proposed, by kind.
select kind, count(*) as live
from opportunities
where retired_at is null and canonical_id is null
group by kind;

-- references_loaded --
-- Whether there are communes and trades to work with.
select exists (select from communes) and exists (select from rome_codes);

-- scopes_pulled_since --
-- The scopes of a source pulled whole, and completely, in a span of time.
select distinct scope from runs
where source = :source and status = 'complete' and whole and started_at between :since and :now
limit 1000;

-- last_good_start --
-- When the last complete pull of a scope began, of everything or of what is new; none before one of everything.
select max(started_at) filter (
    where exists (
        select from runs as entire
        where entire.source = :source and entire.scope = :scope and entire.status = 'complete' and entire.whole
    )
)
from (
    select started_at from runs
    where source = :source and scope = :scope and status = 'complete' and started_at <= :before
    order by started_at desc limit 1
) as good;

-- forget_rejects --
-- Why records were refused, of runs that began before :rejects_before.
delete from rejects where id in (
    select rejects.id from rejects join runs on runs.id = rejects.run_id
    where runs.started_at < :rejects_before limit 200000
);

-- forget_runs --
-- Runs that began before :before, but the last of each scope of each source, and those that hold something back.
delete from runs where id in (
    select runs.id from runs
    where
        runs.started_at < :before
        and not exists (select from held_retirements where held_retirements.run_id = runs.id)
        and exists (
            select from runs as later
            where later.source = runs.source and later.scope = runs.scope and later.started_at > runs.started_at
        )
    limit 20000
);

-- forget_requests --
-- Pulls that were asked for, and done, before :before.
delete from pull_requests where done_at < :before;

-- forget_alerts --
-- Alerts that were over before :before.
delete from alerts where closed_at < :before;
