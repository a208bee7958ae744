-- hand_over_people --
-- Those of :ids whom :old follows, or all of them where it is null, are followed by :new, handed over by :by at :at with
-- :words; their pseudonyms.
with moved as (
    update people set counsellor_id = :new
    where counsellor_id = :old and (cast(:ids as bigint[]) is null or id = any(:ids))
    returning id, pseudonym
),
told as (
    insert into handovers (person_id, by_id, at, words, expires_at)
    select id, :by, :at, :words, :expires_at from moved
    on conflict (person_id) do update
    set by_id = excluded.by_id, at = excluded.at, words = excluded.words, expires_at = excluded.expires_at
)
select pseudonym from moved;

-- handed_over --
-- Whom :by handed over since :since and who follows them now; 500 at most.
select people.id as person_id, people.pseudonym, people.first_name, people.place, users.name as colleague
from handovers
join people on people.id = handovers.person_id
join users on users.id = people.counsellor_id
where handovers.by_id = :by and handovers.at >= :since and people.counsellor_id <> :by
order by handovers.at desc, people.first_name, people.id
limit 500;

-- received --
-- Who came to :counsellor_id from somebody else, by whom, when and with which word, where it is still told at :now.
select handovers.person_id, users.name as by_name, handovers.at, handovers.words
from handovers
join people on people.id = handovers.person_id
join users on users.id = handovers.by_id
where people.counsellor_id = :counsellor_id and handovers.by_id <> :counsellor_id and handovers.expires_at > :now;

-- take_back --
-- Those of :ids whom :by handed over since :since, and who were not handed on, are followed by :by again; their pseudonyms.
with returned as (
    delete from handovers
    where by_id = :by and at >= :since and person_id = any(:ids)
    returning person_id
)
update people set counsellor_id = :by
from returned
where people.id = returned.person_id
returning people.pseudonym;
