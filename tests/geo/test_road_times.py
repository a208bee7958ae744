"""Minutes computed before, as a layer of travel times: what they do not know, another layer completes."""

from dataclasses import replace
from datetime import date

import numpy as np

from geo import BASES, NOWHERE, USUAL_TRIP, Basis, Commune, Communes, Mode, RoadTable, RoadTimes, Row, Travel, Trip

COMMUNES = Communes(Commune(f"2300{n}", f"Lieu {n}", "23", (), None, 100) for n in range(1, 6))
TABLE = RoadTable(
    mode=Mode.CAR,
    network="limousin-2026-11-20-1f0c93ab",
    network_date=date(2026, 11, 20),
    limit_minutes=60,
    origins=("23001", "23004"),
    targets=("23004", "19999", "23001", "23002"),
    minutes=np.array([[22, 9, 3, 255], [4, 9, 25, 41]], np.uint8),
)
TIMES = RoadTimes(COMMUNES, [TABLE])


class Near:
    """Travel times of nine minutes to everywhere."""

    version = "near"

    def row(self, mode: Mode, origin: int, trip: Trip, *, within: int = NOWHERE) -> Row:
        return Row(np.full(5, 9, np.uint8), np.zeros(5, np.uint8))


def test_minutes_stand_where_their_communes_do() -> None:
    row = TIMES.row(Mode.CAR, 3, USUAL_TRIP)

    assert row is not None
    assert row.minutes.tolist() == [25, 41, NOWHERE, 4, NOWHERE]
    assert {BASES[code] for code in row.basis} == {Basis.ROAD}


def test_beyond_the_limit_is_told_from_what_is_not_known() -> None:
    row = TIMES.row(Mode.CAR, 0, USUAL_TRIP)

    assert row is not None
    assert row.minutes.tolist() == [3, NOWHERE, NOWHERE, 22, NOWHERE]
    assert isinstance(row.beyond, np.ndarray)
    assert row.beyond.tolist() == [0, 61, 0, 61, 0]


def test_where_no_other_commune_is_within_the_limit_its_own_is_still_near() -> None:
    alone = replace(TABLE, mode=Mode.WALK, origins=("23001",), targets=("23001",), minutes=np.array([[255]], np.uint8))
    travel = Travel(COMMUNES, (RoadTimes(COMMUNES, [alone]), Near()))

    minutes = travel.row(Mode.WALK, 0).minutes.tolist()

    assert minutes == [9, 9, 9, 9, 9]


def test_nothing_is_said_of_other_origins_and_other_means() -> None:
    assert TIMES.row(Mode.CAR, 1, USUAL_TRIP) is None
    assert TIMES.row(Mode.WALK, 0, USUAL_TRIP) is None
    assert len(TIMES) == 2


def test_their_version_names_the_networks_and_changes_with_the_rows() -> None:
    assert TIMES.version == "limousin-2026-11-20-1f0c93ab/2"
    assert RoadTimes(COMMUNES, [TABLE, replace(TABLE, mode=Mode.WALK)]).version != TIMES.version
