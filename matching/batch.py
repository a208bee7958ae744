"""Ranks everybody at once, after each ingest, and writes one list a person: what counsellors open in the morning."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, insert

from kit import logger
from matching.lists import item_values
from matching.people import Followed, read_people
from matching.rank import Standing, explained, stand
from matching.search import Matcher
from store import queries, session
from store.tables import ShownItemRow, ShownListRow

LENGTH = 30
"""Rows kept of each person's list."""
KEPT_DAYS = 190
"""Lists are kept a little over six months, as the log of what was shown must be."""


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did."""

    people: int
    opportunities: int
    items: int
    seconds: float


def rank_everybody(engine: Engine, matcher: Matcher, *, now: datetime) -> BatchReport:
    """Ranks every person and stores their lists, all in one transaction."""
    started = time.perf_counter()
    with session(engine) as opened:
        corpus, data_version = matcher.catalogue.current(opened)
        people = read_people(opened)
        versions = {
            "weights_version": matcher.weights.version,
            "data_version": data_version,
            "travel_version": matcher.travel_times.version,
        }
        lists = [
            {"audience": "batch", "person_id": one.id, "question": {}, "made_at": now} | versions for one in people
        ]
        ids = (
            opened.scalars(insert(ShownListRow).returning(ShownListRow.id, sort_by_parameter_order=True), lists).all()
            if lists
            else []
        )
        items = []
        for list_id, followed in zip(ids, people, strict=True):
            standing = stand(
                followed.person,
                corpus,
                knowledge=matcher.knowledge,
                travel_times=matcher.travel_times,
                weights=matcher.weights,
                as_of=now,
            )
            for position, row in enumerate(_best(standing, followed), 1):
                ranked = explained(standing, int(row), weights=matcher.weights, as_of=now)
                items.append(item_values(list_id, position, ranked))
        if items:
            opened.execute(insert(ShownItemRow), items)
        opened.execute(queries()["drop_old_batch_lists"], {"before": now - timedelta(days=KEPT_DAYS)})
    report = BatchReport(len(people), len(corpus), len(items), time.perf_counter() - started)
    logger("matching").info("everybody_ranked", people=report.people, opportunities=report.opportunities)
    return report


def _best(standing: Standing, followed: Followed) -> NDArray[np.intp]:
    """The first rows of a person's list: by fit, or by distance where the person turned ranking off."""
    rows = standing.open_rows()
    if not followed.ranked:
        rows = rows[np.argsort(np.nan_to_num(standing.reach.km[rows], nan=np.inf), kind="stable")]
    kept = [row for row in rows if standing.corpus.opportunities[row].id not in followed.dismissed]
    return np.array(kept[:LENGTH], dtype=np.intp)
