"""Which postings are worth comparing: pairs that share a rare trait near one another, found among millions in seconds.

Each family of keys sorts the fingerprints so that those with one key lie together, and each is looked at with the few
that follow it: neither Paris nor an agency's boilerplate makes a block explode, for a window is all that is ever read.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ingest.duplicates.fingerprint import COLUMNS_A_DEGREE, NO_HASH, ROWS_A_DEGREE
from ingest.duplicates.score import OFFSET, ONE_NAME, WEIGHTS

WINDOW = 12
"""Neighbours looked at within a block."""
MOST_OF_A_RARE = 40
"""Words that more postings of one neighbourhood share are boilerplate, no trait."""
MOST_PAIRS = 8
"""Pairs that one family of keys may give, for each posting."""
MOST_CANDIDATES = 6
"""Pairs kept for one posting, the likeliest first."""
FARTHEST_KM = 25.0
"""Two places farther apart are two posts."""
LONGEST_DAYS = 200
"""A post that was published again later than that is another one."""

LEAST_LOGIT = -2.0
"""Pairs that fingerprints foresee lower than this are not compared. They know the text by a sample only: of a thousand
pairs that are the same, four are lost so, and three quarters of the work of a whole country are saved."""
LEAST_HASHES = 3
"""Fewer hashes in common prove nothing."""
TEXT_KEYS = 4
HEAD_KEYS = 3
_KM_A_DEGREE = 111.2
_SALTS = np.array([0x9E3779B97F4A7C15, 0x165667B19E3779F9], np.uint64)
_MASK = np.uint64(0xFFFFFFFF)

Pairs = NDArray[np.int32]
Family = tuple[NDArray[np.uint64], NDArray[np.int32], bool]
"""Keys, the position that each belongs to, and whether only a key that few share proves something."""


def candidates(made: NDArray[np.void], *, changed: NDArray[np.bool_] | None = None) -> Pairs:
    """The pairs of positions in `made` that may be one opportunity, int32, shape (m, 2), each once, smaller first.

    Only pairs with one of `changed`, where given; at most `MOST_CANDIDATES` a posting.
    """
    pairs = np.empty(0, np.uint64)
    for keys, owner, rare in _families(made):
        pairs = np.unique(np.concatenate([pairs, *_windowed(made, keys, owner, changed, rare=rare)]))
    left, right = (pairs >> np.uint64(32)).astype(np.int32), (pairs & _MASK).astype(np.int32)
    promise = _promise(made, left, right)
    kept = promise > 0
    return _best(left[kept], right[kept], promise[kept])


def _families(made: NDArray[np.void]) -> Iterator[Family]:
    """All families of keys: words of the text anywhere; then, for two grids of which one holds most pairs, words of the
    text, employer with a word of the title, and the whole title."""
    everybody = np.arange(len(made), dtype=np.int32)
    employer = np.where(made["siret"] > 0, made["siret"], made["employer"]).astype(np.uint64)
    named = employer > 0
    title = np.bitwise_xor.reduce(_spread(np.sort(made["title"], axis=1).astype(np.uint64) + _SALTS[:1]), axis=1)
    yield _keys(made["whole"][:, :2], made["kind"].astype(np.uint64), everybody)
    yield _keys(made["head"][:, :1], made["kind"].astype(np.uint64), everybody)
    for half in (0.0, 0.5):
        cell = _cell(made, half)
        yield _keys(made["whole"][:, :TEXT_KEYS], cell, everybody)
        yield _keys(made["head"][:, :HEAD_KEYS], cell, everybody)
        where = (cell ^ _spread(employer))[named]
        yield _keys(made["title"][named], where, everybody[named], none=0, rare=False)
        yield _spread(cell ^ title), everybody, False


def _keys(
    hashes: NDArray[np.uint32],
    where: NDArray[np.uint64],
    owner: NDArray[np.int32],
    *,
    none: int = int(NO_HASH),
    rare: bool = True,
) -> Family:
    """One key for each hash of a posting, with what says where it is; those that are `none` are left out."""
    known = hashes != none
    keys = _spread(where[:, None] ^ (hashes.astype(np.uint64) * _SALTS[0]))
    return keys[known], np.broadcast_to(owner[:, None], hashes.shape)[known], rare


def _cell(made: NDArray[np.void], half: float) -> NDArray[np.uint64]:
    """The kind and the cell of a grid of about 50 km that is moved by `half` a step."""
    row = np.nan_to_num(np.floor(made["lat"] * ROWS_A_DEGREE / 2 + half), nan=-999.0)
    column = np.nan_to_num(np.floor(made["lon"] * COLUMNS_A_DEGREE / 2 + half), nan=-999.0)
    cell = (row + 1000).astype(np.uint64) * np.uint64(4096) + (column + 1000).astype(np.uint64)
    return _spread(cell * np.uint64(16) + made["kind"].astype(np.uint64))


def _spread(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    spread: NDArray[np.uint64] = (keys ^ (keys >> np.uint64(29))) * _SALTS[1]
    return spread


def _windowed(
    made: NDArray[np.void],
    keys: NDArray[np.uint64],
    owner: NDArray[np.int32],
    changed: NDArray[np.bool_] | None,
    *,
    rare: bool,
) -> Iterator[NDArray[np.uint64]]:
    """Pairs of one key, as `smaller << 32 | greater`, at most `WINDOW` apart in the order of keys and texts."""
    order = np.argsort(keys) if rare else np.lexsort((made["whole"][owner, 0], keys))
    keys, owner = keys[order], owner[order]
    at = np.flatnonzero(keys[1:] == keys[:-1])
    if rare:
        at = at[~_common(keys)[at]]
    left_to_give = MOST_PAIRS * len(made)
    for step in range(1, WINDOW + 1):
        at = at[at + step < len(keys)]
        at = at[keys[at] == keys[at + step]][:left_to_give]
        if not len(at):
            return
        one, other = owner[at], owner[at + step]
        wanted = one != other
        if changed is not None:
            wanted &= changed[one] | changed[other]
        one, other = one[wanted], other[wanted]
        near = _near(made, one, other)
        one, other = one[near].astype(np.uint64), other[near].astype(np.uint64)
        left_to_give -= len(one)
        yield np.minimum(one, other) << np.uint64(32) | np.maximum(one, other)


def _common(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each of these sorted keys has more postings than a rare trait can have."""
    first = np.append(True, keys[1:] != keys[:-1])
    block = np.cumsum(first) - 1
    common: NDArray[np.bool_] = np.bincount(block)[block] > MOST_OF_A_RARE
    return common


def _near(made: NDArray[np.void], one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether neither place, date nor kind speaks against each pair; what is not known does not."""
    day = made["day"]
    days = np.abs(day[one] - day[other])
    old: NDArray[np.bool_] = (day[one] > 0) & (day[other] > 0) & (days > LONGEST_DAYS)
    far: NDArray[np.bool_] = _kilometres(made, one, other) > FARTHEST_KM
    other_kind: NDArray[np.bool_] = made["kind"][one] != made["kind"][other]
    return ~(far | old | other_kind)


def _kilometres(made: NDArray[np.void], one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.float32]:
    """How far apart, near enough for near places; NaN where one has none."""
    lat, lon = made["lat"], made["lon"]
    north = (lat[one] - lat[other]) * np.float32(_KM_A_DEGREE)
    east = (lon[one] - lon[other]) * np.float32(_KM_A_DEGREE) * np.cos(np.radians(lat[one]))
    km: NDArray[np.float32] = np.hypot(north, east)
    return km


def _promise(made: NDArray[np.void], left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.float32]:
    """How likely each pair is one opportunity, as far as fingerprints tell; 0 for what need not be compared."""
    step = 200_000
    pieces = [
        _promise_of(made, left[begin : begin + step], right[begin : begin + step])
        for begin in range(0, len(left), step)
    ]
    return np.concatenate(pieces) if pieces else np.empty(0, np.float32)


def _promise_of(made: NDArray[np.void], left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.float32]:
    """The score as fingerprints foresee it (`score.WEIGHTS`), above `LEAST_LOGIT`."""
    one, other = made[left], made[right]
    text = np.maximum(_shared(one["whole"], other["whole"]), _shared(one["head"], other["head"]))
    stems = (one["title"][:, :, None] == other["title"][:, None, :]) & (one["title"] > 0)[:, :, None]
    shared = stems.any(axis=2).sum(axis=1)
    stems_of_all = (one["title"] > 0).sum(axis=1) + (other["title"] > 0).sum(axis=1) - shared
    employer = np.where((one["employer"] == other["employer"]) & (one["employer"] > 0), ONE_NAME, 0.0)
    employer[(one["siret"] == other["siret"]) & (one["siret"] > 0)] = 1.0
    km = _kilometres(made, left, right)
    known_trade = (one["trade"] > 0) & (other["trade"] > 0)
    parts = {
        "employer": np.maximum(employer, WEIGHTS["employer"].unknown),
        "place": np.where(np.isnan(km), WEIGHTS["place"].unknown, np.maximum(0.0, 1 - km / FARTHEST_KM)),
        "title": shared / np.maximum(stems_of_all, 1),
        "trade": np.where(known_trade, one["trade"] == other["trade"], WEIGHTS["trade"].unknown),
        "text": np.maximum(0.0, (text - 0.2) / 0.8),
        "date": np.ones(len(one)),
    }
    logit = OFFSET + sum(WEIGHTS[name].weight * part for name, part in parts.items())
    promise: NDArray[np.float32] = np.maximum(logit - LEAST_LOGIT, 0.0).astype(np.float32)
    return promise


def _shared(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The share of the shorter text that the longer holds too, as told by the range of hashes that both cover."""
    last = np.minimum(np.minimum(one[:, -1], other[:, -1]), NO_HASH - np.uint32(1))[:, None]
    both = np.sort(np.concatenate([one, other], axis=1), axis=1)
    common = ((both[:, 1:] == both[:, :-1]) & (both[:, 1:] <= last)).sum(axis=1)
    fewest = np.minimum((one <= last).sum(axis=1), (other <= last).sum(axis=1))
    shared: NDArray[np.float64] = common / np.maximum(fewest, LEAST_HASHES)
    return shared


def _best(left: NDArray[np.int32], right: NDArray[np.int32], promise: NDArray[np.float32]) -> Pairs:
    """The pairs that are among the `MOST_CANDIDATES` of one of their two postings."""
    ends = np.concatenate([left, right])
    order = np.lexsort((-np.concatenate([promise, promise]), ends))
    sorted_ends = ends[order]
    begin = np.searchsorted(sorted_ends, sorted_ends)
    kept = np.unique(order[np.arange(len(order)) - begin < MOST_CANDIDATES] % max(len(left), 1))
    return np.stack([left[kept], right[kept]], axis=1)
