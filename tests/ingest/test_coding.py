"""A trade for what came without one."""

import pickle
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from geo import departments
from ingest import Pull, run_pull
from ingest.coding import Coder, read_coder
from ingest.draft import Draft, Whereabouts
from ingest.reference import learn_titles
from ingest.sources.france_travail import clean_france_travail
from matching import Conditions, Kind
from matching.words.trades.titles import train_titles
from store import session as writing
from store.reference.titles import confirm_trade
from store.tables import OpportunityRow
from tests.make.values import some_rome

ROME = some_rome()
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(train_titles(ROME), tuple((trade.code, trade.label) for trade in ROME.trades), "some")


def a_draft(title: str, *, kind: Kind = Kind.JOB, rome: str | None = None) -> Draft:
    return Draft("1", kind, title, "", Whereabouts(), Conditions(), rome=rome)


def test_a_title_that_is_sure_gives_its_trade_and_says_so(coder: Coder) -> None:
    (coded,) = coder.code([a_draft("Boulangère (H/F)")])

    assert (coded.rome, coded.rome_label, coded.rome_origin) == ("D1102", "Boulanger / Boulangère", "title")


def test_a_title_that_is_not_sure_is_left_to_a_person_with_what_it_may_mean(coder: Coder) -> None:
    (coded,) = coder.code([a_draft("femme de ménage")])

    assert (coded.rome, coded.rome_origin) == (None, None)
    assert coded.rome_suggestions is not None
    assert {"K2204", "K1304"} <= set(coded.rome_suggestions)


def test_the_code_of_a_source_is_never_changed(coder: Coder) -> None:
    given = a_draft("Boulanger", rome="K2204")

    assert coder.code([given]) == [given]


def test_a_mission_that_names_no_trade_asks_for_none(coder: Coder) -> None:
    mission = a_draft("Aide aux repas partagés", kind=Kind.VOLUNTEERING)

    assert coder.code([mission]) == [mission]


def test_what_is_done_in_no_trade_is_left_alone(coder: Coder) -> None:
    event = a_draft("Boulanger", kind=Kind.EVENT)

    assert coder.code([event]) == [event]


def test_drafts_come_back_in_order_and_a_pickled_coder_codes_the_same(coder: Coder) -> None:
    drafts = [a_draft("Maçon"), a_draft("x", rome="K2204"), a_draft("Boulanger")]

    assert [one.rome for one in pickle.loads(pickle.dumps(coder)).code(drafts)] == ["F1703", "K2204", "D1102"]


def test_the_demo_codes_with_what_it_learned_of_its_own_trades(creuse: Engine) -> None:
    with Session(creuse) as opened:
        coder = read_coder(opened)

    assert coder.code([a_draft("Tractoriste agricole")])[0].rome == "A1101"


def test_nothing_is_coded_before_a_model_is_learned(session: Session) -> None:
    assert read_coder(session).code([a_draft("Boulanger")])[0].rome is None


def test_learning_again_changes_the_version_so_that_records_are_read_again(creuse: Engine) -> None:
    with Session(creuse) as opened:
        before = read_coder(opened).version
    learn_titles(creuse, ROME)
    with Session(creuse) as opened:
        assert read_coder(opened).version not in (before, "")


def test_a_record_read_again_changes_nothing_of_the_trade_that_a_person_gave(creuse: Engine) -> None:
    def pull(**more: str) -> int:
        offer = {"id": "A", "intitule": "Boulanger", "romeCode": "K2204", "lieuTravail": {"commune": "23008"}} | more
        cleaner = clean_france_travail
        source = Pull("france-travail", "France Travail", "23", departments()["23"], lambda: iter([[offer]]), cleaner)
        return run_pull(creuse, source, clock=lambda: NOW).applied.changed

    pull()
    with writing(creuse) as opened:
        confirm_trade(opened, opened.scalars(select(OpportunityRow.id)).one(), rome="D1102", now=NOW)
        marked = opened.scalars(select(OpportunityRow.content_hash)).one()

    assert (pull(offresManqueCandidats="x"), pull(intitule="Boulangère")) == (0, 1)
    with Session(creuse) as opened:
        row = opened.scalars(select(OpportunityRow)).one()
    assert (row.title, row.rome, row.content_hash == marked) == ("Boulangère", "D1102", False)
