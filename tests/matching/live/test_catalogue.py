"""The catalogue: what is live, as it is in the store now, read once and not once a search."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Engine, delete, update
from sqlalchemy.orm import Session

from geo import Communes, Point
from matching import Rung
from matching.live.catalogue import Catalogue
from store.tables import OpportunityRow
from tests.make.rows import store_opportunities
from tests.make.standing import COMMUNES, KNOWLEDGE
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity


@pytest.fixture
def catalogue(engine: Engine) -> Catalogue:
    with Session(engine) as session, session.begin():
        store_opportunities(
            session, [some_opportunity("ft:here"), some_opportunity("ft:there", title="Boulanger", point=BOURGANEUF)]
        )
    return Catalogue(KNOWLEDGE.trades, COMMUNES)


def found(catalogue: Catalogue, engine: Engine, *, home: Point | None = None, radius_km: float = 10) -> list[str]:
    with Session(engine) as session:
        near = None if home is None else catalogue.near(session, home, radius_km=radius_km)
        corpus, _ = near or catalogue.current(session)
    return [one.key for one in corpus.opportunities]


def test_all_that_is_live_is_there_and_what_is_near_can_be_asked_for(catalogue: Catalogue, engine: Engine) -> None:
    assert found(catalogue, engine) == ["ft:here", "ft:there"]
    assert found(catalogue, engine, home=BOURGANEUF) == ["ft:there"]
    assert found(catalogue, engine, home=AUBUSSON) == []


def test_what_has_no_place_is_near_everywhere(catalogue: Catalogue, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:anywhere", point=None, rung=None)])

    assert found(catalogue, engine, home=AUBUSSON) == ["ft:anywhere"]


@pytest.mark.parametrize(
    ("rung", "radius_km", "times"),
    [
        (Rung.POSTCODE, 20, 1),
        (Rung.POSTCODE, 5, 0),
        (Rung.DEPARTMENT, 5, 1),
        (Rung.INSEE, 20, 0),
    ],
)
def test_an_unsure_place_is_near_when_its_edge_is(engine: Engine, rung: Rung, radius_km: float, times: int) -> None:
    """Bourganeuf is 26 km from Guéret; a postcode reaches 15 km around its point, a department 80."""
    with Session(engine) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:unsure", point=BOURGANEUF, rung=rung)])

    assert (
        found(Catalogue(KNOWLEDGE.trades, Communes(())), engine, home=GUERET, radius_km=radius_km)
        == ["ft:unsure"] * times
    )


def test_a_retired_opportunity_leaves_at_once(catalogue: Catalogue, engine: Engine) -> None:
    assert "ft:here" in found(catalogue, engine)
    with Session(engine) as session, session.begin():
        session.execute(update(OpportunityRow).where(OpportunityRow.source_key == "here").values(retired_at=NOON))

    assert found(catalogue, engine) == ["ft:there"]


def test_the_second_of_two_that_are_the_same_is_left_out(catalogue: Catalogue, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        (first,) = store_opportunities(session, [some_opportunity("mv:first")])
        store_opportunities(session, [some_opportunity("mv:twin")], canonical_id=first)

    assert found(catalogue, engine) == ["ft:here", "ft:there", "mv:first"]


def test_a_changed_opportunity_is_read_again_and_the_others_are_not(catalogue: Catalogue, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        here, there = catalogue.current(session)[0].opportunities
        session.execute(
            update(OpportunityRow)
            .where(OpportunityRow.source_key == "there")
            .values(title="Femme de ménage", content_hash="new", changed_at=NOON.replace(hour=13))
        )

    with Session(engine) as session:
        before = catalogue.index(session)[0].segments[0]
        still_here, changed = catalogue.current(session)[0].opportunities
        assert catalogue.index(session)[0].segments[0] is before
    assert (here.title, still_here.title) == ("Agent d'entretien (H/F)", "Agent d'entretien (H/F)")
    assert (there.title, changed.title) == ("Boulanger", "Femme de ménage")


def test_the_version_changes_with_what_is_live_and_only_then(catalogue: Catalogue, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        corpus, before = catalogue.current(session)
        assert catalogue.current(session) == (corpus, before)
        session.execute(delete(OpportunityRow).where(OpportunityRow.source_key == "here"))

    with Session(engine) as session:
        assert catalogue.current(session)[1] > before


def test_the_catalogue_sees_a_change_however_late_it_is_committed(catalogue: Catalogue, engine: Engine) -> None:
    """Two pulls overlap: the one that began first commits last, after a search has already read the other."""
    with Session(engine) as slow, slow.begin():
        store_opportunities(slow, [some_opportunity("ft:slow")], changed_at=NOON)
        assert "ft:slow" not in found(catalogue, engine)

    assert "ft:slow" in found(catalogue, engine)


def test_while_one_request_reads_the_catalogue_the_others_go_on_with_the_last(
    catalogue: Catalogue, engine: Engine
) -> None:
    before = found(catalogue, engine)
    with Session(engine) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:new")])

    with catalogue.refreshing():
        assert found(catalogue, engine) == before
    assert "ft:new" in found(catalogue, engine)


def test_while_one_request_reads_what_changed_the_others_do_not_show_what_it_was(
    catalogue: Catalogue, engine: Engine
) -> None:
    assert found(catalogue, engine) == ["ft:here", "ft:there"]
    with Session(engine) as session, session.begin():
        session.execute(update(OpportunityRow).where(OpportunityRow.source_key == "here").values(content_hash="new"))

    with catalogue.refreshing():
        assert found(catalogue, engine) == ["ft:there"]
    assert found(catalogue, engine) == ["ft:here", "ft:there"]


def test_who_asks_for_an_opportunity_by_its_id_waits_for_the_one_that_reads_it_again(
    catalogue: Catalogue, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An employer opens the list of what they have just changed while a letter's list reads the change."""
    with Session(engine) as session, session.begin():
        here = catalogue.current(session)[0].opportunities[0].id
        assert here is not None
        session.execute(update(OpportunityRow).where(OpportunityRow.id == here).values(content_hash="new"))
    waits, refreshing = Event(), catalogue.refreshing

    @contextmanager
    def watched(*, wait: bool = False) -> Iterator[bool]:
        if wait:
            waits.set()
        with refreshing(wait=wait) as mine:
            yield mine

    monkeypatch.setattr(catalogue, "refreshing", watched)

    def asked() -> list[str]:
        with Session(engine) as session:
            return [one.key for one in catalogue.of(session, [here])[0].opportunities]

    with ThreadPoolExecutor(1) as pool:
        with refreshing():
            answer = pool.submit(asked)
            assert waits.wait(timeout=10)
        assert answer.result(timeout=10) == ["ft:here"]


def test_who_asks_for_an_unchanged_opportunity_by_its_id_waits_for_nobody(catalogue: Catalogue, engine: Engine) -> None:
    assert found(catalogue, engine) == ["ft:here", "ft:there"]
    with Session(engine) as session, session.begin():
        there = catalogue.current(session)[0].opportunities[1].id
        assert there is not None
        session.execute(update(OpportunityRow).where(OpportunityRow.source_key == "here").values(content_hash="new"))

    with catalogue.refreshing(), Session(engine) as session:
        assert [one.key for one in catalogue.of(session, [there])[0].opportunities] == ["ft:there"]
