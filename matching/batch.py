"""Ranks everybody, after each ingest, and writes one list a person: what counsellors open in the morning."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kit import logger
from matching.lists import ListEntry, item_values, write_lists
from matching.page import page_of, rows_for
from matching.people import read_people
from matching.search import Matcher
from store import queries, session

LENGTH = 30
"""Rows kept of each person's list."""
AT_ONCE = 500
"""People ranked in one transaction: what is done stays done if the rest fails."""
KEPT_DAYS = 190
"""What was shown is kept a little over six months, as the law asks of the log."""


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did."""

    people: int
    opportunities: int
    items: int
    seconds: float


def rank_everybody(engine: Engine, matcher: Matcher, *, now: datetime) -> BatchReport:
    """Ranks every person, stores their lists, and forgets the lists that nobody saw or that are too old."""
    started = time.perf_counter()
    with session(engine) as opened:
        everybody = opened.execute(queries()["everybody"]).scalars().all()
        corpus, version = matcher.catalogue.current(opened)
    items = 0
    for ids in batched(everybody, AT_ONCE):
        with session(engine) as opened:
            items += rank_people(opened, matcher, ids, now=now)
    with session(engine) as opened:
        opened.execute(queries()["forget_old_lists"], {"before": now - timedelta(days=KEPT_DAYS)})
        opened.execute(queries()["note_ranked"], {"version": version})
    report = BatchReport(len(everybody), len(corpus), items, time.perf_counter() - started)
    logger("matching").info("everybody_ranked", people=report.people, opportunities=report.opportunities)
    return report


def rank_if_changed(engine: Engine, matcher: Matcher, *, now: datetime) -> BatchReport | None:
    """Ranks everybody where what can be proposed changed since the last time, whoever changed it; None where not.

    A process killed between its change and the ranking leaves both to the next that asks.
    """
    with session(engine) as opened:
        waits = opened.execute(queries()["waits_to_be_ranked"]).scalar_one()
    return rank_everybody(engine, matcher, now=now) if waits else None


def rank_people(session: Session, matcher: Matcher, ids: Sequence[int], *, now: datetime) -> int:
    """Ranks some people and stores a list for each, which replaces the one before; the number of rows written.

    An older batch list that somebody saw (the audit log names it) is kept.
    """
    entries = []
    corpus, version = matcher.catalogue.current(session)
    travel = matcher.travels.now(session, now=now)
    prices = matcher.prices.of(session, corpus)
    for followed in read_people(session, ids):
        standing = matcher.stand(followed.person, corpus, travel, now=now)
        rows = rows_for(standing, followed)
        ranked = page_of(standing, rows, followed, prices=prices, weights=matcher.weights, now=now, limit=LENGTH)
        entries.append(ListEntry("batch", [item_values(one) for one in ranked], person_id=followed.id))
    session.execute(queries()["drop_unseen_batch_lists"], {"ids": list(ids)})
    write_lists(session, entries, versions=matcher.versions(version, travel), now=now)
    return sum(len(entry.items) for entry in entries)
