-- exposure_prices --
-- How many nights made prices, with the price of exposure of each opportunity that has one, by id
select last_night.prices_version, prices.opportunity_id, prices.price
from last_night left join exposure_prices as prices on true
order by prices.opportunity_id

-- forget_prices --
-- Forgets all prices, before those of a new night
delete from exposure_prices

-- usable_exposure --
-- How many posts each of the opportunities :ids offers, how surely it answers, and how many people its employer may still
-- ask to meet in the month that began at :month: as `store.meetings.asking.requests_left` counts them
select o.id, cast(o.conditions ->> 'positions' as double precision) as posts,
       cast(o.conditions ->> 'responsiveness' as double precision) as responsiveness,
       case when e.id is not null then greatest(0, least(
           e.requests_a_month - coalesce(made.standing, 0),
           e.requests_a_month * :most_asked - coalesce(made.asked, 0)
       )) end as requests_left
from opportunities o
left join employers e on e.id = o.employer_id
left join (
    select employer_id, count(*) as asked, count(*) - count(cancelled_at) as standing from meetings
    where asked_at >= :month group by employer_id
) as made on made.employer_id = e.id
where o.id = any(:ids)

-- last_night --
-- What the last whole night was made of
select made_at, made_of, prices_version, people_since from last_night

-- note_night --
-- Everybody was ranked whole at :now, out of :made_of; people who change from :people_since on are ranked again
insert into last_night (single, made_at, made_of, prices_version, people_since)
values (true, :now, :made_of, :prices_version, :people_since)
on conflict (single) do update set made_at = excluded.made_at, made_of = excluded.made_of,
    prices_version = excluded.prices_version, people_since = excluded.people_since

-- changes_to_rank --
-- The opportunities that changed since people were last ranked, :most of them; a row without id where some were deleted
(select id from opportunities, catalogue_version where changed_version > ranked_version order by id limit :most)
union all
select null from catalogue_version where lost_version > ranked_version

-- note_people_ranked --
-- Whoever changed before :people_since was ranked again
update last_night set people_since = :people_since

-- people_mark --
-- From which transaction on a change of a person may not be seen yet
select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)

-- people_changed --
-- The people who changed in the transaction :since or later, or who have no list
select id from people
where id in (select person_id from person_changes where changed_in >= :since)
   or not exists (select from lists where lists.person_id = people.id and lists.audience = 'batch')
order by id

-- people_listing --
-- The people whose newest batch list holds one of the opportunities :ids
select distinct lists.person_id
from lists
where
    lists.opportunity_ids && cast(:ids as bigint[]) and lists.audience = 'batch' and lists.person_id is not null
    and not exists (
        select from lists as later
        where
            later.person_id = lists.person_id and later.audience = 'batch'
            and (later.made_at, later.id) > (lists.made_at, lists.id)
    )

-- list_ends --
-- The least value, the score less the price, in the newest batch list of each person who has one of :length rows: it
-- stands in one of the last two, where two neighbours may be exchanged; by person
select
    person_id,
    least(
        scores[:length] - coalesce(prices[:length], 0), scores[:length - 1] - coalesce(prices[:length - 1], 0)
    ) as least
from (
    select distinct on (person_id) person_id, scores, prices from lists
    where audience = 'batch' and person_id is not null
    order by person_id, made_at desc, id desc
) as newest
where cardinality(scores) >= :length
order by person_id

-- note_spread --
-- How everybody's lists of the last night share what there is
update last_night set spread = cast(:spread as jsonb);

-- last_spread --
-- When everybody was last ranked whole, and how their lists share what there is; no row before the first time
select made_at, spread from last_night;

-- served_by_group --
-- For each group of people: how many they are, how many places of their first ten are filled, how long the way there is,
-- which share is paid, and which share of them was ever suggested something. A group is told by its heading and name.
-- Fewer than :least people without a stage are left out of all of it: told, or worked out, they would hide a larger group.
with newest as (
    select distinct on (person_id) id, person_id from lists
    where audience = 'batch' and person_id is not null
    order by person_id, made_at desc, id desc
), served as (
    select
        people.id,
        people.stage,
        people.insee,
        count(items.position) as filled,
        avg(items.minutes) as minutes,
        avg(case when o.kind in ('job', 'inclusion_job') then 1.0 when o.kind is not null then 0.0 end) as paid,
        exists (
            select from suggestions
            where suggestions.person_id = people.id and not by_person and decision = 'suggested'
        ) as suggested
    from people
    left join newest on newest.person_id = people.id
    left join list_items as items on items.list_id = newest.id and items.position <= 10
    left join opportunities as o on o.id = items.opportunity_id
    where people.stage is not null or (select count(*) from people where stage is null) >= :least
    group by people.id
), told as (
    select
        served.*,
        headings.heading,
        headings.name
    from served
    left join communes on communes.insee = served.insee
    cross join lateral (
        values
            ('everybody', 'everybody'),
            ('stage', coalesce(served.stage, 'unknown')),
            (
                'vehicle',
                case when exists (
                    select from person_means where person_id = served.id and mode in ('car', 'moped')
                ) then 'with' else 'without' end
            ),
            ('place', case when communes.population >= 2000 then 'town' else 'village' end)
    ) as headings (heading, name)
)
select
    heading,
    name,
    count(*) as people,
    avg(filled) as filled,
    avg(minutes) as minutes,
    avg(paid) as paid,
    avg(cast(suggested as integer)) as suggested
from told
group by heading, name
order by heading, name;
