-- reported_opportunities --
-- Offers of which something is said to be wrong and that nobody has looked at: how often, what, in which words.
select
    o.id as opportunity_id,
    o.title,
    o.source,
    count(*) as times,
    array_agg(distinct r.fault) as faults,
    coalesce((array_agg(r.words order by r.made_at desc) filter (where r.words <> ''))[1\:3], '{}') as words,
    max(r.made_at) as last_at
from reports as r join opportunities as o on o.id = r.opportunity_id
where r.looked_at is null
group by o.id
order by times desc, last_at desc
limit :limit;

-- forget_reports --
-- What was looked at before :rejects_before, and what nobody had looked at by :before.
delete from reports where looked_at < :rejects_before or made_at < :before;
