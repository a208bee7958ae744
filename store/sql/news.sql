-- note_news --
-- The opportunities :new, and :changed among those known, wait to be told of; nothing waits where nobody has a list yet
insert into opportunity_news as waiting (opportunity_id, is_new, noted_at)
select told.id, told.is_new, :now
from (
    select unnest(cast(:new as bigint[])) as id, true as is_new
    union all
    select unnest(cast(:changed as bigint[])), false
) as told
where exists (select from lists where audience = 'batch')
on conflict (opportunity_id) do update
set noted_at = excluded.noted_at, is_new = waiting.is_new or excluded.is_new

-- news_waiting --
-- Whether some opportunity waits to be told of; what an employer published whom nobody approved yet is told then
select exists (
    select from opportunity_news as waiting
    where not exists (
        select from opportunities join employers on employers.id = opportunities.employer_id
        where opportunities.id = waiting.opportunity_id and employers.approved_at is null
    )
)

-- take_news --
-- The :most opportunities that wait the longest to be told of, and that no other process tells of just now, without
-- what waits for its employer to be approved
select waiting.opportunity_id, waiting.is_new from opportunity_news as waiting
where not exists (
    select from opportunities join employers on employers.id = opportunities.employer_id
    where opportunities.id = waiting.opportunity_id and employers.approved_at is null
)
order by waiting.noted_at, waiting.opportunity_id
limit :most
for update of waiting skip locked

-- drop_news --
-- The opportunities :ids wait no longer
delete from opportunity_news where opportunity_id = any(:ids)

-- whom_to_tell --
-- Of the people :ids, those who want to be ranked, and neither decided about nor were told of the opportunity
-- :opportunity_id, nor were shown it where they could be (:is_new is false)
select people.id
from people
where
    people.id = any(:ids) and people.ranked
    and not exists (
        select from person_alerts as told
        where told.person_id = people.id and told.opportunity_id = :opportunity_id
    )
    and not exists (
        select from suggestions as decided
        where decided.person_id = people.id and decided.opportunity_id = :opportunity_id
    )
    and (
        :is_new
        or not exists (
            select from lists
            where lists.person_id = people.id and lists.opportunity_ids @> array[cast(:opportunity_id as bigint)]
        )
    )

-- list_floors --
-- For each of the people :ids with a list, the least score among its first :first, null where it is shorter
select people.id, first.least
from people
cross join lateral (
    select id from lists
    where lists.person_id = people.id and lists.audience = 'batch'
    order by made_at desc, id desc limit 1
) as newest
cross join lateral (
    select case when count(*) >= :first then min(score) end as least
    from (select score from list_items where list_id = newest.id order by position limit :first) as items
) as first
where people.id = any(:ids)

-- people_changed_since --
-- The people who changed, or went, in a transaction of number :since or greater
select person_id from person_changes where changed_in >= :since

-- oldest_open_transaction --
-- The number below which every transaction is over: what changed before it is seen by whoever looks now
select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)

-- alerts_of --
-- What the person :person_id should hear of, still live, set aside by nobody since and of no employer who lost its
-- approval, newest first, :limit at most; nothing for those who want no ranking any more
select
    alerts.id, alerts.opportunity_id, alerts.reasons, alerts.made_at, alerts.sent_at,
    opportunities.kind, opportunities.title, opportunities.employer_name, opportunities.place, opportunities.url
from person_alerts as alerts
join opportunities on opportunities.id = alerts.opportunity_id
where
    alerts.person_id = :person_id
    and opportunities.retired_at is null
    and coalesce(opportunities.ends_at, opportunities.starts_at, 'infinity') > :now
    and exists (select from people where people.id = alerts.person_id and people.ranked)
    and not exists (
        select from employers where employers.id = opportunities.employer_id and employers.approved_at is null
    )
    and not exists (
        select from suggestions as decided
        where
            decided.person_id = alerts.person_id and decided.opportunity_id = alerts.opportunity_id
            and decided.decision = 'dismissed'
    )
order by alerts.made_at desc, alerts.score desc, alerts.id
limit :limit

-- forget_gone_people --
-- Forgets the numbers of :most people who are gone, once lists were made without them
delete from person_changes where person_id in (
    select gone.person_id
    from person_changes as gone
    where gone.changed_in < (select people_since from last_night)
        and not exists (select from people where people.id = gone.person_id)
    limit :most
)
