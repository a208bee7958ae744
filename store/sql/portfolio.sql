-- portfolio --
-- Each of the people followed by :counsellor_id, or :person_id alone where it is told, with what was suggested to them,
-- what they said of it last, the job that they hold, what else they got and begin next, their next interview from
-- :today on, which employers ask at :now to meet them, the last yes to one that stands and that no step has followed,
-- with whether anybody signs in there, how they come into their space, and what the newest batch list holds that is
-- live, undecided and still to be had (not in :taken, confirmed or but claimed, nothing said by them of what they did
-- about it, no employer asked about it to meet them): the best of it, how much is there, what of it was first seen
-- since :fresh_since and scored :good_score or more. The best is linked to what they said, if anything is (a reason
-- whose code is one of :linking); of that, what goes against nothing they said, if anything is (no code is one of
-- :kept_out); of that, near, if anything is (reached within the minutes accepted, times :a_little_longer, and in time
-- for work, no code being of :too_late; or nowhere in particular; or by a transport on demand); of that, what is linked
-- by its trade or theme (a code of :wished); of that, the first, or the first that scores :nearly_as_good of it and
-- that no reason warns of (a code of :warning).
with followed as (
    select * from person_cards
    where counsellor_id = :counsellor_id and (cast(:person_id as bigint) is null or id = :person_id)
    order by first_name, id
    limit 500
), last_steps as (
    select distinct on (steps.person_id, steps.opportunity_id)
        steps.person_id, steps.step, steps.made_at, steps.on_day, steps.confirmed, opportunities.id, opportunities.title,
        opportunities.kind
    from followed
    join person_steps as steps on steps.person_id = followed.id
    join opportunities on opportunities.id = steps.opportunity_id
    order by steps.person_id, steps.opportunity_id, steps.made_at desc, steps.id desc
), placed as (
    select distinct on (person_id) * from last_steps
    where step in ('taken', 'started') and kind in ('job', 'inclusion_job')
    order by person_id, made_at desc
), begins as (
    select distinct on (person_id) * from last_steps
    where step = 'taken' and kind not in ('job', 'inclusion_job')
    order by person_id, on_day >= :today desc nulls last, on_day, made_at desc
), interview as (
    select distinct on (person_id) * from last_steps
    where step = 'interview' and on_day >= :today
    order by person_id, on_day
)
select
    people.*,
    (
        select count(*) from suggestions
        where person_id = people.id and not by_person and decision = 'suggested'
    ) as suggested,
    asking.employers as meetings,
    asking.since as meetings_since,
    answer.said_at,
    answer.step,
    answer.on_day as said_day,
    answer.title as said_of,
    placed.step as placed_step,
    placed.made_at as placed_at,
    placed.on_day as placed_day,
    placed.title as placed_of,
    case when not placed.confirmed then placed.id end as placed_unconfirmed,
    begins.step as begins_step,
    begins.made_at as begins_at,
    begins.on_day as begins_day,
    begins.title as begins_of,
    begins.kind as begins_kind,
    interview.made_at as interview_at,
    interview.step as interview_step,
    interview.on_day as interview_day,
    interview.title as interview_of,
    agreed.employer as agreed_employer,
    agreed.answered_at as agreed_at,
    agreed.employer_signs_in as agreed_signs_in,
    account.email is not null as has_email,
    account.card_made_at is not null as has_card,
    account.card_used_at is not null as has_used_card,
    newest.id as list_id,
    coalesce(best.waiting, 0) as waiting,
    coalesce(best.fresh, cast('{}' as bigint[])) as fresh,
    best.opportunity_id as best_id,
    best.title as best_title,
    best.kind as best_kind,
    best.place as best_place,
    best.is_near as best_is_near,
    best.is_linked as best_is_linked,
    best.reasons as best_reasons
from followed as people
left join lateral (
    select said.said_at, said.step, said.on_day, opportunities.title
    from (
        select opportunity_id, made_at as said_at, step, on_day from person_steps
        where person_steps.person_id = people.id
        union all
        select opportunity_id, made_at as said_at, decision as step, null as on_day from suggestions
        where suggestions.person_id = people.id and by_person
    ) as said
    join opportunities on opportunities.id = said.opportunity_id
    order by said.said_at desc
    limit 1
) as answer on true
left join placed on placed.person_id = people.id
left join begins on begins.person_id = people.id
left join interview on interview.person_id = people.id
left join lateral (
    select
        employers.name as employer,
        exists (select from users where users.employer_id = employers.id) as employer_signs_in,
        meetings.answered_at
    from meetings
    join employers on employers.id = meetings.employer_id
    where
        meetings.person_id = people.id and meetings.state = 'given' and meetings.expires_at > :now
        and not exists (
            select from person_steps
            where
                person_steps.person_id = people.id
                and person_steps.opportunity_id = meetings.opening_id
                and person_steps.made_at >= meetings.answered_at
        )
    order by meetings.answered_at desc
    limit 1
) as agreed on true
left join lateral (
    select users.email, cards.made_at as card_made_at, cards.used_at as card_used_at
    from people as same
    join users on users.id = same.user_id
    left join cards on cards.user_id = users.id and cards.expires_at > :now
    where same.id = people.id
) as account on true
left join lateral (
    select id from lists
    where lists.person_id = people.id and lists.audience = 'batch'
    order by made_at desc, id desc limit 1
) as newest on true
left join lateral (
    select
        items.opportunity_id, o.title, o.kind, o.place, items.reasons, said.is_near, said.is_linked,
        count(*) over () as waiting,
        array_agg(items.opportunity_id) filter (
            where o.first_seen_at >= :fresh_since and items.score >= :good_score
        ) over () as fresh,
        coalesce(
            not said.is_warned
            and items.score >= :nearly_as_good * first_value(items.score) over (
                partition by said.is_linked, said.is_kept_out, said.is_near, said.is_wished order by items.position
            ),
            false
        ) as is_clear
    from list_items as items
    join opportunities as o on o.id = items.opportunity_id and o.retired_at is null and o.canonical_id is null
    cross join lateral (
        select
            coalesce(array_agg(reason ->> 0), '{}') as codes,
            coalesce(bool_or(reason ->> 0 = 'without_car' and reason @@ '$[1][*][0] == "on_demand"'), false)
                as is_called_for
        from (
            select cast(kept as jsonb) as reason
            from unnest(items.reasons) as kept
            where starts_with(kept, '[')  -- what is no array is the sentence that a list of before kept
        ) as read
    ) as reasons
    cross join lateral (
        select
            o.point is null
            or reasons.is_called_for
            or not reasons.codes && cast(:too_late as text[])
            and exists (
                select from person_means as means
                where
                    means.person_id = people.id
                    and means.mode = items.mode
                    and items.minutes <= means.max_minutes * :a_little_longer
            ) as is_near,
            reasons.codes && cast(:linking as text[]) as is_linked,
            reasons.codes && cast(:wished as text[]) as is_wished,
            reasons.codes && cast(:warning as text[]) as is_warned,
            reasons.codes && cast(:kept_out as text[]) as is_kept_out
    ) as said
    where
        items.list_id = newest.id
        and not exists (
            select from suggestions
            where suggestions.person_id = people.id and suggestions.opportunity_id = items.opportunity_id
        )
        and not items.opportunity_id = any(cast(:taken as bigint[]))
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
    order by
        said.is_linked desc, said.is_kept_out, said.is_near desc, said.is_wished desc, is_clear desc, items.position
    limit 1
) as best on true
cross join lateral (
    select count(distinct employer_id) as employers, min(asked_at) as since
    from meetings
    where meetings.person_id = people.id and meetings.state = 'asked' and meetings.expires_at > :now
) as asking
order by people.first_name, people.id;

-- opened_since --
-- The people followed by :counsellor_id whose list the account :actor opened since :since.
select people.id
from people
where
    people.counsellor_id = :counsellor_id
    and exists (
        select from audit_log
        where subject = people.pseudonym::text and at >= :since and action = 'read_list' and actor = :actor
    )
limit 500;

-- colleagues --
-- The other counsellors of the team of :counsellor_id, with how many people each follows.
select users.id, users.name, count(people.id) as people
from users
join users as self on self.id = :counsellor_id
left join people on people.counsellor_id = users.id
where users.role = 'counsellor' and users.id <> :counsellor_id and users.lead_id is not null
  and users.lead_id = self.lead_id
group by users.id
order by users.name, users.id
limit 200;
