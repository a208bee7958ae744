-- stage_communes --
-- An empty copy of communes, for COPY.
create temporary table staged_communes on commit drop as
select insee, name, search_name, department, postal_codes, point, population from communes with no data

-- merge_communes --
-- Rows inserted, updated and deleted; a vanished commune stays while somebody or something is there.
with merged as (
    insert into communes (insee, name, search_name, department, postal_codes, point, population)
    select insee, name, search_name, department, postal_codes, point, population from staged_communes
    on conflict (insee) do update set
        name = excluded.name, search_name = excluded.search_name, department = excluded.department,
        postal_codes = excluded.postal_codes, point = excluded.point, population = excluded.population
    where (communes.name, communes.search_name, communes.department, communes.postal_codes, communes.population,
           st_astext(communes.point, 15))
        is distinct from
          (excluded.name, excluded.search_name, excluded.department, excluded.postal_codes, excluded.population,
           st_astext(excluded.point, 15))
    returning xmax = 0 as inserted
), deleted as (
    delete from communes
    where not exists (select from staged_communes staged where staged.insee = communes.insee)
      and not exists (select from people where people.insee = communes.insee)
      and not exists (select from employers where employers.insee = communes.insee)
      and not exists (select from opportunities where opportunities.insee = communes.insee)
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_communes --
-- Ends the staging, so that a transaction may load twice.
drop table staged_communes

-- stage_former_communes --
-- An empty copy of former_communes, for COPY.
create temporary table staged_former_communes on commit drop as
select insee, name, code from former_communes with no data

-- merge_former_communes --
-- Rows inserted, updated and deleted.
with merged as (
    insert into former_communes (insee, name, code)
    select insee, name, code from staged_former_communes
    on conflict (insee, name) do update set code = excluded.code
    where former_communes.code is distinct from excluded.code
    returning xmax = 0 as inserted
), deleted as (
    delete from former_communes former
    where not exists (
        select from staged_former_communes staged where (staged.insee, staged.name) = (former.insee, former.name))
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_former_communes --
-- Ends the staging, so that a transaction may load twice.
drop table staged_former_communes

-- stage_commune_outlines --
-- An empty copy of commune_outlines, for COPY.
create temporary table staged_commune_outlines on commit drop as
select insee, outline from commune_outlines with no data

-- merge_commune_outlines --
-- Rows inserted, updated and deleted. A border that crosses itself once it is lightened is mended; a commune staged
-- without an outline keeps the one it has.
with given as (
    select insee, st_multi(st_collectionextract(st_makevalid(outline), 3)) as outline
    from staged_commune_outlines join communes using (insee)
), merged as (
    insert into commune_outlines (insee, outline)
    select insee, outline from given where not st_isempty(outline)
    on conflict (insee) do update set outline = excluded.outline
    where st_asbinary(commune_outlines.outline) <> st_asbinary(excluded.outline)
    returning xmax = 0 as inserted
), deleted as (
    delete from commune_outlines outlines using communes
    where communes.insee = outlines.insee and communes.department = any(:departments)
      and not exists (select from staged_commune_outlines staged where staged.insee = outlines.insee)
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_commune_outlines --
-- Ends the staging, so that a transaction may load twice.
drop table staged_commune_outlines

-- stage_rome_codes --
-- An empty copy of rome_codes, for COPY.
create temporary table staged_rome_codes on commit drop as
select code, label, regulated from rome_codes with no data

-- merge_rome_codes --
-- Rows inserted, updated and (none yet) deleted: the rows that hang on a vanished code are counted first.
with merged as (
    insert into rome_codes (code, label, regulated)
    select code, label, regulated from staged_rome_codes
    on conflict (code) do update set label = excluded.label, regulated = excluded.regulated
    where (rome_codes.label, rome_codes.regulated) is distinct from (excluded.label, excluded.regulated)
    returning xmax = 0 as inserted
)
select count(*) filter (where inserted), count(*) filter (where not inserted), 0 from merged

-- delete_vanished_rome_codes --
-- How many codes were deleted: those no longer in the taxonomy and named by no opportunity.
with deleted as (
    delete from rome_codes
    where not exists (select from staged_rome_codes staged where staged.code = rome_codes.code)
      and not exists (select from opportunities where opportunities.rome = rome_codes.code)
    returning 1
)
select count(*) from deleted

-- drop_staged_rome_codes --
-- Ends the staging, so that a transaction may load twice.
drop table staged_rome_codes

-- stage_rome_titles --
-- An empty copy of rome_titles, for COPY.
create temporary table staged_rome_titles on commit drop as
select rome, label, everyday, code from rome_titles with no data

-- merge_rome_titles --
-- Rows inserted, updated and deleted.
with merged as (
    insert into rome_titles (rome, label, everyday, code)
    select rome, label, everyday, code from staged_rome_titles
    on conflict (rome, label, everyday) do update set code = excluded.code
    where rome_titles.code is distinct from excluded.code
    returning xmax = 0 as inserted
), deleted as (
    delete from rome_titles
    where not exists (
        select from staged_rome_titles staged
        where (staged.rome, staged.label, staged.everyday)
            = (rome_titles.rome, rome_titles.label, rome_titles.everyday))
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_rome_titles --
-- Ends the staging, so that a transaction may load twice.
drop table staged_rome_titles

-- stage_rome_relations --
-- An empty copy of rome_relations, for COPY.
create temporary table staged_rome_relations on commit drop as
select rome, target, rank from rome_relations with no data

-- merge_rome_relations --
-- Rows inserted, updated and deleted.
with merged as (
    insert into rome_relations (rome, target, rank)
    select rome, target, rank from staged_rome_relations
    on conflict (rome, target) do update set rank = excluded.rank
    where rome_relations.rank <> excluded.rank
    returning xmax = 0 as inserted
), deleted as (
    delete from rome_relations
    where not exists (
        select from staged_rome_relations staged
        where (staged.rome, staged.target) = (rome_relations.rome, rome_relations.target))
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_rome_relations --
-- Ends the staging, so that a transaction may load twice.
drop table staged_rome_relations

-- stage_rome_skills --
-- An empty copy of rome_skills, for COPY.
create temporary table staged_rome_skills on commit drop as
select rome, code, label, core from rome_skills with no data

-- merge_rome_skills --
-- Rows inserted, updated and deleted.
with merged as (
    insert into rome_skills (rome, code, label, core)
    select rome, code, label, core from staged_rome_skills
    on conflict (rome, code) do update set label = excluded.label, core = excluded.core
    where (rome_skills.label, rome_skills.core) is distinct from (excluded.label, excluded.core)
    returning xmax = 0 as inserted
), deleted as (
    delete from rome_skills
    where not exists (
        select from staged_rome_skills staged
        where (staged.rome, staged.code) = (rome_skills.rome, rome_skills.code))
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_rome_skills --
-- Ends the staging, so that a transaction may load twice.
drop table staged_rome_skills

-- stage_rome_contexts --
-- An empty copy of rome_contexts, for COPY.
create temporary table staged_rome_contexts on commit drop as
select rome, code, label from rome_contexts with no data

-- merge_rome_contexts --
-- Rows inserted, updated and deleted.
with merged as (
    insert into rome_contexts (rome, code, label)
    select rome, code, label from staged_rome_contexts
    on conflict (rome, code) do update set label = excluded.label
    where rome_contexts.label <> excluded.label
    returning xmax = 0 as inserted
), deleted as (
    delete from rome_contexts
    where not exists (
        select from staged_rome_contexts staged
        where (staged.rome, staged.code) = (rome_contexts.rome, rome_contexts.code))
    returning 1
)
select count(*) filter (where inserted), count(*) filter (where not inserted), (select count(*) from deleted)
from merged

-- drop_staged_rome_contexts --
-- Ends the staging, so that a transaction may load twice.
drop table staged_rome_contexts

-- put_reference_version --
-- Remembers which version of a reference is loaded.
insert into reference_versions (name, version) values (:name, :version)
on conflict (name) do update set version = excluded.version

-- reference_versions --
-- The loaded versions, by name.
select name, version from reference_versions

-- communes --
-- All communes: insee, name, department, postal_codes, lat, lon (null without a centre), population.
select insee, name, department, postal_codes, st_y(point::geometry), st_x(point::geometry), population
from communes order by insee

-- former_communes --
-- All old names of communes: name, insee, code (null where unknown).
select name, insee, code from former_communes order by insee, name

-- rome_codes --
-- All trades.
select code, label, regulated from rome_codes order by code

-- rome_titles --
-- All titles, official before everyday.
select rome, label, everyday, code from rome_titles order by rome, everyday, id

-- rome_relations --
-- All moves between trades, nearest first.
select rome, target, rank from rome_relations order by rome, rank, target

-- rome_skills --
-- All skills of trades, those that make the trade first.
select rome, code, label, core from rome_skills order by rome, core desc, code

-- rome_contexts --
-- What trades are like to do.
select rome, code, label from rome_contexts order by rome, code
