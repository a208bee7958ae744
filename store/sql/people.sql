-- people_cards --
-- The people :ids, or those followed by :counsellor_id, with their means and wishes, by first name.
select
    people.id,
    people.pseudonym,
    people.first_name,
    people.counsellor_id,
    people.insee,
    people.place,
    people.stage,
    people.ranked,
    people.shortlist_consent_at,
    people.last_contact_at,
    coalesce(
        (
            select jsonb_agg(jsonb_build_object('mode', mode, 'max_minutes', max_minutes) order by mode)
            from person_means where person_id = people.id
        ),
        '[]'::jsonb
    ) as means,
    array(select text from person_wishes where person_id = people.id order by position) as wishes
from people
where people.id = any(:ids) or people.counsellor_id = :counsellor_id
order by people.first_name, people.id
limit 500;
