"""Titles that wait for a person, and the model that reads them."""

from sqlalchemy.orm import Session

from geo import Communes
from matching.live.catalogue import Catalogue
from store.reference.titles import (
    confirm_trade,
    keep_title_model,
    title_model,
    title_model_version,
    uncoded_opportunities,
)
from store.tables import OpportunityRow
from tests.make.rows import store_opportunities, store_rome
from tests.make.standing import KNOWLEDGE
from tests.make.values import NOON, some_opportunity, some_rome


def one_without_trade(session: Session) -> int:
    store_rome(session, some_rome())
    found = store_opportunities(session, [some_opportunity(rome=None)], rome_suggestions=["K1304", "K2204"])
    return found[0]


def test_what_has_no_trade_waits_with_what_its_title_may_mean(session: Session) -> None:
    waiting = one_without_trade(session)

    (one,) = uncoded_opportunities(session, limit=10)
    assert (one.id, one.codes) == (waiting, ["K1304", "K2204"])
    assert one.labels[1] == "Agent / Agente de propreté de locaux"


def test_the_trade_that_a_person_gives_is_kept_as_theirs(session: Session) -> None:
    waiting = one_without_trade(session)

    assert confirm_trade(session, waiting, rome="K2204", now=NOON) is not None
    kept = session.get_one(OpportunityRow, waiting)
    assert (kept.rome, kept.rome_origin, kept.rome_suggestions) == ("K2204", "person", None)
    assert uncoded_opportunities(session, limit=10) == []


def test_the_trade_that_a_person_gives_is_seen_by_a_catalogue_that_was_read_before(session: Session) -> None:
    waiting, catalogue = one_without_trade(session), Catalogue(KNOWLEDGE.trades, Communes(()))
    (before,) = catalogue.current(session)[0].opportunities

    confirm_trade(session, waiting, rome="K2204", now=NOON)
    (after,) = catalogue.current(session)[0].opportunities
    assert (before.rome, after.rome) == (None, "K2204")


def test_an_unknown_trade_or_opportunity_changes_nothing(session: Session) -> None:
    waiting = one_without_trade(session)

    assert confirm_trade(session, waiting, rome="Z9999", now=NOON) is None
    assert confirm_trade(session, waiting + 1, rome="K2204", now=NOON) is None
    assert len(uncoded_opportunities(session, limit=10)) == 1


def test_a_new_model_takes_the_place_of_the_one_before(session: Session) -> None:
    keep_title_model(session, b"one", version="1")
    keep_title_model(session, b"two", version="2")

    assert (title_model(session), title_model_version(session)) == (b"two", "2")
