-- silent_people --
-- :most people of whom nothing was heard since :heard_before, by contact, by sign-in, by decision or by step: those not
-- warned yet where :warned_until is null, those warned until then where it is told; all, or those whom :counsellor_id
-- follows; the first to go first.
select
    people.id,
    people.pseudonym,
    people.first_name,
    people.counsellor_id,
    people.user_id,
    people.warned_at,
    heard.at as heard_at
from people
cross join lateral (
    select greatest(
        people.created_at,
        people.last_contact_at,
        (select seen_at from users where users.id = people.user_id),
        (select max(made_at) from suggestions where suggestions.person_id = people.id and suggestions.by_person),
        (select max(made_at) from person_steps where person_steps.person_id = people.id)
    ) as at
) as heard
where people.created_at < :heard_before
    and (people.last_contact_at is null or people.last_contact_at < :heard_before)
    and heard.at < :heard_before
    and case
        when cast(:warned_until as timestamptz) is null then people.warned_at is null
        else people.warned_at <= :warned_until
    end
    and (cast(:counsellor_id as bigint) is null or people.counsellor_id = :counsellor_id)
order by greatest(heard.at + cast(:kept as interval), people.warned_at + cast(:warned as interval)), people.id
limit :most;

-- heard_again --
-- People who were warned and of whom something was heard since; the ids.
select people.id from people
where people.warned_at is not null
    and greatest(
        people.last_contact_at,
        (select seen_at from users where users.id = people.user_id),
        (select max(made_at) from suggestions where suggestions.person_id = people.id and suggestions.by_person),
        (select max(made_at) from person_steps where person_steps.person_id = people.id)
    ) >= :since
limit 10000;
