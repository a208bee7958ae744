"""Both tiers, compiled, person by person: whoever starts from one place by the same means reaches the same communes.

For each person the walk takes the blocks of communes by the best way into them, in each the related trades from the
nearest, in each the communes, and leaves each level as soon as the best that can remain is below the least that is
kept. What is kept is exactly the `KEPT` best of the first tier; the second tier sorts them and shows the `SHOWN` best.

Import this module only where walkers are ranked: compiling takes its time.
"""

from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.columns import KEPT, SHOWN
from matching.country.formula import Floats
from matching.country.index import Index
from matching.country.keys import Keys, keep_best, key_of, row_of, sort_best, value_of
from matching.country.second_tier import second_score
from matching.country.trades import Trades
from matching.country.walkers import Record, Walkers, Ways

_ROOM = 2 * KEPT
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


class Scratch(NamedTuple):
    """What a walk writes on: by commune the best `choice` uint32 (its worth, means and minutes) and its weighted
    `worth` float32 (-1 out of reach), those `reached`; by block the `best` worth and the `blocks` reached, best first;
    the `seen` trades, the related `trades` with their `wish` parts; the `keys` kept; the rarity of skills `held`."""

    choice: NDArray[np.uint32]
    worth: Floats
    reached: NDArray[np.int32]
    best: Floats
    blocks: NDArray[np.int32]
    seen: NDArray[np.bool_]
    trades: NDArray[np.int16]
    wish: Floats
    keys: Keys
    held: Floats


def scratch_for(index: Index, skills: int) -> Scratch:
    """A clean scratch."""
    communes, blocks = len(index.block_of), index.block_most.shape[1]
    return Scratch(
        choice=np.full(communes, _NO_WAY, np.uint32),
        worth=np.full(communes, -1, np.float32),
        reached=np.zeros(communes, np.int32),
        best=np.full(blocks, -1, np.float32),
        blocks=np.zeros(blocks, np.int32),
        seen=np.zeros(index.trades, np.bool_),
        trades=np.zeros(index.trades, np.int16),
        wish=np.zeros(index.trades, np.float32),
        keys=np.zeros(_ROOM, np.uint64),
        held=np.zeros(skills, np.float32),
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
    walkers: Walkers,
    ways: Ways,
    index: Index,
    trades: Trades,
    reach: Floats,
    wish: NDArray[np.float64],
    constant: float,
    weight: float,
    second: NDArray[np.float64],
    rarity: Floats,
    scratch: Scratch,
    lists: Lists,
) -> None:
    """Fills in the lists of some walkers; the weights as in `Formula`."""
    reached, blocks = 0, 0
    for one in range(len(walkers.person)):
        person = walkers.person[one]
        if one == 0 or not _starts_alike(walkers, one):
            _forget(reached, blocks, scratch)
            reached = _reach(walkers.limits[one], person.home_row, ways, reach, scratch)
            blocks = _reached_blocks(reached, index, scratch)
        related = _related(walkers.wishes[one], walkers.worths[one], trades, wish, scratch)
        kept = _first_tier(person, blocks, related, index, scratch)
        _second_tier(
            kept, person, index.detail, constant, weight, second, trades.near, rarity, scratch.held, scratch.keys
        )
        if kept > SHOWN:
            keep_best(scratch.keys, kept, SHOWN)
            kept = SHOWN
        sort_best(scratch.keys, kept)
        _write(one, kept, index, scratch, lists)


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
        scratch.worth[scratch.reached[at]] = -1
    for at in range(blocks):
        scratch.best[scratch.blocks[at]] = -1


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
                scratch.worth[commune] = reach[limit, minutes]
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
        if scratch.best[block] < 0:
            scratch.blocks[blocks] = block
            blocks += 1
        scratch.best[block] = max(scratch.best[block], scratch.worth[commune])
    for here in range(1, blocks):
        block, there = scratch.blocks[here], here
        while there > 0 and scratch.best[scratch.blocks[there - 1]] < scratch.best[block]:
            scratch.blocks[there] = scratch.blocks[there - 1]
            there -= 1
        scratch.blocks[there] = block
    return blocks


@compiled
def _related(
    wishes: NDArray[np.int16], worths: Floats, trades: Trades, weight: NDArray[np.float64], scratch: Scratch
) -> int:
    """Merges the trades related to all wishes, the greatest wish part first, each trade once; how many there are."""
    heads = np.zeros(wishes.size, np.int64)
    count = 0
    while True:
        best, chosen = np.float32(-1), -1
        for wish in range(wishes.size):
            trade = wishes[wish]
            if trade < 0:
                continue
            at = trades.starts[trade] + heads[wish]
            while at < trades.starts[trade + 1] and scratch.seen[trades.related[at]]:
                at += 1
            heads[wish] = at - trades.starts[trade]
            if at < trades.starts[trade + 1]:
                met = worths[wish] * trades.affinity[at]
                if met > best:
                    best, chosen = met, trades.related[at]
        if chosen < 0:
            break
        scratch.seen[chosen] = True
        scratch.trades[count], scratch.wish[count] = chosen, weight[0] * log1p(weight[1] * best)
        count += 1
    for at in range(count):
        scratch.seen[scratch.trades[at]] = False
    return count


@compiled
def _first_tier(  # noqa: C901 - one loop a level, in one function: a call a cell takes longer than the cell
    person: Record, blocks: int, related: int, index: Index, scratch: Scratch
) -> int:
    """Keeps the best of the first tier, as the first of `scratch.keys`; how many."""
    kept, least = 0, np.float32(-1)
    cells, groups, places, block_most = (
        index.cells,
        index.groups,
        index.places[person.stage],
        index.block_most[person.stage],
    )
    worths, keys, trades, wishes = scratch.worth, scratch.keys, scratch.trades, scratch.wish
    lacks, ceiling = person.lacks, person.hours_ceiling
    for near in range(blocks):
        block = scratch.blocks[near]
        best, most = scratch.best[block], block_most[block]
        for at in range(related):
            wish = wishes[at]
            if (wish + best) + most < least:
                break
            cell = block * index.trades + trades[at]
            for group in range(cells[cell], cells[cell + 1]):
                worth = worths[groups[group].commune]
                if worth < 0:
                    continue
                base = wish + worth
                for at_place in range(groups[group].first, groups[group + 1].first):
                    place = places[at_place]
                    value = base + place.static
                    if value < least:
                        break
                    if place.needs & lacks or place.hours > ceiling:
                        continue
                    keys[kept] = key_of(value, place.row)
                    kept += 1
                    if kept == _ROOM:
                        keep_best(keys, kept, KEPT)
                        kept, least = KEPT, value_of(keys[KEPT - 1])
    if kept > KEPT:
        keep_best(keys, kept, KEPT)
    return min(kept, KEPT)


@compiled
def _second_tier(
    kept: int,
    person: Record,
    detail: NDArray[np.void],
    constant: float,
    weight: float,
    second: NDArray[np.float64],
    near: Floats,
    rarity: Floats,
    held: Floats,
    keys: Keys,
) -> None:
    """Scores the first `kept` keys again, by both tiers."""
    for at in range(person.skills.size):
        if person.skills[at] >= 0:
            held[person.skills[at]] = rarity[person.skills[at]]
    for at in range(kept):
        row = row_of(keys[at])
        score = second_score(value_of(keys[at]), detail[row], person, constant, weight, second, near, held)
        keys[at] = key_of(max(score, np.float32(0)), row)
    for at in range(person.skills.size):
        if person.skills[at] >= 0:
            held[person.skills[at]] = 0


@compiled
def _write(one: int, kept: int, index: Index, scratch: Scratch, lists: Lists) -> None:
    for at in range(kept):
        row = row_of(scratch.keys[at])
        choice = scratch.choice[index.detail[row].commune]
        lists.rows[one, at], lists.scores[one, at] = row, value_of(scratch.keys[at])
        lists.minutes[one, at], lists.mode[one, at] = choice & 255, (choice >> 8) & 255
