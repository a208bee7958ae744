"""Ranks everybody at night and writes one list a person: what counsellors open.

the scores of all → the price of exposure → the lists at these prices
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Travel
from kit import logger
from matching.lists.exposure import Prices, Spread, exposure_prices, spread, usable_places
from matching.lists.logged import Versions, log_list, question_of
from matching.lists.snapshot import keep_weights_of
from matching.live.search import Matcher
from matching.night.night import LENGTH, Night, NightWorkers, Written, candidates_in, candidates_of, lists_in
from matching.people import Followed, read_people
from matching.scoring.corpus import Corpus
from matching.scoring.ground import Ground, look_for_ways
from matching.scoring.profile import read_words
from store import queries, session
from store.keeping.forgetting import forget_shown
from store.lists.lists import copy_lists, new_list_ids
from store.lists.night import last_night, note_spread, usable_exposure, write_prices
from store.locks import exclusive

KEPT_DAYS = 190
"""What was shown is kept a little over six months, as the law asks of the log."""
MOST_WORKERS = 2
WORTH_WORKERS = 150
"""From so many people on, other processes are worth starting."""


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did: `people` ranked among all, out of so many opportunities; seconds in all and by step."""

    people: int
    opportunities: int
    items: int
    seconds: float
    steps: dict[str, float]
    spread: tuple[Spread, Spread] | None = None
    """How the lists share their places, without prices and with them."""


class Steps:
    """The seconds of each step, one after the other."""

    def __init__(self) -> None:
        self.began = self._last = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def done(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """A block that one ranking of everybody is in at a time, whatever its process: the others wait for their turn.

    Who ranks some people (`rank_people`) waits for nobody.
    """
    with exclusive(engine, "ranking", wait=True):
        yield


def rank_everybody(engine: Engine, matcher: Matcher, *, now: datetime, workers: int | None = None) -> BatchReport:
    """Ranks every person at new prices of exposure, stores their lists, and forgets those shown too long ago.

    `workers`: other processes that help; as many as there are processors, two at most, where it is worth it.
    """
    with alone(engine):
        return everybody_ranked(engine, matcher, now=now, workers=workers)


def everybody_ranked(engine: Engine, matcher: Matcher, *, now: datetime, workers: int | None = None) -> BatchReport:
    """As `rank_everybody`, for who is `alone` already."""
    steps = Steps()
    with session(engine) as opened:
        mark = opened.execute(queries()["people_mark"]).scalar_one()
        people = by_home(read_people(opened))
        corpus, version = matcher.catalogue.current(opened)
        corpus.opportunities.ready(range(len(corpus)))
        travel = matcher.travels.now(opened, now=now)
        last = last_night(opened)
        number = 1 if last is None else last.prices_version + 1
        usable = usable_places(**usable_exposure(opened, corpus.id.tolist(), now=now))
        ids = new_list_ids(opened, len(people))
        matcher.travels.ready(opened, now=now)
        keep_weights_of(opened, matcher.weights.version, now=now)  # by now: whoever writes one list would wait for it
    steps.done("read")
    read_words((one.person for one in people), matcher.knowledge)
    steps.done("words")
    look_for_ways((one.person for one in people), travel)
    steps.done("ways")
    versions = matcher.versions(version, travel, prices=number)
    night = night_of(matcher, people, ids, corpus, travel, versions, now=now)
    with NightWorkers(night, count=workers_for(len(people)) if workers is None else workers) as at_work:
        found = list(at_work.each(candidates_in))
        steps.done("score")
        candidates = candidates_of(found, count=len(corpus))
        reachable = (
            np.logical_or.reduce([block[2] for block in found], axis=0) if found else np.zeros(len(corpus), bool)
        )
        prices = exposure_prices(candidates, usable)
        steps.done("prices")
        with session(engine) as opened:
            made = lists_of(opened, at_work, prices)
            shared = (
                spread(candidates, np.zeros_like(prices), among=reachable, length=LENGTH),
                spread(candidates, prices, among=reachable, length=LENGTH),
            )
            write_prices(opened, dict(zip(corpus.id.tolist(), prices.tolist(), strict=True)))
            asked = {"now": now, "made_of": made_of(matcher, travel), "prices_version": number, "people_since": mark}
            opened.execute(queries()["note_night"], asked)
            note_spread(opened, asdict(shared[1]))
            items = write_lists_of(opened, at_work, made)
            opened.execute(queries()["note_ranked"], {"version": version})
            steps.done("lists")
    steps.done("commit")
    forget_shown(engine, before=now - timedelta(days=KEPT_DAYS))
    steps.done("forget")
    report = BatchReport(len(people), len(corpus), items, time.perf_counter() - steps.began, steps.seconds, shared)
    logger("matching").info("everybody_ranked", people=report.people, opportunities=report.opportunities)
    return report


def rank_people(session: Session, matcher: Matcher, ids: Sequence[int], *, now: datetime) -> None:
    """Ranks some people and stores a list for each, as they would open it; the one before stays to be read."""
    here = session.scalars(queries()["people_still_here"], {"ids": list(ids)}).all()
    for followed in read_people(session, here):
        listed = matcher.for_person(session, followed, now=now, limit=LENGTH)
        log_list(
            session,
            listed.items,
            versions=listed.versions,
            audience="batch",
            now=now,
            question=question_of(followed, limit=LENGTH),
            followed=followed,
        )


def night_of(
    matcher: Matcher,
    people: Sequence[Followed],
    ids: Sequence[int],
    corpus: Corpus,
    travel: Travel,
    versions: Versions,
    *,
    now: datetime,
) -> Night:
    """What some people are ranked with, among a corpus: `ids` are those of their lists."""
    return Night(
        people=people,
        list_ids=ids,
        corpus=corpus,
        ground=Ground(corpus, travel),
        knowledge=matcher.knowledge,
        weights=matcher.weights,
        versions=versions,
        now=now,
    )


def lists_of(session: Session, at_work: NightWorkers, prices: Prices | None) -> Iterator[Written]:
    """The lists of the night's people, block by block; other processes begin at once.

    Who was erased since the night began gets none; whoever would erase somebody now waits for the lists.
    """
    asked = {"ids": [one.id for one in at_work.night.people]}
    here = session.scalars(queries()["people_still_here"], asked)
    return at_work.each(lists_in, prices=prices, gone=frozenset(asked["ids"]).difference(here))


def write_lists_of(session: Session, at_work: NightWorkers, made: Iterator[Written]) -> int:
    """Writes the lists of the night's people; how many rows they hold.

    Those of before stay a while, for whoever is reading them (`store.keeping.forgetting`).
    """
    written = []

    def blocks() -> Iterator[bytes]:
        for lists, rows in made:
            written.append(rows)
            yield lists

    # What is done here may ask the database, on the connection that copies: all of it comes before.
    copy_lists(session, [*blocks()] if at_work.is_here else blocks())
    return sum(written)


def by_home(people: Sequence[Followed]) -> tuple[Followed, ...]:
    """The people, neighbours together: what they share is computed once."""
    return tuple(sorted(people, key=lambda one: (one.person.insee or "", str(one.person.means), one.id)))


def made_of(matcher: Matcher, travel: Travel) -> str:
    """What everybody's lists are made of, beside people and opportunities: another one, and all are made again."""
    return f"{matcher.weights.version} {matcher.knowledge.rome.version} {travel.version}"


def workers_for(people: int) -> int:
    """How many other processes are worth starting for so many people."""
    return min(MOST_WORKERS, os.cpu_count() or 1) if people >= WORTH_WORKERS else 0
