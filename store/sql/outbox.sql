-- post_email --
-- Lets an e-mail of :kind wait for the account :user_id, where it has an address and wants such e-mails; its id, none
-- where it waits or left already
insert into outbox (message_id, stop_code, user_id, kind, key, about, made_at, send_after, attempts)
select gen_random_uuid(), gen_random_uuid(), users.id, :kind, :key, :about, :now, :send_after, 0
from users
where
    users.id = :user_id and users.email is not null
    and not exists (select from letter_stops where letter_stops.user_id = users.id and letter_stops.kind = :kind)
on conflict (user_id, kind, key) do nothing
returning id

-- post_alerts --
-- Lets an e-mail on what is new wait for each of :most people at most who chose :pace, heard of something since :since
-- that did not leave yet, and have no such e-mail waiting
insert into outbox (message_id, stop_code, user_id, kind, key, made_at, send_after, attempts)
select gen_random_uuid(), gen_random_uuid(), users.id, 'alerts', :key, :now, :now, 0
from people
join users on users.id = people.user_id
where
    people.alerts = :pace and people.ranked and users.email is not null
    and exists (
        select from person_alerts as alerts
        join opportunities on opportunities.id = alerts.opportunity_id
        where
            alerts.person_id = people.id and alerts.sent_at is null and alerts.made_at >= :since
            and opportunities.retired_at is null
            and coalesce(opportunities.ends_at, opportunities.starts_at, 'infinity') > :now
            and not exists (
                select from employers where employers.id = opportunities.employer_id and employers.approved_at is null
            )
            and not exists (
                select from suggestions as decided
                where decided.person_id = alerts.person_id and decided.opportunity_id = alerts.opportunity_id
            )
    )
    and not exists (
        select from outbox as waiting
        where
            waiting.user_id = users.id and waiting.kind = 'alerts'
            and waiting.sent_at is null and waiting.given_up_at is null
    )
order by people.id
limit :most
on conflict (user_id, kind, key) do nothing

-- take_email --
-- The e-mail that has been due the longest, held until the end of the transaction, with its reader
select
    outbox.id, outbox.message_id, outbox.stop_code, outbox.user_id, outbox.kind, outbox.about, outbox.made_at,
    outbox.attempts, users.email, users.language, people.id as person_id
from outbox
join users on users.id = outbox.user_id
left join people on people.user_id = users.id
where outbox.sent_at is null and outbox.given_up_at is null and outbox.send_after <= :now
order by outbox.send_after, outbox.id
limit 1
for update of outbox skip locked

-- unsent_alerts --
-- What the person :person_id chose to hear of by e-mail and did not yet, best first, :limit at most; nothing of an
-- employer whom nobody has approved
select alerts.id, alerts.opportunity_id, opportunities.kind, opportunities.title,
    opportunities.employer_name, opportunities.place
from person_alerts as alerts
join opportunities on opportunities.id = alerts.opportunity_id
join people on people.id = alerts.person_id
where
    alerts.person_id = :person_id and alerts.sent_at is null and alerts.made_at >= :since
    and people.ranked and people.alerts <> 'none'
    and opportunities.retired_at is null
    and coalesce(opportunities.ends_at, opportunities.starts_at, 'infinity') > :now
    and not exists (
        select from employers where employers.id = opportunities.employer_id and employers.approved_at is null
    )
    and not exists (
        select from suggestions as decided
        where decided.person_id = alerts.person_id and decided.opportunity_id = alerts.opportunity_id
    )
order by alerts.score desc, alerts.id
limit :limit

-- told_suggestion --
-- What a member of staff suggests to the person :person_id, still so and still live: the opportunity :opportunity_id
select opportunities.id, opportunities.kind, opportunities.title, opportunities.employer_name, opportunities.place,
    decided.reason, users.name as made_by,
    exists (
        select from employers where employers.id = opportunities.employer_id and employers.approved_at is null
    ) as unchecked
from suggestions as decided
join opportunities on opportunities.id = decided.opportunity_id
left join users on users.id = decided.made_by
where
    decided.person_id = :person_id and decided.opportunity_id = :opportunity_id
    and decided.decision = 'suggested' and not decided.by_person and opportunities.retired_at is null

-- told_meeting --
-- Who asks to meet somebody, and for what: the request :meeting_id, while it waits for an answer
select meetings.id, employers.name as employer, opportunities.title, meetings.expires_at, meetings.asked_at
from meetings
join employers on employers.id = meetings.employer_id
join opportunities on opportunities.id = meetings.opening_id
where meetings.id = :meeting_id and meetings.state = 'asked' and meetings.expires_at > :now

-- told_answer --
-- Where the request :meeting_id of an employer stands at :now, for them: its opening, whether there is a yes,
-- whom to call and whether anybody there signs in
select
    meetings.opening_id, opportunities.title, meetings.asked_at,
    meetings.state = 'given' and meetings.expires_at > :now as is_agreed,
    employers.name as employer, employers.phone,
    exists (select from users where users.employer_id = employers.id) as signs_in
from meetings
join opportunities on opportunities.id = meetings.opening_id
join employers on employers.id = meetings.employer_id
where meetings.id = :meeting_id and meetings.cancelled_at is null

-- told_taken_down --
-- What the employer :employer_id had published and was taken down at :at, and for what
select title, taken_down_for from opportunities
where employer_id = :employer_id and retired_at = :at and taken_down_for is not null
order by id

-- told_opening --
-- The opening :opening_id, while it is live
select id, title from opportunities where id = :opening_id and retired_at is null

-- outbox_figures --
-- How many e-mails wait, since when the one that waits the longest, how many left since :since and how many were given up
select
    count(*) filter (where sent_at is null and given_up_at is null) as waiting,
    min(made_at) filter (where sent_at is null and given_up_at is null) as oldest,
    count(*) filter (where sent_at >= :since) as sent,
    count(*) filter (where given_up_at >= :since) as given_up
from outbox
where made_at >= :since or (sent_at is null and given_up_at is null)

-- forget_emails --
-- Forgets e-mails made before :before, whatever became of them, :most at most
delete from outbox where id in (select id from outbox where made_at < :before order by made_at limit :most)
