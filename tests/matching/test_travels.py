"""The travel times of a running service follow what is loaded into the store."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Basis, Mode, Travel
from matching import Travels
from store.reference.roads import RoadMatrixPlan, begin_road_matrix, complete_road_matrix, put_road_times
from tests.make.standing import COMMUNES
from tests.make.values import NOON

AUBUSSON, GUERET = 0, 2


@pytest.fixture
def travels() -> Travels:
    return Travels(COMMUNES)


def load_roads(session: Session, *, minutes: bytes, network: str = "creuse 2026-11-01") -> None:
    """Minutes by car from Guéret to Aubusson and to Guéret."""
    plan = RoadMatrixPlan("23", Mode.CAR, network, None, 60, ("23008", "23096"))
    matrix = begin_road_matrix(session, plan, now=NOON)
    put_road_times(session, matrix.id, [("23096", minutes)])
    complete_road_matrix(session, matrix.id, now=NOON)
    session.commit()


def at(travels: Travels, engine: Engine, *, now: datetime) -> Travel:
    with Session(engine) as session:
        return travels.now(session, now=now)


def test_without_roads_everything_is_estimated(travels: Travels, engine: Engine) -> None:
    row = at(travels, engine, now=NOON).row(Mode.CAR, GUERET)

    assert set(row.basis) == {list(Basis).index(Basis.ESTIMATED)}


def test_roads_answer_a_few_seconds_after_they_were_loaded(travels: Travels, engine: Engine) -> None:
    before = at(travels, engine, now=NOON)
    with Session(engine) as session:
        load_roads(session, minutes=bytes([39, 6]))

    assert at(travels, engine, now=NOON + timedelta(seconds=5)) is before
    after = at(travels, engine, now=NOON + timedelta(seconds=11))
    assert after.row(Mode.CAR, GUERET).minutes[[AUBUSSON, GUERET]].tolist() == [39, 6]
    assert "creuse 2026-11-01" in after.version


def test_nothing_is_read_again_while_nothing_changes(travels: Travels, engine: Engine) -> None:
    first = at(travels, engine, now=NOON)

    assert at(travels, engine, now=NOON + timedelta(hours=1)) is first


def test_a_new_network_replaces_the_one_before(travels: Travels, engine: Engine) -> None:
    with Session(engine) as session:
        load_roads(session, minutes=bytes([39, 6]))
        load_roads(session, minutes=bytes([36, 6]), network="creuse 2026-12-01")

    assert at(travels, engine, now=NOON).row(Mode.CAR, GUERET).minutes[AUBUSSON] == 36


def test_from_elsewhere_than_the_department_loaded_minutes_are_estimated(travels: Travels, engine: Engine) -> None:
    with Session(engine) as session:
        load_roads(session, minutes=bytes([39, 6]))

    row = at(travels, engine, now=NOON).row(Mode.CAR, AUBUSSON)

    assert row.basis[GUERET] == list(Basis).index(Basis.ESTIMATED)


def test_the_next_day_looks_for_no_way_again_that_no_timetable_tells(travels: Travels, engine: Engine) -> None:
    today = at(travels, engine, now=NOON)
    driven = today.row(Mode.CAR, GUERET)

    tomorrow = at(travels, engine, now=NOON + timedelta(days=1))
    with Session(engine) as session:
        load_roads(session, minutes=bytes([39, 6]))

    assert tomorrow is not today
    assert tomorrow.row(Mode.CAR, GUERET) is driven
    assert at(travels, engine, now=NOON + timedelta(days=2)).row(Mode.CAR, GUERET) is not driven
