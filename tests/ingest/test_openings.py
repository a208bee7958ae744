"""An opening that an employer publishes here is compared with other sources, and enters people's lists."""

from datetime import timedelta

from sqlalchemy import Engine, select

from ingest import IngestSettings
from ingest.duplicates import link_duplicates
from ingest.openings import settle_openings
from ingest.pulling import Station
from matching import Matcher, rank_everybody
from store import session
from store.tables import OpportunityRow, ShownItemRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import NOON, some_opportunity, some_person, some_rome

TEXT = "Vous mettez le pain en rayon, vous servez les clients et vous tenez la caisse de notre boulangerie d'Aubusson."


def test_an_own_opening_enters_lists_and_stands_in_for_its_twin_elsewhere(engine: Engine) -> None:
    same = {"title": "Vendeuse en boulangerie", "rome": "D1102", "text": TEXT, "employer": "Le Fournil de la Terrade"}
    with session(engine) as opened:
        store_rome(opened, some_rome())
        store_person(opened, some_person(wishes=("boulanger",)))
        store_opportunities(opened, [some_opportunity()])
    matcher = Matcher(engine)
    rank_everybody(engine, matcher, now=NOON)
    with session(engine) as opened:
        (twin,) = store_opportunities(opened, [some_opportunity("france-travail:7", **same)])
        link_duplicates(opened.connection(), changed=[twin], now=NOON)  # as its own pull did
        (own,) = store_opportunities(opened, [some_opportunity("alentour:7", **same)], scope="employers")
    later = NOON + timedelta(minutes=1)
    station = Station(engine, matcher, settings=IngestSettings(_env_file=None), clock=lambda: later)

    assert settle_openings(station) == 1
    assert settle_openings(station) == 0, "once"

    with session(engine) as opened:
        assert opened.get_one(OpportunityRow, twin).canonical_id == own
        assert opened.scalar(select(ShownItemRow.opportunity_id).where(ShownItemRow.opportunity_id == own)) is not None
