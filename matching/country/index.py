"""The opportunities of a place, laid out for the walk: blocks of communes, in each the trades.

A cell is what one block offers in one trade; for each stage it is sorted by its static part, best first, so that a walk
leaves it at the first that cannot be kept. A byte of each tells its best: most need not be entered.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.blocks import blocks_of
from matching.country.columns import MOST_ASKED_SKILLS, STAGES, Opportunities
from matching.country.formula import Floats, Formula, asked_months, gate_hours, is_paid, is_tried, needs
from matching.country.gains import each_once, hours_asked, schedule_code
from matching.country.trades import Trades
from matching.scoring.corpus import KINDS

BLOCK_WEIGHT = 1_500
"""Opportunities of a block of several communes: about as many as there are trades, so that most cells are short."""

PLACE = np.dtype([("static", "f4"), ("row", "i4"), ("needs", "u4"), ("hours", "u2"), ("commune", "u2")])
"""What the first tier reads of an opportunity: its static part, its row, what it needs, the hours of the gate (a rank
among those of all), its commune."""
DETAIL = np.dtype(
    [
        ("months", "f4"),
        ("price", "f4"),
        ("asked_rarity", "f4"),
        ("commune", "i4"),
        ("skills", "u2", (MOST_ASKED_SKILLS,)),
        ("hours", "u2"),
        ("trade", "u2"),
        ("starts_at", "i2"),
        ("ends_at", "i2"),
        ("strains", "u2"),
        ("usual_strains", "u2"),
        ("licences", "u2"),
        ("usual_licences", "u2"),
        ("experience", "u1"),
        ("schedule", "u1"),
        ("level", "u1"),
        ("french", "u1"),
        ("days", "u1"),
        ("light", "?"),
        ("rounds", "?"),
        ("regulated", "?"),
        ("paid", "?"),
        ("unused", "u1", (11,)),
    ]
)
"""What the second tier reads of an opportunity: `hours` and `schedule` are codes of `Gains`, `level` and `french` ranks
+ 1, `skills` the number of all skills where there is no more, `experience` one of `NO_WORD` to `WISHED`. Here as in
`PLACE` all stands side by side, in one line of 64 bytes of the processor's cache: a walk waits for memory more than it
computes."""
NO_WORD, WELCOME, REQUIRED, WISHED = range(4)
"""Experience: nothing is said; beginners welcome; so many months or nothing; some would be good."""


class Index(NamedTuple):
    """n opportunities, c communes, b blocks, t trades, s stages. A tuple, as compiled code takes it.

    `block_of` int32 (c,); `block_most` float32 (s, b) and `kind_most` (s, kinds), the best static part of each; `cells`
    int32 (b t + 1,), the first place of each; `cell_most` uint8 (s, b t): 0 where nothing is, else how many times
    `step` is no less than the best static part; `places` (`PLACE`, (s, n)): for each stage the opportunities, cell by
    cell, in each the best static part first; `gate_hours` float32 (h,), sorted; `detail` (`DETAIL`, (n,)) by row.
    """

    trades: int
    block_of: NDArray[np.int32]
    block_most: Floats
    kind_most: Floats
    cells: NDArray[np.int32]
    cell_most: NDArray[np.uint8]
    step: np.float32
    places: NDArray[np.void]
    gate_hours: Floats
    detail: NDArray[np.void]


def index_of(
    opportunities: Opportunities,
    formula: Formula,
    *,
    trades: Trades,
    rarity: Floats,
    places: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> Index:
    """The index of opportunities, those without a trade left out; `places`: degrees of the communes, lat and lon."""
    commune, trade = opportunities.commune, opportunities.trade
    weight = np.bincount(commune, minlength=len(places[0]))
    block_of = blocks_of(*places, weight, most=BLOCK_WEIGHT)
    blocks = int(block_of.max(initial=-1)) + 1
    rows = np.flatnonzero(trade >= 0)
    cell = block_of[commune[rows]].astype(np.int64) * len(trades.french) + trade[rows]
    by_cell = np.argsort(cell, kind="stable")
    rows, cell = rows[by_cell].astype(np.int32), cell[by_cell]
    cells = np.searchsorted(cell, np.arange(blocks * len(trades.french) + 1)).astype(np.int32)
    static = formula.static(opportunities)
    order = np.tile(rows, (len(STAGES), 1))
    for stage in range(len(STAGES)):
        _sort_cells(order[stage], static[stage], cells)
    most, kind_most = (np.full((len(STAGES), count), -1, np.float32) for count in (blocks, len(KINDS)))
    block, kind = (one[rows].astype(np.intp) for one in (block_of[commune], opportunities.kind))  # else numpy is slow
    for stage in range(len(STAGES)):
        np.maximum.at(most[stage], block, static[stage, rows])
        np.maximum.at(kind_most[stage], kind, static[stage, rows])
    places_of = np.zeros(order.shape, PLACE)
    places_of["static"], places_of["row"] = np.take_along_axis(static, order, axis=1), order
    hours, rank = each_once(gate_hours(opportunities))
    places_of["needs"], places_of["hours"], places_of["commune"] = (
        needs(opportunities)[order],
        rank[order],
        commune[order],
    )
    step = np.float32(static.max(initial=1.0) / 254)
    filled = np.flatnonzero(np.diff(cells))
    cell_most = np.zeros((len(STAGES), len(cells) - 1), np.uint8)
    cell_most[:, filled] = places_of["static"][:, cells[filled]] / step + 1
    return Index(
        trades=len(trades.french),
        block_of=block_of,
        block_most=most,
        kind_most=kind_most,
        cells=cells,
        cell_most=cell_most,
        step=step,
        places=places_of,
        gate_hours=hours,
        detail=_detail(opportunities, trades, rarity),
    )


def _detail(opportunities: Opportunities, trades: Trades, rarity: Floats) -> NDArray[np.void]:
    one, paid, trade = opportunities, is_paid(opportunities), np.maximum(opportunities.trade, 0)
    tried = is_tried(opportunities)
    months, detail = asked_months(one), _in_lines(len(one))
    strict = (one.experience_required == 1) & ~np.isnan(one.experience_months)
    experience = np.where(months == 0, WELCOME, np.where(strict, REQUIRED, WISHED))
    detail["experience"] = np.where(np.isnan(months), NO_WORD, experience)
    detail["months"], detail["hours"] = np.maximum(months, 1.0), hours_asked(one)[1]
    detail["licences"] = one.licences_required | one.licences_wished
    detail["usual_licences"], detail["rounds"] = trades.licences[trade] * tried, trades.rounds[trade] & tried
    detail["regulated"], detail["paid"], detail["light"] = trades.regulated[trade] & paid, paid, one.heavy == 0
    detail["usual_strains"], detail["french"] = trades.strains[trade], np.maximum(trades.french[trade], one.french) + 1
    detail["schedule"], detail["level"] = schedule_code(one.nights, one.weekends), one.level + 1
    detail["skills"] = np.where(one.skills >= 0, one.skills, len(rarity))
    detail["asked_rarity"] = np.where(one.skills >= 0, rarity[one.skills], 0).sum(axis=1)
    for name in ("commune", "price", "trade", "starts_at", "ends_at", "strains", "days"):
        detail[name] = getattr(one, name)
    return detail


def _in_lines(count: int) -> NDArray[np.void]:
    """So many details, empty, each in one line of the cache: memory begins anywhere."""
    size = DETAIL.itemsize
    room = np.zeros((count + 1) * size, np.uint8)
    first = -room.ctypes.data % size
    return room[first : first + count * size].view(DETAIL)


@compiled
def _sort_cells(order: NDArray[np.int32], static: Floats, cells: NDArray[np.int32]) -> None:
    """Sorts each cell in place by its static part, best first, then by row (Shell's sort: most cells hold few)."""
    for cell in range(cells.size - 1):
        first, last = cells[cell], cells[cell + 1]
        gap = 1
        while 9 * gap < last - first:
            gap = 3 * gap + 1
        while gap > 0:
            for here in range(first + gap, last):
                row, there = order[here], here
                while there >= first + gap and _before(row, order[there - gap], static):
                    order[there] = order[there - gap]
                    there -= gap
                order[there] = row
            gap //= 3


@compiled
def _before(row: int, other: int, static: Floats) -> bool:
    return static[row] > static[other] or (static[row] == static[other] and row < other)
