"""Tells people of what is new, once each: the opportunities that a load left waiting, each to those it suits best.

    what waits → candidates from the crowd → whom to tell (lists, decisions) → stand → alerts

One transaction takes opportunities from what waits and writes their alerts: a process killed in between leaves both as
they were, and a second one skips what the first holds. Nobody hears twice of the same opportunity. Nothing is sent from
here: an alert is a row that a page shows, and that a letter tells whoever chose one (`store.mail.outbox`).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from geo import Travel
from kit import day_in_france, logger
from matching.lists.logged import Versions
from matching.live.search import Matcher
from matching.people import read_people
from matching.reasons import stored
from matching.reverse import ROUNDED
from matching.scoring.corpus import Corpus
from matching.scoring.rank import Ranked, explained
from matching.scoring.standing import Standing
from store import queries, session
from store.catalogue.news import News, list_floors, take_news, whom_to_tell
from store.tables import PersonAlertRow

HEARD_A_POST = 20
"""So many people hear of one post: more would run for nothing. Whoever does not finds it in their own list."""
MOST_HEARD = 100
LOOKED_AT = 4
"""Candidates looked at for each one told: some decided already, some have better."""
FIRST = 10
"""One hears of what would stand among so many first of one's own list."""
LEAST_SCORE = 0.5
"""Nothing below is worth an alert, however short a list is."""
AT_ONCE = 20
"""Opportunities told of in one transaction."""

_log = logger("matching")


@dataclass(frozen=True, slots=True)
class Told:
    """What a round did: how many opportunities left what waits, how many alerts were written."""

    opportunities: int
    alerts: int
    seconds: float


class Herald:
    """Tells people of news. One a process."""

    def __init__(self, engine: Engine, matcher: Matcher) -> None:
        self._engine = engine
        self._matcher = matcher
        self._telling = Lock()
        self._ready_on: date | None = None

    def tell(self, *, now: datetime) -> Told | None:
        """Tells of all that waits; None where nothing does: the first such look of a day gets ready for its news."""
        with session(self._engine) as opened:
            if not opened.execute(queries()["news_waiting"]).scalar_one():
                if self._ready_on != day_in_france(now):
                    self._matcher.lay_everybody_out(opened, now=now)
                    self._ready_on = day_in_france(now)
                return None
        began = time.perf_counter()
        rounds = list(self._rounds(now))
        told = Told(sum(news for news, _ in rounds), sum(alerts for _, alerts in rounds), time.perf_counter() - began)
        _log.info("news_told", opportunities=told.opportunities, alerts=told.alerts)
        return told

    def _rounds(self, now: datetime) -> Iterator[tuple[int, int]]:
        """Some news a transaction, until nothing waits that nobody else holds: how many, and their alerts."""
        with self._telling:
            while True:
                with session(self._engine) as opened:
                    news = take_news(opened, most=AT_ONCE)
                    if not news:
                        return
                    alerts = self._told(opened, news, now)
                    opened.execute(queries()["drop_news"], {"ids": [one.opportunity_id for one in news]})
                yield len(news), alerts

    def _told(self, opened: Session, news: list[News], now: datetime) -> int:
        corpus, version = self._matcher.catalogue.of(opened, [one.opportunity_id for one in news])
        if not len(corpus):
            return 0
        travel = self._matcher.travels.now(opened, now=now)
        versions = self._matcher.versions(version, travel, prices=None)
        rows = {int(one): row for row, one in enumerate(corpus.id)}
        written = 0
        for one in news:
            if one.opportunity_id in rows:
                alone = corpus.take(np.array([rows[one.opportunity_id]]))
                found = self._hearers(opened, one, alone, travel, now)
                written += _write(opened, found, versions, now)
        return written

    def _hearers(
        self, opened: Session, news: News, alone: Corpus, travel: Travel, now: datetime
    ) -> list[tuple[int, Ranked]]:
        """Who hears of one opportunity, each with the row that their own list would hold, the best first."""
        matcher = self._matcher
        posts = alone.opportunities[0].conditions.positions or 1
        most = min(MOST_HEARD, HEARD_A_POST * posts)
        suits = matcher.everybody.whom_it_suits(opened, alone, travel, now=now, most=LOOKED_AT * most)
        may_be_told = whom_to_tell(opened, list(suits), news)
        floors = {
            one: max(floor or 0.0, LEAST_SCORE)
            for one, floor in list_floors(opened, list(suits), first=FIRST).items()
            if one in may_be_told
        }
        wanted = [one for one, score in suits.items() if one in floors and score + ROUNDED >= floors[one]][: 2 * most]
        people = {one.id: one for one in read_people(opened, wanted)}
        found: list[tuple[float, int, Standing]] = []
        for person_id in wanted:
            if len(found) >= most and suits[person_id] + ROUNDED < sorted(found, key=_best_first)[most - 1][0]:
                break  # nobody who is left exceeds those found
            standing = matcher.stand(people[person_id].person, alone, travel, now=now)
            score = float(standing.scores.total[0])
            if standing.gate[0] < 0 and score >= floors[person_id]:
                found.append((score, person_id, standing))
        return [
            (person_id, explained(standing, 0, weights=matcher.weights, as_of=now))
            for _, person_id, standing in sorted(found, key=_best_first)[:most]
        ]


def _best_first(found: tuple[float, int, Standing]) -> tuple[float, int]:
    return -found[0], found[1]


def _write(opened: Session, found: list[tuple[int, Ranked]], versions: Versions, now: datetime) -> int:
    if not found:
        return 0
    rows = [
        {
            "person_id": person_id,
            "opportunity_id": ranked.opportunity.id,
            "score": ranked.score,
            "reasons": [stored(one) for one in ranked.reasons],
            "weights_version": versions.weights,
            "data_version": versions.data,
            "travel_version": versions.travel,
            "made_at": now,
        }
        for person_id, ranked in found
    ]
    statement = insert(PersonAlertRow).on_conflict_do_nothing().returning(PersonAlertRow.id)
    return len(opened.scalars(statement, rows).all())
