-- drop_everything --
-- Leaves an empty schema, as in a new database
do $$ begin
  set local lock_timeout = '5s';
  drop schema public cascade;
  create schema public;
end $$
