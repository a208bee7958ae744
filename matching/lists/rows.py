"""The rows of a list as they are logged, column by column: of a page that was explained, of a page that the night
writes and nobody reads yet, of people."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from matching.reasons import Reason, stored
from matching.scoring.commute import Best, best_told
from matching.scoring.rank import Ranked, Shown, reasons_of
from matching.scoring.standing import Few
from store.lists.lists import ListedRows, lines_of

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


def rows_of_pages(pages: Sequence[tuple[Few, Sequence[Shown]]], *, now: datetime) -> list[ListedRows]:
    """The rows of pages that nobody reads yet, of one corpus, told as `explained_few` tells them."""
    if not pages:
        return []
    ways = [_best_ways(few) for few, _ in pages]
    travel = [way.said for there in ways for way in there]
    told = iter(reasons_of([few for few, _ in pages], travel, as_of=now))
    return [
        ListedRows(
            opportunity_ids=few.corpus.id[few.rows].tolist(),
            positions_by_score=[how.position_by_score for how in shown],
            chances=[how.chance for how in shown],
            scores=few.total.tolist(),
            minutes=[way.minutes for way in there],
            modes=[way.mode for way in there],
            prices=np.array([how.price for how in shown]).round(6).tolist(),
            part_names=few.parts,
            part_values=in_ten_thousandths(few.values),
            reasons=[_lines(said) for said in islice(told, len(shown))],
        )
        for (few, shown), there in zip(pages, ways, strict=True)
    ]


def _best_ways(few: Few) -> list[Best]:
    works = [told.opportunity.conditions for told in few.ground.told(few.rows.tolist())]
    return best_told(few.reach, few.person.means, few.ground.travel, works)


def rows_of_people(
    ids: Sequence[int],
    *,
    scores: Sequence[float],
    positions_by_score: Sequence[int | None],
    chances: Sequence[float],
) -> ListedRows:
    """The rows of a list of people: nothing is kept of why they stand there (R4)."""
    return ListedRows(person_ids=ids, positions_by_score=positions_by_score, chances=chances, scores=scores)


def in_ten_thousandths(values: NDArray[np.float64]) -> NDArray[np.int16]:
    """Parts of rows (m, parts), one row after the other: four decimals tell them well enough."""
    return np.rint(np.where(np.isnan(values), UNKNOWN, values * 10_000)).astype(np.int16).ravel()


def _lines(reasons: Sequence[Reason]) -> str:
    return lines_of(map(stored, reasons))
