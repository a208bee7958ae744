-- saved_of --
-- What the person :person_id keeps, the last kept first, :limit at most.
select
    saved.opportunity_id,
    saved.saved_at,
    opportunities.title,
    opportunities.kind,
    opportunities.employer_name as employer,
    opportunities.place,
    opportunities.retired_at is not null as is_gone
from saved_opportunities as saved
join opportunities on opportunities.id = saved.opportunity_id
where saved.person_id = :person_id
order by saved.saved_at desc, saved.opportunity_id desc
limit :limit;

-- steps_of --
-- What the person :person_id said they did, newest first, :limit at most.
select
    steps.id,
    steps.opportunity_id,
    steps.step,
    steps.made_at,
    opportunities.title,
    opportunities.kind,
    opportunities.employer_name as employer,
    opportunities.place,
    opportunities.retired_at is not null as is_gone,
    steps.on_day,
    steps.starts_at,
    steps.words
from person_steps as steps
join opportunities on opportunities.id = steps.opportunity_id
where steps.person_id = :person_id
order by steps.made_at desc, steps.id desc
limit :limit;

-- holders_of --
-- Who said that they got the opportunity :id, and did not stop since, the first first.
select held.person_id, held.confirmed
from person_steps as held
where
    held.opportunity_id = :id and held.step in ('taken', 'started')
    and not exists (
        select from person_steps as later
        where
            later.person_id = held.person_id and later.opportunity_id = held.opportunity_id
            and (later.made_at, later.id) > (held.made_at, held.id)
    )
order by held.made_at, held.id;

-- taken_places --
-- The live jobs that as many people hold as there are posts, one where nobody says how many, each as their counsellor
-- confirmed: what one press alone says takes no offer out of everybody's search. With :claimed, as they say themselves,
-- the person :besides left out.
select jobs.id
from person_steps as held
join opportunities as jobs on jobs.id = held.opportunity_id
where
    held.step in ('taken', 'started') and (held.confirmed or :claimed)
    and jobs.retired_at is null and jobs.kind in ('job', 'inclusion_job')
    and held.person_id is distinct from cast(:besides as bigint)
    and not exists (
        select from person_steps as later
        where
            later.person_id = held.person_id and later.opportunity_id = held.opportunity_id
            and (later.made_at, later.id) > (held.made_at, held.id)
    )
group by jobs.id
having count(*) >= coalesce(cast(jobs.conditions ->> 'positions' as integer), 1)
limit 5000;

-- outcomes --
-- What the people :ids said last of an opportunity, where it is that they got it or that the employer said no.
select last.person_id, last.opportunity_id, last.step
from (
    select distinct on (person_id, opportunity_id) person_id, opportunity_id, step
    from person_steps
    where person_id = any(:ids)
    order by person_id, opportunity_id, made_at desc, id desc
) as last
where last.step in ('taken', 'started', 'refused');

-- looks_at --
-- Who read or changed the file :subject since :since, but for what :own read, a line a day, person and thing, newest first.
select
    max(log.at) as at,
    log.action,
    log.role,
    log.actor is not distinct from :own as is_own,
    users.name,
    count(*) as times
from audit_log as log
left join users on users.pseudonym::text = log.actor and users.role in ('counsellor', 'team_lead', 'operator')
where
    log.subject = :subject and log.at >= :since
    and not (log.actor is not distinct from :own and log.action = any(:reads))
group by date_trunc('day', log.at at time zone 'Europe/Paris'), log.action, log.role, log.actor, users.name
order by at desc, log.action
limit :limit;
