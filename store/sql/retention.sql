-- silent_people --
-- People of whom nothing was heard since :before, by contact, by sign-in, by decision or by step; the longest silent first.
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
        (select max(seen_at) from sessions where sessions.user_id = people.user_id),
        (select max(made_at) from suggestions where suggestions.person_id = people.id and suggestions.by_person),
        (select max(made_at) from person_steps where person_steps.person_id = people.id)
    ) as at
) as heard
where people.created_at < :before
    and (people.last_contact_at is null or people.last_contact_at < :before)
    and heard.at < :before
order by heard.at, people.id
limit :most;

-- heard_again --
-- People who were warned and of whom something was heard since; the ids.
select people.id from people
where people.warned_at is not null
    and greatest(
        people.last_contact_at,
        (select max(seen_at) from sessions where sessions.user_id = people.user_id),
        (select max(made_at) from suggestions where suggestions.person_id = people.id and suggestions.by_person),
        (select max(made_at) from person_steps where person_steps.person_id = people.id)
    ) >= :since
limit 10000;
