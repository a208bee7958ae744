-- this_database --
-- What tells this database from any other, a copy or an earlier state of it included
select concat_ws('/', system_identifier, timeline_id, database.oid, 'opportunities'::regclass::oid)
from pg_control_system(), pg_control_checkpoint(), pg_database as database
where datname = current_database()

-- catalogue_now --
-- How many times what can be proposed changed, the last time that something of it was deleted, and how many nights made
-- prices
select version, lost_version, (select prices_version from last_night) as prices_version from catalogue_version

-- live_ids --
-- The ids of what is live and to show, in order; linked duplicates are left out
select id from opportunities where retired_at is null and canonical_id is null order by id

-- changed_ids --
-- The ids of what changed since the :version of the catalogue, and whether each is live and to show
select id, retired_at is null and canonical_id is null as live
from opportunities where changed_version > :version order by id
