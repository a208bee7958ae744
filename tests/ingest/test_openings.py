"""An opening that an employer publishes here is compared with other sources, and enters people's lists."""

from datetime import timedelta

from sqlalchemy import Engine, select

from ingest import IngestSettings
from ingest.duplicates import link_duplicates
from ingest.openings import settle_openings, tell_growth
from ingest.pulling import Station
from matching import Matcher, make_shortlist, rank_everybody
from store import session
from store.tables import EmailRow, OpportunityRow, ShownItemRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import NOON, some_opportunity, some_person, some_rome

NEXT_DAY = NOON + timedelta(days=1)
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


def test_an_employer_is_written_to_once_for_the_people_whom_they_have_not_seen(site: Site) -> None:
    baker = some_person(wishes=("boulanger",), hours_max=24.0)
    matcher = Matcher(site.engine)
    station = Station(site.engine, matcher, settings=IngestSettings(_env_file=None), clock=lambda: NEXT_DAY)
    with session(site.engine) as opened:
        store_person(opened, baker)

    first, again = tell_growth(station), tell_growth(station)

    assert (first > 0, again) == (True, 0)
    with session(site.engine) as opened:
        written = opened.scalars(select(EmailRow).where(EmailRow.about == site.town.own_opening)).all()
        assert [one.kind for one in written] == ["shortlist"]
        assert site.town.unapproved_opening not in set(opened.scalars(select(EmailRow.about)))
        make_shortlist(opened, matcher, site.town.own_opening, now=NEXT_DAY)
    assert tell_growth(station) == 0, "they have been seen"
    with session(site.engine) as opened:
        store_person(opened, baker)
        store_person(opened, baker)
    assert (tell_growth(station), tell_growth(station)) == (1, 0), "others came: one letter, until they look again"
