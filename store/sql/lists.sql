-- waiting_items --
-- For each of the people :ids, the :top best of the newest batch list that are still live and on which nobody decided.
select
    person_id, list_id, waiting, fresh, made_at, opportunity_id, title, kind, employer_name, place, reasons, minutes,
    mode, first_seen_at
from (
    select
        newest.person_id,
        newest.id as list_id,
        newest.made_at,
        items.opportunity_id,
        items.reasons,
        items.minutes,
        items.mode,
        opportunities.title,
        opportunities.kind,
        opportunities.employer_name,
        opportunities.place,
        opportunities.first_seen_at,
        row_number() over person as rank,
        count(*) over everything as waiting,
        count(*) filter (where opportunities.first_seen_at >= :fresh_since and items.score >= :good_score)
            over everything as fresh
    from unnest(cast(:ids as bigint[])) as asked (person_id)
    cross join lateral (
        select id, person_id, made_at from lists
        where lists.person_id = asked.person_id and lists.audience = 'batch'
        order by made_at desc, id desc limit 1
    ) as newest
    join list_items as items on items.list_id = newest.id
    join opportunities on opportunities.id = items.opportunity_id and opportunities.retired_at is null
    where not exists (
        select from suggestions
        where suggestions.person_id = newest.person_id and suggestions.opportunity_id = items.opportunity_id
    )
    window person as (partition by newest.person_id order by items.position),
           everything as (partition by newest.person_id)
) as ranked
where rank <= :top
order by person_id, rank;

-- decisions_of --
-- What was decided for the person :person_id, by them or by who follows them, newest first.
select
    suggestions.opportunity_id,
    suggestions.decision,
    suggestions.by_person,
    suggestions.reason,
    suggestions.made_at,
    users.name as made_by,
    opportunities.title,
    opportunities.kind,
    opportunities.employer_name,
    opportunities.place,
    opportunities.retired_at
from suggestions
join opportunities on opportunities.id = suggestions.opportunity_id
left join users on users.id = suggestions.made_by
where suggestions.person_id = :person_id
order by suggestions.made_at desc, suggestions.id desc
limit 200;

-- new_list_ids --
-- So many new ids of lists
select nextval(pg_get_serial_sequence('lists', 'id')) from generate_series(1, :count);
