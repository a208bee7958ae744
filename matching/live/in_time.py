"""What « Y aller sans voiture » does not keep: work whose own hours no bus fits, and that nothing else leads to.

The first look reckons with usual hours, one row of a timetable for all places; few opportunities say their own.
"""

from dataclasses import replace
from datetime import datetime

import numpy as np

from geo import Mode
from matching.live.listed import Narrowing
from matching.live.looks import View
from matching.model import Person
from matching.reasons import SHUTTLE_MISSES
from matching.scoring.filters import Filter
from matching.scoring.rank import NOT_IN_A_LIST, Ranked, explained_few
from matching.scoring.weights import Weights
from matching.scoring.without_car import needs_help

JUDGED = 40
"""The first rows of a list that are judged, two pages of it: some ten milliseconds for each one that says its hours."""


def in_time(view: View, narrowing: Narrowing, person: Person, *, weights: Weights, now: datetime) -> View:
    """The same view, in which none of the first rows by fit passes the filter whose hours a bus is known to miss.

    The view as it is where the filter was not chosen, or where the person takes no bus nor what comes when called.
    """
    rides = needs_help(person) or any(one.mode is Mode.BUS for one in person.means)
    if Filter.WITHOUT_CAR not in narrowing.filters or not rides:
        return view
    seen = view.seen
    rows = seen.best(narrowing.wanted(seen), JUDGED)
    rows = rows[np.isfinite(seen.index.column("starts_at", rows).astype(np.float64))]
    if not len(rows):
        return view
    close = view.close_to(rows, dropped=0)
    few = close.standing.some(close.places)
    few.corpus.opportunities.ready(few.rows)
    judged = explained_few(few, [NOT_IN_A_LIST] * len(rows), weights=weights, as_of=now)
    late = rows[[is_too_late(one) for one in judged]]
    bits = np.where(np.isin(seen.rows, late), seen.bits & ~np.uint16(Filter.WITHOUT_CAR.bit), seen.bits)
    return replace(view, seen=replace(seen, bits=bits))


def is_too_late(ranked: Ranked) -> bool:
    """Whether the way by bus, or by what comes when called, misses the hours that the work says, and no other means of
    theirs nor help leads there."""
    misses = any(way.at_work is not None and not way.at_work.is_in_time for way in ranked.ways) or any(
        one.code in SHUTTLE_MISSES for one in ranked.reasons
    )
    leads = any(way.is_accepted for way in ranked.ways) or any(one.code == "without_car" for one in ranked.reasons)
    return misses and not leads
