-- uncoded_opportunities --
-- Live work without a trade, the newest first, with what its title may mean: id, title, place, codes, labels.
select o.id, o.title, o.place, o.rome_suggestions,
       array(select coalesce(c.label, s.code)
             from unnest(o.rome_suggestions) with ordinality s(code, rank)
             left join rome_codes c on c.code = s.code
             order by s.rank)
from opportunities o
where o.retired_at is null and o.canonical_id is null and o.rome is null and o.rome_suggestions is not null
order by o.published_at desc nulls last, o.id
limit :limit

-- confirm_trade --
-- Gives an opportunity the trade that a person chose: title and label; no row where one of them is unknown. Its content
-- is another one: the mark says so to every process that holds it.
update opportunities o
set
    rome = c.code, rome_label = c.label, rome_origin = 'person', rome_suggestions = null,
    content_hash = md5(o.content_hash || c.code), changed_at = :now
from rome_codes c
where o.id = :id and c.code = :rome
returning o.title, c.label
