"""Whose list a few opportunities touch: those who list them, those into whose list they would come, by the columns of
everybody (`matching.reverse`) where no score of theirs exceeds what is told."""

from collections.abc import Collection, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Travel
from matching.lists.exposure import Prices
from matching.lists.page import rows_for
from matching.live.search import Matcher
from matching.night.night import LENGTH
from matching.people import read_people
from matching.reverse import ROUNDED
from matching.scoring.corpus import Corpus
from store import queries


def listing(session: Session, ids: Sequence[int]) -> set[int]:
    """The people whose list holds one of some opportunities."""
    return set(session.scalars(queries()["people_listing"], {"ids": list(ids)}))


def newcomers(
    session: Session,
    matcher: Matcher,
    new: Corpus,
    travel: Travel,
    *,
    prices: Prices | None,
    now: datetime,
    but: Collection[int],
) -> set[int]:
    """The people into whose list something of a corpus may come at these prices (n,), and nearly nobody else; `but`
    those who are known already."""
    if not len(new):
        return set()
    everybody = set(session.scalars(queries()["everybody"]).all())
    ids, worth = matcher.everybody.worth_at_best(session, new, travel, prices=prices, now=now)
    entered = ids[worth >= _ends(session, ids) - ROUNDED].tolist()
    by_distance = sorted(everybody - set(ids.tolist()) - set(but))
    return (set(entered) | _may_list(session, matcher, new, travel, by_distance, now=now)) - set(but)


def _ends(session: Session, ids: NDArray[np.int64]) -> NDArray[np.float64]:
    """The least value that the list of each person holds, shape (n,); below all values where it is not full."""
    ends = np.full(len(ids), np.finfo(np.float64).min)
    rows = session.execute(queries()["list_ends"], {"length": LENGTH}).all()
    if rows:
        people, least = np.array([row.person_id for row in rows]), np.array([row.least for row in rows])
        known = np.isin(ids, people)
        ends[known] = least[np.searchsorted(people, ids[known])]
    return ends


def _may_list(
    session: Session, matcher: Matcher, new: Corpus, travel: Travel, ids: Sequence[int], *, now: datetime
) -> set[int]:
    """Those of some people who want no ranking (R10) for whom no gate drops all of a corpus: theirs is by distance."""
    found = set()
    for one in read_people(session, ids) if ids else ():
        standing = matcher.stand(one.person, new, travel, now=now)
        if len(rows_for(standing, one)):
            found.add(one.id)
    return found
