"""Nothing stays hidden behind what left: whatever made it leave."""

from sqlalchemy import Engine

from ingest.duplicates import link_duplicates, show_orphans
from store import session
from store.tables import OpportunityRow
from tests.make.postings import BAKERY
from tests.make.rows import store_opportunities
from tests.make.values import NOON, some_opportunity


def test_what_was_hidden_behind_something_retired_is_shown_again(engine: Engine) -> None:
    said = {"title": "Vendeuse en boulangerie", "text": BAKERY, "employer": "Boulangerie Martin", "place": "Guéret"}
    with session(engine) as opened:
        posts = [some_opportunity(key, **said) for key in ("france-travail:1", "les-emplois:7")]
        first, second = store_opportunities(opened, posts)
        linked = link_duplicates(opened.connection(), changed=[first, second], now=NOON)
        opened.get_one(OpportunityRow, first).retired_at = NOON
    assert linked.linked == 1

    show_orphans(engine, now=NOON)

    with session(engine) as opened:
        assert opened.get_one(OpportunityRow, second).canonical_id is None
    assert show_orphans(engine, now=NOON).freed == 0
