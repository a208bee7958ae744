-- forget_before --
-- Forgets :most rows whose {column} lies before :before.
delete from {table} where ctid = any(array(select ctid from {table} where {column} < :before limit :most));

-- forget_followed_lists --
-- Forgets :most batch lists that nobody was shown, and that another one of the same person follows since :before.
delete from lists where id = any(array(
    select lists.id from lists
    where
        lists.audience = 'batch'
        and exists (
            select from lists as later
            where
                later.person_id = lists.person_id and later.audience = 'batch' and later.made_at < :before
                and (later.made_at, later.id) > (lists.made_at, lists.id)
        )
        and not exists (select from audit_log where audit_log.list_id = lists.id)
    limit :most
    for update of lists skip locked
));

-- old_opportunities --
-- What left before :before, on which nobody decided anything and for which nobody was asked to meet: decisions and
-- requests stay as long as their person; the ids.
select t.id from opportunities as t
where t.retired_at < :before
    and not exists (select from suggestions where suggestions.opportunity_id = t.id)
    and not exists (select from meetings where meetings.opening_id = t.id)
order by t.id
limit :most;

-- old_rows --
-- What left before :before of a table on which nobody decides; the ids.
select t.id from {table} as t where t.retired_at < :before order by t.id limit :most;

-- forget_rows --
-- Forgets the rows :ids for good.
delete from {table} where id = any(cast(:ids as bigint []));
