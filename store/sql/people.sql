-- people_cards --
-- The people :ids, or those followed by :counsellor_id, with their means and wishes, by first name.
select * from person_cards
where id = any(:ids) or counsellor_id = :counsellor_id
order by first_name, id
limit 500;

-- came_of_proposals --
-- To how many people of the counsellors whom :lead_id leads something was proposed since :since; how many of them noted
-- since then, of what was proposed, an interview, an immersion that began, a job that they got.
select
    count(distinct made.person_id) as proposed,
    count(distinct made.person_id) filter (where steps.step = 'interview') as interviews,
    count(distinct made.person_id) filter (
        where steps.step = 'started' and opportunities.kind = 'immersion'
    ) as immersions,
    count(distinct made.person_id) filter (
        where steps.step in ('taken', 'started') and opportunities.kind in ('job', 'inclusion_job')
    ) as jobs
from suggestions as made
join people on people.id = made.person_id
join users on users.id = people.counsellor_id and users.role = 'counsellor' and users.lead_id = :lead_id
join opportunities on opportunities.id = made.opportunity_id
left join person_steps as steps
    on steps.person_id = made.person_id and steps.opportunity_id = made.opportunity_id and steps.made_at >= made.made_at
where not made.by_person and made.decision = 'suggested' and made.made_at >= :since;

-- desks --
-- Each counsellor whom :lead_id leads, with how many people they follow, for how many of them the newest batch list holds something first
-- seen since :fresh_since, scored :good_score or more, still live and undecided, how many were last met before
-- :silent_since, and how many have no stage yet.
select
    users.id as counsellor_id,
    users.name as counsellor,
    count(people.id) as people,
    count(people.id) filter (where people.stage is null) as without_stage,
    count(*) filter (
        where exists (
            select from (
                select id from lists
                where lists.person_id = people.id and lists.audience = 'batch'
                order by made_at desc, id desc limit 1
            ) as newest
            join list_items as items on items.list_id = newest.id
            join opportunities on opportunities.id = items.opportunity_id
            where
                items.score >= :good_score
                and opportunities.first_seen_at >= :fresh_since
                and opportunities.retired_at is null
                and not exists (
                    select from suggestions
                    where suggestions.person_id = people.id and suggestions.opportunity_id = items.opportunity_id
                )
        )
    ) as with_news,
    count(*) filter (where people.last_contact_at < :silent_since) as silent
from users
left join people on people.counsellor_id = users.id
where users.role = 'counsellor' and users.lead_id = :lead_id
group by users.id
order by count(people.id) desc, users.name, users.id
limit 200;
