-- source_healths --
-- Each source with its last run, its last good run and the reasons of the last run's rejects, in the order of slugs.
select
    sources.slug,
    sources.label,
    last.status,
    last.started_at,
    last.finished_at,
    last.pulled,
    last.new,
    last.changed,
    last.unchanged,
    last.retired,
    last.rejected,
    good.finished_at as last_good_at,
    coalesce(refused.reasons, '{}'::jsonb) as reject_reasons,
    (
        select count(*) from opportunities
        where opportunities.source = sources.slug and opportunities.retired_at is null
    ) as live
from sources
left join lateral (
    select * from runs where runs.source = sources.slug order by started_at desc limit 1
) as last on true
left join lateral (
    select finished_at from runs
    where runs.source = sources.slug and runs.status = 'complete'
    order by started_at desc limit 1
) as good on true
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
