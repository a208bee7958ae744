"""Rows of the store as opportunities, and as parts of the index: read by this process, or by several where a whole
country is."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import batched

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Communes, Point
from matching.codec import opportunity_from_row
from matching.executor import LocalProcesses
from matching.live.index import Loose, Parts, loose, parts_of, placed
from matching.model import Opportunity
from matching.words.trades.declared import Trades
from store import create_store, queries

_BATCH = 5_000
"""Rows read at once from the store."""
MANY = 100_000
"""So many rows are worth starting other processes, which takes them some seconds."""
MOST_PROCESSES = 8
"""More would wait for the store."""


def read_opportunities(session: Session, ids: Sequence[int]) -> list[Opportunity]:
    """Some opportunities, live or not."""
    found = session.execute(queries()["opportunities_by_id"], {"ids": list(ids)}).mappings().all()
    return [opportunity_from_row(row) for row in found]


def read_nearest(
    session: Session, point: Point, *, now: datetime, limit: int, radius_km: float = 30.0
) -> tuple[Opportunity, ...]:
    """What is live around a place, nearest first."""
    asked = {"place": point.ewkt(), "radius_m": radius_km * 1000, "limit": limit, "now": now}
    return tuple(opportunity_from_row(row) for row in session.execute(queries()["nearest"], asked).mappings())


def read_parts(session: Session, ids: Sequence[int], *, trades: Trades, communes: Communes) -> Iterator[Parts]:
    """The parts made of some opportunities, a few thousand at once."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(ids) < MANY or processes == 1:
        for some in batched(ids, _BATCH):
            yield parts_of(read_opportunities(session, some), trades=trades, communes=communes)
        return
    url = session.connection().engine.url.render_as_string(hide_password=False)
    with LocalProcesses(processes) as workers:
        for rows in workers.gather(_read_apart, ((url, some) for some in batched(ids, _BATCH))):
            yield placed(rows, trades=trades, communes=communes)


def _read_apart(task: tuple[str, tuple[int, ...]]) -> Loose:
    """Some rows of the store at an address, read by a process that knows nothing else."""
    url, ids = task
    with Session(_engine(url)) as session:
        return loose(read_opportunities(session, ids))


@cache
def _engine(url: str) -> Engine:
    return create_store(url, pool_size=1)
