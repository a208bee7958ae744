-- ask_recheck --
-- Writes a wish to know whether an opportunity is still offered, unless one waits or was answered after :stale.
insert into rechecks (opportunity_id, asked_at)
values (:opportunity_id, :now)
on conflict (opportunity_id) do update
    set asked_at = excluded.asked_at, checked_at = null, answer = null
where coalesce(rechecks.checked_at < :stale, rechecks.asked_at < :patience);

-- waiting_rechecks --
-- The wishes that wait since :patience at the most, the oldest first.
select r.opportunity_id, o.source, o.url
from rechecks as r
join opportunities as o on o.id = r.opportunity_id
where r.checked_at is null and r.asked_at > :patience
order by r.asked_at, r.opportunity_id
limit :limit;
