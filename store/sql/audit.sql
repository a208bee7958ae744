-- audit_links --
-- Each link of the chain in order, with what its entry holds as the digest reads it; null where the entry is gone.
select
    chain.position,
    chain.entry_id,
    chain.digest,
    case when log.id is not null then audit_content(log) end as content
from audit_chain as chain
left join audit_log as log on log.id = chain.entry_id
order by chain.position;

-- audit_unchained --
-- How many entries no link holds.
select count(*) from audit_log where not exists (select from audit_chain where entry_id = audit_log.id);
