-- drop_everything --
-- Leaves an empty schema, as in a new database
do $$ begin
  set local lock_timeout = '5s';
  drop schema public cascade;
  create schema public;
end $$

-- definitions --
-- The checks, indexes and defaults of some tables in a schema: what and where each is, and what it says
select 'check ' || relname || '.' || conname as name, pg_get_constraintdef(checks.oid) as said
from pg_constraint as checks
join pg_class on pg_class.oid = conrelid
where contype = 'c' and connamespace = cast(:schema as text)::regnamespace and relname = any (cast(:tables as text[]))
union all
select 'index ' || tablename || '.' || indexname, replace(indexdef, ' ON ' || schemaname || '.', ' ON ')
from pg_indexes
where schemaname = :schema and tablename = any (cast(:tables as text[]))
union all
select 'default ' || relname || '.' || attname, pg_get_expr(adbin, adrelid)
from pg_attrdef
join pg_class on pg_class.oid = adrelid
join pg_attribute on attrelid = adrelid and attnum = adnum
where relnamespace = cast(:schema as text)::regnamespace and relname = any (cast(:tables as text[]))
