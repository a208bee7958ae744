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
    opportunities.retired_at is not null as is_gone
from person_steps as steps
join opportunities on opportunities.id = steps.opportunity_id
where steps.person_id = :person_id
order by steps.made_at desc, steps.id desc
limit :limit;

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
