-- audit_links --
-- The last seal, where there is one, then each link of the chain in order, with what its entry holds as the digest reads
-- it; null where the entry is gone. One statement, so that a seal made meanwhile parts it from no link.
select position, digest, true as is_seal, cast(null as bigint) as entry_id, cast(null as text) as content
from audit_seals
where position = (select max(position) from audit_seals)
union all
select
    chain.position,
    chain.digest,
    false as is_seal,
    chain.entry_id,
    case when log.id is not null then audit_content(log) end as content
from audit_chain as chain
left join audit_log as log on log.id = chain.entry_id
order by is_seal desc, position;

-- audit_unchained --
-- How many entries no link holds.
select count(*) from audit_log where not exists (select from audit_chain where entry_id = audit_log.id);

-- seal_audit_log --
-- Seals the log up to its first entry that is not older than :before; the last link sealed, its digest, how many entries
-- were deleted. No row where the log begins later.
select sealed_to, seal_digest as digest, entries from seal_audit_log(:before);

-- log_begins --
-- Since when the log holds all that was written; null where nothing of it was ever deleted.
select max(before) from audit_seals;
