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
