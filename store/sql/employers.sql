-- employers_to_approve --
-- Employers whose name holds :name, those that wait for approval first, then by name; with who recruits and how many
-- openings are live.
select
    employers.id,
    employers.name,
    employers.siret,
    employers.phone,
    communes.name as place,
    employers.approved_at,
    employers.requests_a_month,
    employers.takes_volunteers,
    employers.nature,
    array(
        select users.name || coalesce(', ' || users.email, '') from users
        where users.employer_id = employers.id order by users.id limit 5
    ) as recruiters,
    array(
        select opportunities.title from opportunities
        where opportunities.employer_id = employers.id
            and opportunities.source = 'alentour'
            and opportunities.retired_at is null
        order by opportunities.published_at desc nulls last, opportunities.id limit 5
    ) as openings
from employers
left join communes on communes.insee = employers.insee
where position(lower(:name) in lower(employers.name)) > 0 and employers.closed_at is null
order by employers.approved_at is not null, employers.name, employers.id
limit 200;

-- employer_contacts --
-- The employers with an account of the opportunities :ids, with their telephone and who recruits for them first.
select
    opportunities.id as opportunity_id,
    employers.id as employer_id,
    employers.name as employer,
    employers.phone,
    (
        select users.name from users
        where users.employer_id = employers.id and users.role = 'recruiter'
        order by users.id limit 1
    ) as recruiter
from opportunities
join employers on employers.id = opportunities.employer_id
where opportunities.id = any(:ids)
limit 500;
