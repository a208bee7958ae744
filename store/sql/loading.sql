-- lock_catalogue --
-- Whoever changes opportunities takes the count of changes first: two who change the same ones wait for each other in
-- one order.
select version from catalogue_version for update;

-- wait_for_locks --
-- How long this transaction waits for a lock at most: "3000ms".
select set_config('lock_timeout', :most, true);

-- count_change --
-- What can be proposed to whom changed, though no opportunity did.
update catalogue_version set version = version + 1;

-- known_records --
-- The marks of the records behind what is live in a scope, and how many rows each gave; null for rows always read again.
select record_hash, count(*) as rows from {table}
where source = :source and scope = :scope and retired_at is null
group by record_hash;

-- compress_quickly --
-- Texts that this connection writes are compressed with lz4 where the server can: writing them costs half as much.
select set_config(name, 'lz4', false) from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals);

-- create_staging --
-- The staging table of a connection, shaped like the table that it fills: what was read, before it is compared.
create temporary table staged_{table} as
select source_key, {columns}, content_hash, record_hash, cast(0 as bigint) as position from {table}
with no data;

-- drop_overwritten --
-- Of a key that came several times, only the last one stays; the marks of the others.
with last as (
    select source_key, max(position) as position from staged_{table} group by source_key having count(*) > 1
)
delete from staged_{table} as s
using last
where s.source_key = last.source_key and s.position < last.position
returning s.record_hash;

-- forget_records --
-- A record that lost a row to another one is read again next time.
update staged_{table} set record_hash = null where record_hash = any(cast(:hashes as bytea []));

-- replaced_records --
-- Staged keys whose live row comes from another record: the pull may have held both.
select s.source_key, s.position, t.record_hash
from staged_{table} as s
join {table} as t on t.source = :source and t.source_key = s.source_key
where t.record_hash is not null and t.record_hash is distinct from s.record_hash and t.retired_at is null;

-- unstage --
-- Takes keys out of what is staged; the number of rows.
delete from staged_{table} where source_key = any(cast(:keys as text []));

-- differences --
-- How many staged rows were never seen, and how many changed or came back: a statement that writes nothing counts as a
-- change of the catalogue all the same, so that none is run for nothing.
select
    count(*) filter (where t.id is null) as new,
    count(*) filter (where t.content_hash <> {mark} or t.retired_at is not null) as changed
from staged_{table} as s
left join {table} as t on t.source = :source and t.source_key = s.source_key;

-- insert_new --
-- What was never seen enters; the ids. Told by the unique index, never by a join: of a table that is empty as the
-- statement is planned, a join may read again, for each row, all that the statement itself has written.
insert into {table} (
    source, scope, source_key, {columns}, content_hash, record_hash, first_seen_at, changed_at
)
select :source, :scope, s.source_key, {staged_columns}, s.content_hash, s.record_hash, :now, :now
from staged_{table} as s
on conflict (source, source_key) do nothing
returning id;

-- update_changed --
-- What changed, or came back after having been retired, is written again; the ids.
update {table} as t
set
    scope = :scope,
    {assignments},
    content_hash = {mark},
    record_hash = s.record_hash,
    changed_at = :now,
    retired_at = null
from staged_{table} as s
where
    t.source = :source and t.source_key = s.source_key
    and (t.content_hash <> {mark} or t.retired_at is not null)
returning t.id;

-- mark_read_again --
-- What was read again and says the same keeps the mark of its new record, and what follows from its content as our own
-- code now makes it; nobody else sees a change.
update {table} as t
set record_hash = s.record_hash, scope = :scope{derived_assignments}
from staged_{table} as s
where
    t.source = :source and t.source_key = s.source_key and t.changed_at is distinct from :now
    and (t.record_hash is distinct from s.record_hash or t.scope <> :scope);

-- rows_told_gone --
-- What is live and the source itself says is gone, by its key or by that of the record it comes from ("s1" for "s1/7");
-- the ids. The array is hashed once: keys are cut at each "/" and looked up, never compared one by one.
select t.id
from {table} as t
where
    t.source = :source and t.retired_at is null
    and exists (
        select from generate_series(1, cardinality(string_to_array(t.source_key, '/'))) as depth
        where array_to_string((string_to_array(t.source_key, '/'))[1:depth], '/') = any(cast(:gone as text []))
    );

-- unseen_rows --
-- What a complete pull of the scope did not see; the ids. A record that was refused was seen: what we know of it, all
-- the rows whose keys begin with its own, stays until it comes again in order, or no more.
select t.id
from {table} as t
where
    t.source = :source and t.scope = :scope and t.retired_at is null
    and (t.record_hash is null or t.record_hash = any(cast(:unseen as bytea [])))
    and not exists (select from staged_{table} as s where s.source_key = t.source_key)
    and not exists (
        select from generate_series(1, cardinality(string_to_array(t.source_key, '/'))) as depth
        where array_to_string((string_to_array(t.source_key, '/'))[1:depth], '/') = any(cast(:refused as text []))
    );

-- retire_rows --
-- Retires the rows :ids that still are live; the ids.
update {table} as t set retired_at = :now where t.id = any(cast(:ids as bigint [])) and t.retired_at is null
returning t.id;

-- seen_again --
-- Rows whose retirement is held back, and that this pull saw: staged again, or with a mark that was seen; the ids.
select t.id
from {table} as t
join held_retirements as h on h.table_name = '{table}' and h.row_id = t.id
where
    t.source = :source
    and (
        t.record_hash = any(cast(:seen as bytea []))
        or exists (select from staged_{table} as s where s.source_key = t.source_key)
    );

-- held_rows --
-- The rows of a source and scope whose retirement is held back; the ids.
select h.row_id
from held_retirements as h
join runs as r on r.id = h.run_id
where h.table_name = '{table}' and r.source = :source and r.scope = :scope;

-- held_marks --
-- The marks of the records behind the rows of a source whose retirement is held back.
select distinct t.record_hash
from {table} as t
join held_retirements as h on h.table_name = '{table}' and h.row_id = t.id
where t.source = :source and t.record_hash is not null;
