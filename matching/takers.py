"""Who among some people could take an opportunity, with the reasons; and why the others could not."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy.orm import Session

from matching.lists.logged import ListEntry, write_lists
from matching.lists.page import Rows, rows_for
from matching.lists.rows import rows_of_people
from matching.live.as_shown import NotLive, as_shown
from matching.live.search import Matcher
from matching.model import Opportunity, Person
from matching.people import Followed, read_people
from matching.reasons import LONGER, NOT_IN_TIME, OUT_OF_HOURS, is_linked
from matching.scoring.gates import Gated
from matching.scoring.rank import NOT_IN_A_LIST, Ranked, explained, explained_few, unranked, why_not
from matching.scoring.standing import Standing

_KEEPING_AWAY = LONGER | NOT_IN_TIME | OUT_OF_HOURS
"""The codes of what no gate shuts and what the person accepts leaves out."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody before the opportunity: `ranked` where they could take it, else `gated` or `set_aside` says why not."""

    followed: Followed
    ranked: Ranked | None
    gated: Gated | None
    set_aside: bool
    """Whether the opportunity was set aside, by the person or for them."""
    closed: bool = False
    """Whether it is no longer to be had for them: taken by others, or the employer told them no."""

    @property
    def is_linked(self) -> bool:
        """Whether a wish, a trade of before or one near to them speaks for it; nobody who wants no ranking is told
        apart by it (R10)."""
        return not self.followed.ranked or is_linked(self.ranked.reasons if self.ranked else ())

    @property
    def can_come(self) -> bool:
        """Whether it is within the minutes, the hours and the days that they accept, and by timetable in time."""
        return self.ranked is not None and not any(one.code in _KEEPING_AWAY for one in self.ranked.reasons)


@dataclass(frozen=True, slots=True)
class Takers:
    """Everybody who was asked about, those whom it suits best first; `list_id` is the list as it was logged."""

    opportunity: Opportunity
    could: tuple[Taker, ...]
    could_not: tuple[Taker, ...]
    list_id: int


def before(
    session: Session, matcher: Matcher, person: Person, opportunity_id: int, *, now: datetime
) -> Ranked | Gated | None:
    """How somebody stands before one live opportunity: with the reasons of a list, or dropped; None where it is gone.

    What they see of it is no list: nothing is logged.
    """
    alone, _ = as_shown(session, matcher, opportunity_id)
    if not len(alone):
        return None
    standing = matcher.stand(person, alone, matcher.travels.now(session, now=now), now=now)
    dropped = why_not(standing, limit=1) if standing.gate[0] >= 0 else ()
    return dropped[0] if dropped else explained(standing, 0, weights=matcher.weights, as_of=now)


def shut_out(
    session: Session, matcher: Matcher, person: Person, opportunity_ids: Collection[int], *, now: datetime
) -> dict[int, Gated]:
    """Those of some live opportunities that a gate drops for somebody: what fitted once may no longer."""
    stands = {number: before(session, matcher, person, number, now=now) for number in opportunity_ids}
    return {number: one for number, one in stands.items() if isinstance(one, Gated)}


def takers(session: Session, matcher: Matcher, opportunity_id: int, ids: Sequence[int], *, now: datetime) -> Takers:
    """Each of the people `ids` before a live opportunity, by the same path as their own lists.

    A duplicate is looked at as what stands in for it. Who wants no ranking (R10) comes after the others, by the length
    of the way. What is shown is logged. Raises NotLive where there is no such live opportunity.
    """
    alone, version = as_shown(session, matcher, opportunity_id)
    if not len(alone):
        raise NotLive(f"no live opportunity {opportunity_id}")
    opportunity_id = alone.opportunities[0].id or opportunity_id
    travel = matcher.travels.now(session, now=now)
    found = []
    for followed in read_people(session, ids):
        standing = matcher.stand(followed.person, alone, travel, now=now)
        set_aside, closed = opportunity_id in followed.dismissed, opportunity_id in followed.closed
        if standing.gate[0] >= 0 or set_aside or closed:
            dropped = why_not(standing, limit=1)
            gated = dropped[0] if dropped else None
            found.append(Taker(followed, ranked=None, gated=gated, set_aside=set_aside, closed=closed))
        else:
            found.extend(_could(matcher, followed, standing, np.array([0]), now=now))
    could = sorted((one for one in found if one.ranked is not None), key=_order)
    rows = rows_of_people(
        [one.followed.id for one in could],
        scores=[one.ranked.score if one.ranked else 0.0 for one in could],
        positions_by_score=[place if one.followed.ranked else None for place, one in enumerate(could, 1)],
        chances=[1.0] * len(could),
    )
    entry = ListEntry("counsellor", rows, opening_id=opportunity_id)
    (list_id,) = write_lists(session, [entry], versions=matcher.versions(version, travel, prices=None), now=now)
    could_not = tuple(one for one in found if one.ranked is None)
    return Takers(alone.opportunities[0], tuple(could), could_not, list_id)


def who_could_come(
    session: Session, matcher: Matcher, opportunity_ids: Sequence[int], ids: Sequence[int], *, now: datetime
) -> dict[int, tuple[Taker, ...]]:
    """By live opportunity, those of the people `ids` who could take it and come, in no order: as many as `takers` tells
    of each, without a list to log."""
    corpus, _ = matcher.catalogue.of(session, list(opportunity_ids))
    corpus.opportunities.ready(range(len(corpus)))
    travel = matcher.travels.now(session, now=now)
    found: dict[int, list[Taker]] = defaultdict(list)
    for followed in read_people(session, ids) if len(corpus) else ():
        standing = matcher.stand(followed.person, corpus, travel, now=now)
        rows = rows_for(standing, followed)
        for row, taker in zip(rows.tolist(), _could(matcher, followed, standing, rows, now=now), strict=True):
            if taker.can_come:
                found[int(corpus.id[row])].append(taker)
    return {opportunity_id: tuple(some) for opportunity_id, some in found.items()}


def _could(matcher: Matcher, followed: Followed, standing: Standing, rows: Rows, *, now: datetime) -> list[Taker]:
    """Somebody before rows that nothing shuts, with the reasons; no score has a say for who wants no ranking."""
    few = standing.some(rows)
    if followed.ranked:
        told = explained_few(few, [NOT_IN_A_LIST] * len(rows), weights=matcher.weights, as_of=now)
    else:
        told = unranked(few, as_of=now)
    return [Taker(followed, one, gated=None, set_aside=False) for one in told]


def _order(taker: Taker) -> tuple[bool, float, float, int]:
    told = taker.ranked
    if told is None or not taker.followed.ranked:
        return True, 0.0, np.inf if told is None or told.km is None else told.km, taker.followed.id
    return False, -told.score, 0.0, taker.followed.id
