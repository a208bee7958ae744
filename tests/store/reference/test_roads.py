"""Matrices are computed row by row, and read once they are complete."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from geo import Mode
from store.reference.roads import (
    RoadMatrixPlan,
    begin_road_matrix,
    complete_road_matrix,
    put_road_times,
    read_road_times,
    road_versions,
)
from store.tables import RoadTimesRow
from tests.make.values import NOON

PLAN = RoadMatrixPlan(
    department="23",
    mode=Mode.CAR,
    network="limousin-2026-11-20-1f0c93ab",
    network_date=date(2026, 11, 20),
    limit_minutes=60,
    targets=("23008", "23096", "87085"),
)
ROWS = [("23008", bytes([3, 41, 255])), ("23096", bytes([40, 4, 55]))]


def filled(session: Session, plan: RoadMatrixPlan = PLAN, *, hours: int = 0) -> int:
    matrix = begin_road_matrix(session, plan, now=NOON)
    put_road_times(session, matrix.id, ROWS)
    complete_road_matrix(session, matrix.id, now=NOON + timedelta(hours=hours))
    return matrix.id


def test_a_matrix_is_read_once_it_is_complete(session: Session) -> None:
    matrix = begin_road_matrix(session, PLAN, now=NOON)
    put_road_times(session, matrix.id, ROWS)
    assert read_road_times(session) == []

    complete_road_matrix(session, matrix.id, now=NOON)
    (table,) = read_road_times(session)
    assert (table.mode, table.limit_minutes, table.network_date) == (Mode.CAR, 60, date(2026, 11, 20))
    assert (table.origins, table.targets) == (("23008", "23096"), PLAN.targets)
    assert table.minutes.tolist() == [[3, 41, 255], [40, 4, 55]]


def test_a_matrix_goes_on_where_it_was_left(session: Session) -> None:
    first = begin_road_matrix(session, PLAN, now=NOON)
    put_road_times(session, first.id, ROWS[:1])

    again = begin_road_matrix(session, PLAN, now=NOON)
    assert (again.id, again.done, again.completed) == (first.id, frozenset({"23008"}), False)
    put_road_times(session, again.id, [("23008", bytes([9, 9, 9])), ROWS[1]])
    complete_road_matrix(session, again.id, now=NOON)
    assert read_road_times(session)[0].minutes[0].tolist() == [3, 41, 255]


def test_other_targets_begin_another_and_the_one_in_use_goes_on(session: Session) -> None:
    filled(session)

    again = begin_road_matrix(session, replace(PLAN, targets=("23008", "23096", "87001")), now=NOON)
    assert (again.done, again.completed) == (frozenset(), False)
    assert [table.targets for table in read_road_times(session)] == [PLAN.targets]


def test_the_one_before_is_read_until_the_next_is_complete_and_is_then_deleted(session: Session) -> None:
    filled(session)
    newer = replace(PLAN, network="limousin-2026-12-20-77aa0b12")
    matrix = begin_road_matrix(session, newer, now=NOON)
    assert [table.network for table in read_road_times(session)] == [PLAN.network]

    put_road_times(session, matrix.id, ROWS)
    complete_road_matrix(session, matrix.id, now=NOON)
    assert [table.network for table in read_road_times(session)] == [newer.network]
    assert session.scalar(select(func.count()).select_from(RoadTimesRow)) == len(ROWS)


def test_departments_and_means_do_not_touch_each_other(session: Session) -> None:
    ids = [filled(session, plan) for plan in (PLAN, replace(PLAN, mode=Mode.WALK), replace(PLAN, department="87"))]

    versions = road_versions(session)
    assert [(one.department, one.mode, one.origins) for one in versions] == [
        ("23", Mode.CAR, 2),
        ("23", Mode.WALK, 2),
        ("87", Mode.CAR, 2),
    ]
    assert {one.id for one in versions} == set(ids)


def test_versions_change_when_minutes_do(session: Session) -> None:
    filled(session)
    before = road_versions(session)
    assert road_versions(session) == before

    filled(session, replace(PLAN, limit_minutes=90), hours=1)
    assert road_versions(session) != before
    assert len(road_versions(session)) == 1
