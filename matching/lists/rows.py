"""The rows of a list as they are logged, column by column: of a page that was explained, of a page that the night
writes and nobody reads yet, of people."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from matching.reasons import Reason, stored
from matching.scoring.commute import best_ways
from matching.scoring.rank import Ranked, Shown, reasons_of
from matching.scoring.standing import Few
from store.lists import ListedRows, lines_of

UNKNOWN = -1
"""The value of a part that is unknown."""


def rows_of(items: Sequence[Ranked]) -> ListedRows:
    """The rows of a page of opportunities."""
    names = tuple(dict.fromkeys(part.name for one in items for part in one.parts))
    known = [{part.name: part.value for part in one.parts} for one in items]
    values = np.array([[parts.get(name, np.nan) for name in names] for parts in known])
    return ListedRows(
        opportunity_ids=[one.opportunity.id or 0 for one in items],
        positions_by_score=[one.position_by_score for one in items],
        chances=[one.chance for one in items],
        scores=[one.score for one in items],
        minutes=[None if one.way is None else round(one.way.minutes) for one in items],
        modes=[None if one.way is None else one.way.mode.value for one in items],
        prices=[round(one.price, 6) for one in items],
        part_names=names,
        part_values=in_ten_thousandths(values),
        reasons=[_lines(one.reasons) for one in items],
    )


def rows_of_page(few: Few, shown: Sequence[Shown], *, now: datetime) -> ListedRows:
    """The rows of a page that nobody reads yet, told as `explained_few` tells them."""
    ways = best_ways(few.reach, few.person.means, few.ground.travel)
    return ListedRows(
        opportunity_ids=few.corpus.id[few.rows].tolist(),
        positions_by_score=[how.position_by_score for how in shown],
        chances=[how.chance for how in shown],
        scores=few.total.tolist(),
        minutes=[None if way is None else round(way.minutes) for way in ways],
        modes=[None if way is None else str(way.mode) for way in ways],
        prices=np.array([how.price for how in shown]).round(6).tolist(),
        part_names=few.parts,
        part_values=in_ten_thousandths(few.values),
        reasons=[_lines(told) for told in reasons_of(few, ways, as_of=now)],
    )


def rows_of_people(
    ids: Sequence[int],
    *,
    scores: Sequence[float],
    positions_by_score: Sequence[int | None],
    chances: Sequence[float],
) -> ListedRows:
    """The rows of a list of people: nothing is kept of why they stand there (R4)."""
    return ListedRows(person_ids=ids, positions_by_score=positions_by_score, chances=chances, scores=scores)


def in_ten_thousandths(values: NDArray[np.float64]) -> list[int]:
    """Parts of rows (m, parts), one row after the other: four decimals tell them well enough."""
    told: list[int] = np.rint(np.where(np.isnan(values), UNKNOWN, values * 10_000)).astype(np.int16).ravel().tolist()
    return told


def _lines(reasons: Sequence[Reason]) -> str:
    return lines_of(map(stored, reasons))
