-- source_healths --
-- Each source with the worst of the last runs of its scopes, that run's rejects by reason, and since when all scopes are
-- good, in the order of slugs. A scope not pulled in the week before the source's newest run is no longer followed.
with followed as (
    select distinct on (runs.source, runs.scope)
        runs.*,
        (
            select max(good.finished_at) from runs as good
            where good.source = runs.source and good.scope = runs.scope and good.status = 'complete'
        ) as good_at
    from runs
    join (select source, max(started_at) as started_at from runs group by source) as newest
        on newest.source = runs.source and runs.started_at > newest.started_at - interval '7 days'
    order by runs.source, runs.scope, runs.started_at desc, runs.id desc
)
select
    sources.slug,
    sources.label,
    last.scope,
    last.status,
    last.started_at,
    last.finished_at,
    last.pulled,
    last.new,
    last.changed,
    last.unchanged,
    last.retired,
    last.rejected,
    fresh.good_at as last_good_at,
    coalesce(refused.reasons, '{}'::jsonb) as reject_reasons,
    (
        select count(*) from opportunities
        where
            opportunities.source = sources.slug
            and opportunities.retired_at is null
            and opportunities.canonical_id is null
    ) as live
from sources
left join lateral (
    select * from followed where followed.source = sources.slug
    order by array_position(array['failed', 'partial', 'running', 'complete'], status), started_at desc
    limit 1
) as last on true
left join lateral (
    select case when bool_and(good_at is not null) then min(good_at) end as good_at
    from followed where followed.source = sources.slug
) as fresh on true
left join lateral (
    select jsonb_object_agg(counted.reason, counted.rejects) as reasons
    from (
        select reason, count(*) as rejects from rejects
        where rejects.run_id = last.id group by reason order by rejects desc limit 20
    ) as counted
) as refused on true
order by sources.slug
limit 100;

-- live_by_kind --
-- How many opportunities can be proposed, by kind.
select kind, count(*) as live
from opportunities
where retired_at is null and canonical_id is null
group by kind;

-- references_loaded --
-- Whether there are communes and trades to work with.
select exists (select from communes) and exists (select from rome_codes);

-- last_runs --
-- The newest runs, the last first.
select id, source, scope, status, started_at, finished_at, pulled, new, changed, unchanged, retired, rejected, message
from runs
order by started_at desc, id desc
limit :limit;

-- rejects_of_run --
-- The rejects of the last run of each scope of a source, counted by reason and field.
select reason, field, count(*) as records, min(source_key) as example
from rejects
where run_id in (select max(id) from runs where source = :source group by scope)
group by reason, field
order by records desc, reason
limit 50;

-- scopes_pulled_since --
-- The scopes of a source pulled whole, and completely, in a span of time.
select distinct scope from runs
where source = :source and status = 'complete' and whole and started_at between :since and :now
limit 1000;
