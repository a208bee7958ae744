-- people_cards --
-- The people :ids, or those followed by :counsellor_id, with their means and wishes, by first name.
select * from person_cards
where id = any(:ids) or counsellor_id = :counsellor_id
order by first_name, id
limit 500;

-- desks --
-- Each counsellor whom :lead_id leads, with how many people they follow, for how many of them the newest batch list holds
-- something first seen since :fresh_since, scored :good_score or more, live, undecided and still to be had as their
-- portfolio counts it (not in :taken, nothing said by them of what they did about it, no employer asked about it to meet
-- them), how many were last met before :silent_since, and how many have no stage yet.
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
                and opportunities.canonical_id is null
                and not items.opportunity_id = any(cast(:taken as bigint[]))
                and not exists (
                    select from suggestions
                    where suggestions.person_id = people.id and suggestions.opportunity_id = items.opportunity_id
                )
                and not exists (
                    select from meetings
                    where
                        meetings.person_id = people.id and meetings.opening_id = items.opportunity_id
                        and meetings.state in ('asked', 'given', 'refused', 'withdrawn')
                )
                and not exists (
                    select from person_steps
                    where person_steps.person_id = people.id and person_steps.opportunity_id = items.opportunity_id
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
