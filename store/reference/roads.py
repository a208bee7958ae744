"""Minutes by road in the store: computed row by row, read once all rows of a matrix are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from geo import Mode, RoadTable
from store.queries import queries
from store.tables import RoadMatrixRow, RoadTimesRow


@dataclass(frozen=True, slots=True)
class RoadMatrixPlan:
    """What a matrix is: from the communes of a department to `targets`, by one means, on one network."""

    department: str
    mode: Mode
    network: str
    network_date: date | None
    limit_minutes: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadMatrix:
    """A matrix in the store: the origins whose rows are there, and whether it is in use."""

    id: int
    done: frozenset[str]
    completed: bool


@dataclass(frozen=True, slots=True)
class RoadVersion:
    """A matrix in use: what it is, how many origins it has, since when."""

    id: int
    department: str
    mode: Mode
    network: str
    network_date: date | None
    limit_minutes: int
    origins: int
    completed_at: datetime


def begin_road_matrix(session: Session, plan: RoadMatrixPlan, *, now: datetime) -> RoadMatrix:
    """The matrix of `plan`, as far as it was computed before.

    One with other targets is another matrix: what is in use stays so until that one is complete.
    """
    alike = session.scalars(
        select(RoadMatrixRow).filter_by(
            department=plan.department, mode=plan.mode, network=plan.network, limit_minutes=plan.limit_minutes
        )
    )
    found = next((one for one in alike if tuple(one.targets) == plan.targets), None)
    if found is None:
        found = RoadMatrixRow(
            department=plan.department,
            mode=plan.mode,
            network=plan.network,
            network_date=plan.network_date,
            limit_minutes=plan.limit_minutes,
            targets=list(plan.targets),
            started_at=now,
        )
        session.add(found)
        session.flush()
    done = session.scalars(select(RoadTimesRow.origin).filter_by(matrix_id=found.id))
    return RoadMatrix(id=found.id, done=frozenset(done), completed=found.completed_at is not None)


def put_road_times(session: Session, matrix_id: int, rows: Iterable[tuple[str, bytes]]) -> None:
    """Keeps some rows: an origin and its minutes, one byte a target in their order."""
    values = [{"matrix_id": matrix_id, "origin": origin, "minutes": minutes} for origin, minutes in rows]
    session.execute(insert(RoadTimesRow).on_conflict_do_nothing(), values)


def complete_road_matrix(session: Session, matrix_id: int, *, now: datetime) -> None:
    """Puts a matrix in use, in place of those before of its department and means."""
    session.get_one(RoadMatrixRow, matrix_id).completed_at = now
    session.flush()
    session.execute(queries()["delete_other_road_matrices"], {"matrix_id": matrix_id})
    session.execute(queries()["count_change"])  # everybody is ranked again


def road_versions(session: Session) -> list[RoadVersion]:
    """The matrices in use; equal lists mean equal minutes."""
    return [
        RoadVersion(matrix_id, department, Mode(mode), *rest)
        for matrix_id, department, mode, *rest in session.execute(queries()["road_matrices_in_use"])
    ]


def read_road_times(session: Session) -> list[RoadTable]:
    """All minutes in use, a table a department and means."""
    return [_table(session, version) for version in road_versions(session)]


def _table(session: Session, version: RoadVersion) -> RoadTable:
    targets: Sequence[str] = session.scalars(select(RoadMatrixRow.targets).filter_by(id=version.id)).one()
    rows = session.execute(queries()["road_times"], {"matrix_id": version.id}).all()
    minutes = np.frombuffer(b"".join(bytes(row.minutes) for row in rows), np.uint8)
    return RoadTable(
        mode=version.mode,
        network=version.network,
        network_date=version.network_date,
        limit_minutes=version.limit_minutes,
        origins=tuple(row.origin for row in rows),
        targets=tuple(targets),
        minutes=minutes.reshape(len(rows), len(targets)),
    )
