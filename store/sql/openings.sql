-- openings --
-- The openings of the employer :employer_id, or the one of :opening_id among them; live ones first, newest first.
select
    opportunities.id,
    opportunities.employer_id,
    opportunities.kind,
    opportunities.title,
    opportunities.description,
    opportunities.rome_label,
    opportunities.place,
    opportunities.conditions,
    opportunities.published_at,
    opportunities.retired_at,
    employers.name as employer,
    employers.approved_at
from opportunities
join employers on employers.id = opportunities.employer_id
where
    opportunities.employer_id = :employer_id
    and opportunities.source = 'alentour'
    and (cast(:opening_id as bigint) is null or opportunities.id = :opening_id)
order by opportunities.retired_at is not null, opportunities.published_at desc nulls last, opportunities.id
limit 200;
