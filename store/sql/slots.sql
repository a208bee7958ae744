-- take_slot --
-- Takes the right to run a job at a time, or to try it once more: which attempt it is, no row where nothing is to be done.
insert into slots (job, slot_at, taken_at, attempts) values (:job, :slot_at, :now, 1)
on conflict (job, slot_at) do update
set taken_at = :now, attempts = slots.attempts + 1, retry_at = null
where
    slots.finished_at is null
    and slots.attempts < :most_attempts
    and (slots.retry_at is null or slots.retry_at <= :now)
returning attempts;

-- finish_slot --
-- A slot that nobody runs again.
update slots set finished_at = :now where job = :job and slot_at = :slot_at;

-- postpone_slot --
-- A slot to be tried again later.
update slots set retry_at = :retry_at where job = :job and slot_at = :slot_at;

-- forget_old_slots --
-- Slots of the past say nothing any more.
delete from slots where slot_at < :before;
