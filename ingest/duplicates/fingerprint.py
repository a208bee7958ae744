"""A posting in 176 bytes: all that is needed to find the few others that may be the same.

Fingerprints are made by the batch when a record is read, and kept on its row. They find candidates; what decides is
the score of the postings themselves (`score.py`). A text is kept as the smallest hashes of its word pairs, of the whole
and of its beginning: two texts that share much share small hashes (Broder's min-wise sketch), cut or not.
"""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ingest.duplicates.employer import employer_words, is_agency
from ingest.duplicates.posting import Posting
from ingest.duplicates.title import title_stems
from ingest.duplicates.words import HEAD_WORDS, Shingles, read_shingles

WHOLE = 24
HEAD = 8
TITLE = 6
ROWS_A_DEGREE = 4
COLUMNS_A_DEGREE = 3
CELLS_A_ROW = 2048
NO_HASH = np.uint32(0xFFFFFFFF)

FINGERPRINT = np.dtype(
    [
        ("kind", "<u1"),
        ("agency", "<u1"),
        ("trade", "<u2"),
        ("day", "<i4"),
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("employer", "<u4"),
        ("siret", "<u4"),
        ("title", "<u4", TITLE),
        ("whole", "<u4", WHOLE),
        ("head", "<u4", HEAD),
    ]
)
"""`day` is the day's ordinal, 0 unknown; degrees are NaN, hashes 0 where unknown; sketches end with `NO_HASH`."""

_KINDS = ("job", "immersion", "volunteering", "civic_service", "training", "workshop", "event")
_SAME_KIND = {"inclusion_job": "job"}
_SPARE = 2.5
"""Of a sketch's size so many times are kept for sorting, on average: hardly a text runs short of them."""


def fingerprints(postings: Sequence[Posting]) -> NDArray[np.void]:
    """The fingerprints of a batch of postings, in order; dtype `FINGERPRINT`, shape (n,)."""
    made = np.zeros(len(postings), FINGERPRINT)
    if not postings:
        return made
    made["kind"] = [_KINDS.index(_SAME_KIND.get(one.kind, one.kind)) for one in postings]
    made["agency"] = [one.employer is None or is_agency(one.employer) for one in postings]
    made["trade"] = [0 if one.rome is None else crc32(one.rome.encode()) & 0xFFFF for one in postings]
    made["day"] = [0 if one.published is None else one.published.toordinal() for one in postings]
    made["lat"] = [np.nan if one.point is None else one.point.lat for one in postings]
    made["lon"] = [np.nan if one.point is None else one.point.lon for one in postings]
    made["employer"] = [0 if one.employer is None else _employer(one.employer) for one in postings]
    made["siret"] = [0 if one.siret is None else crc32(one.siret.encode()) for one in postings]
    made["title"] = [_title(one.title) for one in postings]
    shingles = read_shingles([one.text for one in postings])
    made["whole"] = _smallest(shingles, WHOLE)
    made["head"] = _smallest(shingles, HEAD, among=HEAD_WORDS)
    return made


def _smallest(shingles: Shingles, size: int, *, among: int | None = None) -> NDArray[np.uint32]:
    """The `size` smallest distinct hashes of each text, ascending, then `NO_HASH`; uint32, shape (n, size).

    Only the first `among` shingles of a text count, where given. Large hashes of long texts are dropped before they
    are sorted: that is most of them, and most of the time.
    """
    count = shingles.count if among is None else np.minimum(shingles.count, among)
    highest = np.minimum(_SPARE * size / np.maximum(count, 1), 1.0) * (2.0**32 - 2)
    kept = shingles.hashes <= highest.astype(np.uint32)[shingles.owner]
    if among is not None:
        kept &= shingles.rank < among
    owned = np.sort((shingles.owner[kept].astype(np.uint64) << np.uint64(32)) | shingles.hashes[kept])
    owned = owned[np.append(True, owned[1:] != owned[:-1])] if len(owned) else owned
    owner = (owned >> np.uint64(32)).astype(np.int64)
    begin = np.searchsorted(owner, np.arange(len(count)))
    rank = np.arange(len(owned)) - begin[owner]
    first = rank < size
    sketch = np.full((len(count), size), NO_HASH, np.uint32)
    sketch[owner[first], rank[first]] = owned[first].astype(np.uint32)
    return sketch


@lru_cache(maxsize=100_000)
def _employer(name: str) -> int:
    return crc32(" ".join(employer_words(name)).encode())


@lru_cache(maxsize=100_000)
def _title(title: str) -> tuple[int, ...]:
    hashes = [crc32(stem.encode()) for stem in title_stems(title)[:TITLE]]
    return (*hashes, *[0] * (TITLE - len(hashes)))


def columns_of(made: NDArray[np.void]) -> list[tuple[int, bytes]]:
    """The two columns of the store for each fingerprint: `cell`, 0 for nowhere, and `fingerprint`."""
    return list(zip(cells_of(made).tolist(), map(bytes, made.view(f"V{FINGERPRINT.itemsize}").tolist()), strict=True))


def cells_of(made: NDArray[np.void]) -> NDArray[np.int32]:
    """The square of about 25 km where each is, 0 for nowhere: what is near lies in the same or in a touching one."""
    row = np.floor(made["lat"] * ROWS_A_DEGREE)
    column = np.floor(made["lon"] * COLUMNS_A_DEGREE)
    cell = (row + ROWS_A_DEGREE * 90) * CELLS_A_ROW + column + COLUMNS_A_DEGREE * 180 + 1
    return np.where(np.isnan(cell), 0, np.nan_to_num(cell)).astype(np.int32)


def around(cells: NDArray[np.int32]) -> NDArray[np.int32]:
    """`cells`, the eight that touch each of them, and nowhere; ascending."""
    steps = [row * CELLS_A_ROW + column for row in (-1, 0, 1) for column in (-1, 0, 1)]
    placed = cells[cells > 0]
    return np.unique(np.append((placed[:, None] + np.array(steps, np.int32)).ravel(), np.int32(0)))
