"""Both tiers, compiled, person by person: whoever starts from one place by the same means reaches the same communes.

For each person the walk takes the blocks of communes by the best way into them, in each the related trades from the
nearest, and leaves each level as soon as the best that can remain is below the least that is kept. What is kept is
exactly the `KEPT` best of the first tier; the second tier sorts them and shows the `SHOWN` best.

Import this module only where walkers are ranked: compiling takes its time.
"""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.columns import KEPT, SHOWN
from matching.country.first_tier import AT_ONCE, DUE, ROOM, Sought, first_tier
from matching.country.formula import Floats
from matching.country.gains import Gains
from matching.country.index import Index
from matching.country.keys import BUCKETS, Counts, Keys, row_of, value_of
from matching.country.second_tier import Written, score_again
from matching.country.trades import Rows, Trades
from matching.country.walkers import Walkers, Ways

_NO_WAY = 0xFFFF_FFFF
_BEYOND = 1_000
"""As in `geo.reach`: what exceeds its limit comes after all that does not."""


class Lists(NamedTuple):
    """The lists of n people: `rows` int32 (n, `SHOWN`), -1 where there is no more; `scores` float32, NaN there;
    `minutes` uint8 of the way, and `mode` int8 (index of `geo.MODES`, -1 there)."""

    rows: NDArray[np.int32]
    scores: Floats
    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]


class Weighing(NamedTuple):
    """The numbers of `Formula` that a walk goes by, the `scale` and the `bars` of `bars_of`, the tables of the second
    tier, and the rarity of skills."""

    reach: Floats
    wish: NDArray[np.float64]
    named: Floats
    highest: float
    constant: float
    weight: float
    scale: np.float32
    bars: NDArray[np.float64]
    gains: Gains
    rarity: Floats


class Scratch(NamedTuple):
    """What a walk writes on: what a person looks for (`sought`); by commune the best `choice` uint32 (its worth, means
    and minutes), those `reached`; the `seen` trades; how many candidates were `met` by bucket; the cells that are
    `due`; the `keys` as they are met, those kept of the `first` tier, and those of the `list`; and what the second tier
    writes on."""

    sought: Sought
    choice: NDArray[np.uint32]
    reached: NDArray[np.int32]
    seen: NDArray[np.bool_]
    met: Counts
    due: NDArray[np.void]
    keys: Keys
    first: Keys
    list: Keys
    written: Written


def scratch_for(index: Index, skills: int) -> Scratch:
    """A clean scratch."""
    communes, blocks = len(index.block_of), index.block_most.shape[1]
    return Scratch(
        sought=Sought(
            trades=np.zeros(index.trades, np.int16),
            wish=np.zeros(index.trades, np.float32),
            worth=np.full(communes, -1, np.float32),
            blocks=np.zeros(blocks, np.int32),
            best=np.full(blocks, -1, np.float32),
            bonus=np.zeros(256, np.float32),
        ),
        choice=np.full(communes, _NO_WAY, np.uint32),
        reached=np.zeros(communes, np.int32),
        seen=np.zeros(index.trades, np.bool_),
        met=np.zeros(BUCKETS, np.int32),
        due=np.zeros(index.trades + AT_ONCE, DUE),
        keys=np.zeros(ROOM, np.uint64),
        first=np.zeros(ROOM + 1, np.uint64),
        list=np.zeros(KEPT + 1, np.uint64),
        written=Written(
            months=np.zeros(index.trades, np.float32),
            shown=np.zeros(index.trades, np.float32),
            held=np.zeros(skills + 1, np.float32),
            gained=np.zeros(KEPT, np.float64),
        ),
    )


def no_lists(count: int) -> Lists:
    """Empty lists for so many people."""
    return Lists(
        np.full((count, SHOWN), -1, np.int32),
        np.full((count, SHOWN), np.nan, np.float32),
        np.zeros((count, SHOWN), np.uint8),
        np.full((count, SHOWN), -1, np.int8),
    )


@compiled
def walk(
    walkers: Walkers, ways: Ways, index: Index, trades: Trades, weighing: Weighing, scratch: Scratch, lists: Lists
) -> None:
    """Fills in the lists of some walkers."""
    reached, blocks, sought = 0, 0, scratch.sought
    for one in range(len(walkers.person)):
        person = walkers.person[one]
        if one == 0 or not _starts_alike(walkers, one):
            _forget(reached, blocks, scratch)
            reached = _reach(walkers.limits[one], person.home_row, ways, weighing.reach, scratch)
            blocks = _reached_blocks(reached, index, scratch)
        related = _related(walkers.wishes[one], walkers.worths[one], trades.related, weighing.wish, scratch)
        if person.named != 0:
            _name(person.named, weighing.named[person.stage], sought.bonus)
        kept = first_tier(
            person,
            sought,
            related,
            blocks,
            index,
            weighing.highest,
            scratch.met,
            scratch.due,
            scratch.keys,
            scratch.first,
        )
        kept = score_again(
            kept,
            person,
            index.detail,
            weighing.constant,
            weighing.weight,
            weighing.scale,
            weighing.bars,
            weighing.gains,
            trades.done,
            weighing.rarity,
            scratch.written,
            scratch.met,
            scratch.first,
            scratch.keys,
            scratch.list,
        )
        _write(one, kept, index, scratch, lists)


@compiled
def _name(named: int, gained: Floats, bonus: Floats) -> None:
    """Notes what each kind gains that is named."""
    for kind in range(gained.size):
        bonus[1 << kind] = gained[kind] if named >> kind & 1 else np.float32(0)


@compiled
def _starts_alike(walkers: Walkers, one: int) -> bool:
    if walkers.person[one].home_row != walkers.person[one - 1].home_row:
        return False
    alike = True
    for means in range(walkers.limits.shape[1]):
        alike &= walkers.limits[one, means] == walkers.limits[one - 1, means]
    return alike


@compiled
def _forget(reached: int, blocks: int, scratch: Scratch) -> None:
    for at in range(reached):
        scratch.choice[scratch.reached[at]] = _NO_WAY
        scratch.sought.worth[scratch.reached[at]] = -1
    for at in range(blocks):
        scratch.sought.best[scratch.sought.blocks[at]] = -1


@compiled
def _reach(limits: NDArray[np.uint8], home: int, ways: Ways, reach: Floats, scratch: Scratch) -> int:
    """Notes the best way to each commune, by the rule of `geo.reach`; how many are reached."""
    reached = 0
    if home < 0:
        return reached
    for means in range(limits.size):
        limit = np.int64(limits[means])
        if limit == 0:
            continue
        for at in range(ways.starts[means * ways.homes + home], ways.starts[means * ways.homes + home + 1]):
            minutes, commune = np.int64(ways.minutes[at]), ways.commune[at]
            if reach[limit, minutes] < 0:
                continue
            worth = minutes if minutes <= limit else _BEYOND + 100 * minutes // limit
            choice = np.uint32(worth << 16 | means << 8 | minutes)
            if scratch.choice[commune] == _NO_WAY:
                scratch.reached[reached] = commune
                reached += 1
            if choice < scratch.choice[commune]:
                scratch.choice[commune] = choice
                scratch.sought.worth[commune] = reach[limit, minutes]
    return reached


@compiled
def _reached_blocks(reached: int, index: Index, scratch: Scratch) -> int:
    """Sorts the blocks by the best way into them; how many are reached."""
    blocks = 0
    for at in range(reached):
        commune = scratch.reached[at]
        block = index.block_of[commune]
        if block < 0:
            continue
        if scratch.sought.best[block] < 0:
            scratch.sought.blocks[blocks] = block
            blocks += 1
        scratch.sought.best[block] = max(scratch.sought.best[block], scratch.sought.worth[commune])
    for here in range(1, blocks):
        block, there = scratch.sought.blocks[here], here
        while there > 0 and scratch.sought.best[scratch.sought.blocks[there - 1]] < scratch.sought.best[block]:
            scratch.sought.blocks[there] = scratch.sought.blocks[there - 1]
            there -= 1
        scratch.sought.blocks[there] = block
    return blocks


@compiled
def _related(
    wishes: NDArray[np.int16], worths: Floats, trades: Rows, weight: NDArray[np.float64], scratch: Scratch
) -> int:
    """Merges the trades related to all wishes, the greatest wish part first, each trade once; how many there are."""
    heads = np.zeros(wishes.size, np.int64)
    starts, related, affinity, seen = trades.starts, trades.trade, trades.affinity, scratch.seen
    nearest, wish = scratch.sought.trades, scratch.sought.wish
    for at in range(wishes.size):
        heads[at] = starts[wishes[at]] if wishes[at] >= 0 else 0
    count = 0
    while True:
        best, chosen = np.float32(-1), -1
        for one in range(wishes.size):
            trade = wishes[one]
            if trade < 0:
                continue
            at, end = heads[one], starts[trade + 1]
            while at < end and seen[related[at]]:
                at += 1
            heads[one] = at
            if at < end and worths[one] * affinity[at] > best:
                best, chosen = worths[one] * affinity[at], related[at]
        if chosen < 0:
            break
        seen[chosen] = True
        nearest[count], wish[count] = chosen, weight[0] * log(1.0 + weight[1] * best)
        count += 1
    for at in range(count):
        seen[nearest[at]] = False
    return count


@compiled
def _write(one: int, kept: int, index: Index, scratch: Scratch, lists: Lists) -> None:
    for at in range(kept):
        row = row_of(scratch.list[at])
        choice = scratch.choice[index.detail[row].commune]
        lists.rows[one, at], lists.scores[one, at] = row, value_of(scratch.list[at])
        lists.minutes[one, at], lists.mode[one, at] = choice & 255, (choice >> 8) & 255
