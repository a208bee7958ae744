-- openings --
-- The openings of the employer :employer_id, those that :made_by wrote, or the one of :opening_id; live ones first, newest first.
select
    opportunities.id,
    opportunities.employer_id,
    opportunities.source || ':' || opportunities.source_key as key,
    opportunities.kind,
    opportunities.title,
    opportunities.description,
    opportunities.rome,
    opportunities.rome_label,
    opportunities.insee,
    opportunities.place,
    opportunities.conditions,
    opportunities.published_at,
    opportunities.retired_at,
    opportunities.reply_phone,
    opportunities.reply_address,
    employers.name as employer,
    employers.siret,
    employers.approved_at,
    sheets.id as sheet_id,
    sheets.ended,
    opportunities.taken_down_for,
    trials.opportunity_id as trial_id,
    cast(opportunities.starts_at at time zone 'Europe/Paris' as date) as once_on
from opportunities
join employers on employers.id = opportunities.employer_id
left join opening_sheets as sheets on sheets.opportunity_id = opportunities.id
left join opening_sheets as trials on trials.trial_of = sheets.id
where
    (cast(:employer_id as bigint) is null or opportunities.employer_id = :employer_id)
    and (cast(:made_by as bigint) is null or sheets.made_by = :made_by)
    and (cast(:opening_id as bigint) is null or opportunities.id = :opening_id)
    and opportunities.source = 'alentour'
order by opportunities.retired_at is not null, opportunities.published_at desc nulls last, opportunities.id
limit 200;

-- opening_sheets --
-- The sheet :sheet_id, or the drafts of the employer :employer_id; of those that :made_by wrote where it is said. Newest first.
select
    sheets.id,
    sheets.employer_id,
    employers.name as employer,
    employers.insee as employer_insee,
    employers.phone as employer_phone,
    employers.takes_volunteers or coalesce(left(employers.siret, 1) in ('1', '2'), false) as takes_volunteers,
    employers.approved_at is null
        and coalesce(employers.nature in ('association', 'commune'), false) as says_association,
    employers.approved_at is null as unchecked,
    sheets.opportunity_id,
    trials.opportunity_id as trial_id,
    sheets.words,
    sheets.sheet,
    sheets.ended,
    sheets.changed_at
from opening_sheets as sheets
join employers on employers.id = sheets.employer_id
left join opening_sheets as trials on trials.trial_of = sheets.id
where
    (cast(:employer_id as bigint) is null or sheets.employer_id = :employer_id)
    and (cast(:made_by as bigint) is null or sheets.made_by = :made_by)
    and (cast(:sheet_id as bigint) is null or sheets.id = :sheet_id)
    and (cast(:sheet_id as bigint) is not null or sheets.opportunity_id is null)
order by sheets.changed_at desc, sheets.id desc
limit 50;

-- openings_near --
-- What approved employers published here that is live and became news since :since (published, or its employer approved
-- since), nowhere in particular or within :radius_m of the home of somebody followed by :counsellor_id: as people are
-- shown it, newest first; :most at most.
select coalesce(opportunities.canonical_id, opportunities.id) as id, news.since
from opportunities
join employers on employers.id = opportunities.employer_id
cross join lateral (select greatest(opportunities.published_at, employers.approved_at) as since) as news
where
    opportunities.source = 'alentour'
    and opportunities.retired_at is null
    and employers.approved_at is not null
    and news.since >= :since
    and exists (
        select from people
        where
            people.counsellor_id = :counsellor_id
            and (opportunities.point is null or st_dwithin(people.point, opportunities.point, :radius_m))
    )
order by news.since desc, opportunities.id desc
limit :most;

-- openings_to_compare --
-- Live openings published or changed here, not yet compared with what is the same elsewhere.
select id from opportunities
where source = 'alentour' and scope = 'employers' and retired_at is null and fingerprint is null
order by id
limit 100;

-- openings_to_follow --
-- Live openings of approved employers, whose shortlist may grow, and the number of the last one that was shown.
select
    opportunities.id,
    opportunities.employer_id,
    (
        select max(lists.id) from lists
        where lists.opening_id = opportunities.id and lists.audience = 'shortlist'
    ) as last_list_id
from opportunities
join employers on employers.id = opportunities.employer_id
where
    opportunities.source = 'alentour'
    and opportunities.retired_at is null
    and employers.approved_at is not null
order by opportunities.id
limit 5000;

-- shown_for_opening --
-- Who stood in some shortlist of the opening :opening_id.
select distinct items.person_id
from lists
join list_items as items on items.list_id = lists.id
where lists.opening_id = :opening_id and lists.audience = 'shortlist' and items.person_id is not null
limit 5000;

-- key_of_opening --
-- What the opening :id is called for good.
select source || ':' || source_key as opening_key from opportunities where id = :id;

-- shown_instead --
-- The opportunity that people are shown for the opening :id: itself, or the one of which it is a duplicate.
select coalesce(canonical_id, id) as id from opportunities where id = :id and retired_at is null;
