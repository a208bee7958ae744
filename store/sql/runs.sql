-- fail_abandoned_runs --
-- The runs :ids, that a killed process left open, are told as failed; their ids.
update runs
set status = 'failed', finished_at = greatest(started_at, :now), message = 'Interrompue : le programme a été arrêté.'
where id = any(cast(:ids as bigint [])) and status = 'running'
returning id;

-- running_runs --
-- The runs that are told as being made.
select id, source, scope from runs where status = 'running';

-- lock_holders --
-- How many processes hold the advisory lock :key in this database.
select count(*) from pg_locks
where
    locktype = 'advisory' and objsubid = 1 and granted
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = cast(:key as bigint) >> 32 and objid::bigint = cast(:key as bigint) & 4294967295;

-- insert_rejects --
-- Why records were refused, or that they are no longer offered; one row a record.
insert into rejects (run_id, source_key, reason, field, gone)
values (:run_id, :source_key, :reason, :field, :gone);

-- hold_rows --
-- Holds the retirement of the rows :ids back until a person says so.
insert into held_retirements (run_id, table_name, row_id)
select :run_id, :table_name, row_id from unnest(cast(:ids as bigint [])) as row_id;

-- forget_held --
-- What was held back in a scope by earlier runs is held no longer.
delete from held_retirements
where run_id in (select id from runs where source = :source and scope = :scope);

-- move_held --
-- What earlier runs of a scope held back is held back by :run_id: one run tells all that waits.
update held_retirements set run_id = :run_id
where run_id in (select id from runs where source = :source and scope = :scope and id <> :run_id);

-- forget_held_rows --
-- These rows were seen again: nothing to hold.
delete from held_retirements where table_name = :table_name and row_id = any(cast(:ids as bigint []));

-- let_go --
-- What a run holds back, taken away from it; table and row of each.
delete from held_retirements where run_id = :run_id returning table_name, row_id;
