-- people_listed --
-- Who stands in a shortlist of the opening :opening_id made since :since, and still agrees to: the key of the opening,
-- and each pseudonym.
select distinct
    people.id as person_id,
    people.pseudonym,
    opportunities.source || ':' || opportunities.source_key as opening_key
from lists
join list_items as items on items.list_id = lists.id
join people on people.id = items.person_id
join opportunities on opportunities.id = lists.opening_id
where lists.opening_id = :opening_id
    and lists.audience = 'shortlist'
    and lists.made_at >= :since
    and people.shortlist_consent_at is not null
limit 5000;

-- communes_of_shortlists --
-- In how many communes the employer of the opening :opening_id was shown a list since :since, with that of the opening.
select count(distinct theirs.insee)
from opportunities as opening
join opportunities as theirs on theirs.id = opening.id or theirs.employer_id = opening.employer_id
where opening.id = :opening_id
    and (
        theirs.id = opening.id
        or exists (
            select from lists
            where lists.opening_id = theirs.id and lists.audience = 'shortlist' and lists.made_at >= :since
        )
    );

-- meetings_asked --
-- Requests to meet of the person :person_id, or of those whom :counsellor_id follows: what still waits first, the oldest
-- first, then the newest.
select
    meetings.id,
    meetings.person_id,
    people.pseudonym,
    people.first_name,
    meetings.opening_id,
    opportunities.title as opening,
    opportunities.place,
    opportunities.retired_at is not null as is_gone,
    coalesce(sheets.ended in ('found', 'elsewhere'), false) as is_filled,
    employers.name as employer,
    employers.phone as employer_phone,
    exists (select from users where users.employer_id = employers.id) as employer_signs_in,
    meetings.message,
    meetings.state,
    meetings.told_name,
    meetings.told_contact,
    meetings.asked_at,
    meetings.answered_at,
    meetings.cancelled_at,
    meetings.expires_at
from meetings
join people on people.id = meetings.person_id
join opportunities on opportunities.id = meetings.opening_id
join employers on employers.id = meetings.employer_id
left join opening_sheets as sheets on sheets.opportunity_id = opportunities.id
where meetings.person_id = :person_id or people.counsellor_id = :counsellor_id
order by
    meetings.state <> 'asked' or meetings.expires_at <= :now,
    case when meetings.state = 'asked' and meetings.expires_at > :now then meetings.asked_at end,
    meetings.asked_at desc,
    meetings.id desc
limit 200;

-- meetings_of_employer --
-- Requests of the employer :employer_id, or those for its opening :opening_id, newest first: nothing that names anybody.
select
    meetings.id,
    meetings.opening_id,
    opportunities.title as opening,
    opportunities.source || ':' || opportunities.source_key as opening_key,
    people.pseudonym,
    meetings.message,
    meetings.state,
    meetings.asked_at,
    meetings.answered_at,
    meetings.expires_at,
    meetings.cancelled_at
from meetings
join people on people.id = meetings.person_id
join opportunities on opportunities.id = meetings.opening_id
where meetings.employer_id = :employer_id
    and (cast(:opening_id as bigint) is null or meetings.opening_id = :opening_id)
order by meetings.asked_at desc, meetings.id desc
limit 200;

-- meetings_to_recall --
-- The requests made between :until and :since that no yes answers now, that nobody cancelled or spoke of once more; held.
select id from meetings
where
    asked_at <= :since and asked_at > :until
    and recalled_at is null and cancelled_at is null and state <> 'given'
order by id
limit 1000
for update skip locked;

-- meetings_run_out --
-- The requests whose question, or whose yes, is over at :now; the ids and whose they are.
select meetings.id, people.pseudonym
from meetings
join people on people.id = meetings.person_id
where meetings.state in ('asked', 'given') and meetings.expires_at <= :now
order by meetings.id
limit 1000
for update of meetings skip locked;
