"""The first tier for one person, compiled: blocks, in them trades, communes and opportunities; each is passed over
as soon as its upper bound is less than what is kept already.

What is kept is exactly the `KEPT` best. The bound is what the `KEPT`th best met so far is worth, to within a bucket:
candidates are counted by buckets of their value, and the bound follows them without sorting anything. Cells are noted
before they are entered: the processor then waits for the memory of many at once, which takes longer than what is done.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.columns import KEPT
from matching.country.formula import Floats
from matching.country.index import Index
from matching.country.keys import A_LITTLE, BUCKETS, Counts, Keys, keep_best, key_of, ordered
from matching.country.walkers import Record

ROOM = 4 * KEPT
AT_ONCE = 16
"""Cells that are noted before they are entered, or some more."""
DUE = np.dtype([("wish", "f4"), ("most", "f4"), ("cell", "i4"), ("first", "i4"), ("last", "i4")])
"""A cell that is noted: the gain of its trade, the same with the best way into its block, its first place and the next
cell's."""
_KINDS = 0xFF
"""The bits of `needs` that tell the kind."""


class Sought(NamedTuple):
    """What a person looks for and where: the first of `trades` int16 with their `wish` gains float32, the greatest
    first; by commune the gain of its way, `worth` float32, -1 out of reach; the first of `blocks` int32 with the `best`
    worth in each (by block), best first; `bonus` float32 (256,), what the person's named kinds gain, by the bit of the
    kind."""

    trades: NDArray[np.int16]
    wish: Floats
    worth: Floats
    blocks: NDArray[np.int32]
    best: Floats
    bonus: Floats


@compiled
def first_tier(  # noqa: C901 - one loop a level, in one function: a call a cell takes longer than the cell
    person: Record,
    sought: Sought,
    related: int,
    blocks: int,
    index: Index,
    highest: float,
    met: Counts,
    due: NDArray[np.void],
    keys: Keys,
    into: Keys,
) -> int:
    """Keeps the best of the first tier, as the first of `into` (`ROOM` + 1,), the best buckets first; how many.

    `related` trades and `blocks` are looked at; `highest`: what no value exceeds; `met` (`BUCKETS`,), `due` (`DUE`,
    trades + `AT_ONCE`) and `keys` (`ROOM`,) are written on.
    """
    kept, above, lowest, least = 0, 0, 0, np.float32(-1)
    count, scale = index.trades, np.float32((BUCKETS - 1) / highest)
    cells, cell_most, places = index.cells, index.cell_most[person.stage], index.places[person.stage]
    block_most, detail, bonus = index.block_most[person.stage], index.detail, sought.bonus
    trades, wishes, worths, bests, nearest = sought.trades, sought.wish, sought.worth, sought.best, sought.blocks
    lacks, ceiling, picky, named = person.lacks, person.hours_ceiling, person.picky, person.named != 0
    most_bonus, most_named = np.float32(0), np.float32(np.inf)
    if named:
        most_bonus, most_named = _most_named(bonus, index.kind_most[person.stage])
    step, noted, top = index.step, 0, 0
    met[:] = 0
    for near in range(blocks):
        block = nearest[near]
        best, most = bests[block], min(block_most[block] + most_bonus, most_named)
        for at in range(related):
            wish = wishes[at]
            if (wish + best) + most < least:
                break
            cell = block * count + trades[at]
            code, one = cell_most[cell], due[noted]
            one.wish, one.most, one.cell = wish, wish + best, cell
            noted += (code != 0) & ((wish + best) + min(code * step + most_bonus, most) >= least)
        if noted < AT_ONCE and near < blocks - 1:
            continue
        left = 0
        for at in range(noted):
            wish, most, cell = due[at].wish, due[at].most, due[at].cell
            one, first = due[left], cells[cell]
            one.wish, one.most, one.first, one.last = wish, most, first, cells[cell + 1]
            left += most + places[first].static + most_bonus >= least
        for at in range(left):
            wish, most = due[at].wish, due[at].most
            for at_place in range(due[at].first, due[at].last):
                place = places[at_place]
                if most + place.static + most_bonus < least:
                    break
                worth = worths[place.commune]
                value = (wish + worth) + place.static
                if named:
                    value += bonus[place.needs & _KINDS]
                if (place.needs & lacks != 0) | (place.hours >= ceiling) | (worth < 0) | (value < least):
                    continue
                if picky and _shut(detail[place.row], person):
                    continue
                keys[kept] = key_of(value, place.row)
                kept += 1
                bucket = int(value * scale)
                if bucket >= lowest:
                    top = max(top, bucket)
                    met[bucket] += 1
                    above += 1
                    if above - met[lowest] >= KEPT:
                        while above - met[lowest] >= KEPT:
                            above -= met[lowest]
                            lowest += 1
                        least = (np.float32(lowest) - A_LITTLE) / scale
                if kept == ROOM:
                    keep_best(keys, kept, KEPT)
                    met[lowest] += KEPT - above
                    kept, above = KEPT, KEPT
        noted = 0
    count = ordered(keys, kept, met, lowest, top, scale, into)
    if count > KEPT:
        first = met[lowest + 1] if lowest < top else 0
        keep_best(into[first:], count - first, KEPT - first)
    return min(count, KEPT)


@compiled
def _most_named(bonus: Floats, kind_most: Floats) -> tuple[np.float32, np.float32]:
    """The most that a named kind gains, and that any kind is worth with it, up to rounding."""
    greatest, most = np.float32(0), np.float32(0)
    for kind in range(kind_most.size):
        greatest = max(greatest, bonus[1 << kind])
        most = max(most, kind_most[kind] + bonus[1 << kind])
    return greatest, most + A_LITTLE


@compiled
def _shut(one: Record, person: Record) -> bool:
    """The gates on days, hours of the day and limits, as in `matching.scoring.gates`."""
    if one.strains & person.refused:
        return True
    if not one.paid:
        return False
    if person.days <= 127 and one.days != 0 and one.days & person.days == 0:
        return True
    if person.starts >= 0 and 0 <= one.ends_at <= person.starts:
        return True
    return bool(person.ends >= 0 and one.starts_at >= 0 and one.starts_at >= person.ends)
