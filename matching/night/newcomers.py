"""Into whose list something new would come: asked of everybody who may get there, with the score of the list itself."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Travel, distances_km, farthest_km
from matching.corpus import Corpus
from matching.exposure import Prices
from matching.gates import first_gate
from matching.night.night import LENGTH, Block, Night, NightWorkers
from matching.page import rows_for
from matching.people import Followed
from matching.profile import trades_unrefused
from matching.rank import case_of
from matching.score import at_best
from matching.without_car import needs_help
from store import queries


def would_list(at_work: NightWorkers, *, prices: Prices | None) -> list[int]:
    """The ids of the people of `at_work` whose list its corpus would enter: a few opportunities, with their prices."""
    return [one for found in at_work.each(entering_in, prices=prices) for one in found]


def list_ends(session: Session) -> dict[int, float]:
    """By person, the least value that their list holds; minus infinity where it is not full."""
    rows = session.execute(queries()["list_ends"])
    return {row.person_id: row.least if row.length >= LENGTH else -np.inf for row in rows}


def may_get_there(people: Sequence[Followed], corpus: Corpus, travel: Travel, *, times_limit: float) -> list[Followed]:
    """Those for whom some row of a corpus is not surely too far, in a straight line."""
    if not people or not len(corpus):
        return []
    anywhere = bool(np.isnan(corpus.blur_km).any())
    helped = bool(travel.on_demand) or any(
        bool((column == 1).any()) for column in (corpus.lift, corpus.lodging, corpus.remote)
    )
    nearest: dict[tuple[float, float], float] = {}
    found = []
    for one in people:
        home = one.person.home
        km = nearest.get((home.lat, home.lon))
        if km is None:
            km = float(np.nanmin(distances_km(home, corpus.lat, corpus.lon) - corpus.blur_km, initial=np.inf))
            nearest[(home.lat, home.lon)] = km
        near = km <= farthest_km(one.person.means, times=times_limit)
        if near or anywhere or not one.person.means or (helped and needs_help(one.person)):
            found.append(one)
    return found


def entering_in(night: Night, block: Block) -> list[int]:
    """The ids of the people of a block whose list something of the corpus enters."""
    people = (night.people[place] for place in block.places)
    return [followed.id for followed in people if _enters(night, followed, block)]


def _enters(night: Night, followed: Followed, block: Block) -> bool:
    least = night.ends.get(followed.id, -np.inf)
    if not _may_enter(night, followed, least, block.prices):
        return False
    standing = night.standing(followed)
    rows: NDArray[np.intp] = rows_for(standing, followed)
    if not len(rows):
        return False
    if not followed.ranked or np.isinf(least):
        return True
    value = standing.scores.total[rows]
    if block.prices is not None:
        value = value - block.prices[rows]
    return bool(value.max() >= least)


def _may_enter(night: Night, followed: Followed, least: float, prices: Prices | None) -> bool:
    """Whether something of the corpus passes the gates and may be worth `least`: for most people nothing does, and
    that is soon seen."""
    case, _ = case_of(followed.person, night.ground, weights=night.weights, as_of=night.now)
    passing = first_gate(case, shut=night.ground.shut) < 0
    if not passing.any():
        return False
    trades = trades_unrefused(followed.person, night.knowledge, night.weights) if followed.ranked else None
    if trades is None or np.isinf(least):
        return True
    worth = at_best(
        case.person,
        night.corpus,
        trades=trades,
        reach=case.reach,
        opened=case.opened,
        as_of=case.as_of,
        weights=night.weights,
        shared=night.ground.shared,
    )
    return bool((worth if prices is None else worth - prices)[passing].max() >= least)
