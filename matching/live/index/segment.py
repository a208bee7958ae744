"""A run of live opportunities without their texts: columns by place, words both ways, and what a first look reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import Communes
from matching.live.index.alike import DEMANDS, TIMES, Alike
from matching.live.index.bags import Bags, joined_bags
from matching.live.index.counting import counted_bags
from matching.live.index.postings import Postings
from matching.model import Opportunity
from matching.scoring.corpus import KINDS, Corpus, commune_of, in_columns, joined, texts_of
from matching.scoring.filters import bits_of
from matching.scoring.gates import PAID
from matching.scoring.opportunities import Opportunities
from matching.words.trades.declared import Named, Trades, named

VEHICLE, NIGHTS, WEEKENDS, DIPLOMA, LIFT, HELP, REMOTE, IS_PAID = (1 << bit for bit in range(8))
"""Bits of what is said of a row. `HELP`: a room or work from home, which open a place from anywhere."""
MOST_LICENCES = 32
"""Codes of licences that a first look tells apart; the second knows all."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Some rows before they are put in order: `columns` without words or skills, and the bags of both."""

    columns: Corpus
    bags: Bags

    def __len__(self) -> int:
        return len(self.columns)

    def take(self, rows: NDArray[np.intp]) -> Parts:
        """Some rows, in that order."""
        return Parts(self.columns.take(rows), self.bags.take(rows))


class Loose(NamedTuple):
    """Rows as any process reads them, without the taxonomy or the communes; and what tells the trade of each."""

    parts: Parts
    named: tuple[Named, ...]


def loose(opportunities: Sequence[Opportunity]) -> Loose:
    """What some opportunities are by themselves."""
    corpus = in_columns(opportunities)
    bare = replace(corpus, opportunities=Opportunities(corpus.id))
    bags = counted_bags([texts_of(one) for one in opportunities])
    return Loose(Parts(bare, bags), tuple(named(one) for one in opportunities))


def placed(rows: Loose, *, trades: Trades, communes: Communes) -> Parts:
    """The parts made of some rows, each with its trade and its commune."""
    columns = replace(
        rows.parts.columns,
        rome=np.array([trades.told(one) for one in rows.named], dtype=np.int32),
        commune=commune_of(rows.parts.columns, communes),
    )
    return Parts(columns, rows.parts.bags)


def parts_of(opportunities: Sequence[Opportunity], *, trades: Trades, communes: Communes) -> Parts:
    """The parts made of some opportunities."""
    return placed(loose(opportunities), trades=trades, communes=communes)


def joined_parts(parts: Sequence[Parts]) -> Parts:
    """The rows of some parts, one after the other."""
    ids = np.concatenate([part.columns.id for part in parts])
    columns = joined([part.columns for part in parts], Opportunities(ids))
    return Parts(columns, joined_bags([part.bags for part in parts]))


FACT = np.dtype(
    [
        ("over", "<f8"),  # seconds since 1970, NaN for what has no date
        ("created", "<f8"),
        ("x", "<f4"),  # on the unit sphere, NaN for nowhere
        ("y", "<f4"),
        ("z", "<f4"),
        ("blur_km", "<f4"),  # NaN for nowhere
        ("hours", "<f4"),
        ("experience", "<f4"),  # months, NaN where not said
        ("starts_at", "<f4"),  # minutes after midnight, NaN where not said
        ("ends_at", "<f4"),
        ("licences", "<u4"),  # a bit for each code that is required
        ("rome", "<i2"),
        ("strains", "<u2"),  # bits of `matching.words.trades.demands`
        ("filters", "<u2"),  # bits of `Filter`
        ("kind", "i1"),
        ("level", "i1"),  # -1 where not said
        ("days", "u1"),  # a bit each, none where not said
        ("said", "u1"),  # bits of this module
        ("experience_required", "u1"),
    ]
)
"""What a first look reads of a row: side by side, one line of the processor's memory a row."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Segment:
    """n rows sorted by commune. First those whose commune is not sure, then commune after commune.

    `starts` int64 (communes + 2,): the rows of the commune at position c are `starts[c + 1]` up to `starts[c + 2]`.
    """

    columns: Corpus
    bags: Bags
    postings: Postings
    facts: NDArray[np.void]
    """`FACT`, shape (n,)."""
    times: Alike
    """By what is told of days and hours."""
    demands: Alike
    """By what is asked of body, diploma and French, by the trade too."""
    trades: NDArray[np.int16]
    """`rome` of the facts in one piece, shape (n,)."""
    kinds: NDArray[np.uint8]
    """The bits of the kinds of the rows of each run, shape (communes + 1,)."""
    starts: NDArray[np.int64]
    by_id: NDArray[np.intp]
    """The rows in the order of their ids, shape (n,)."""

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def parts(self) -> Parts:
        """The rows as they were before they were put in order."""
        return Parts(self.columns, self.bags)

    def rows_of(self, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of those of some ids that are here."""
        places = np.searchsorted(self.columns.id, ids, sorter=self.by_id)
        rows = self.by_id[np.minimum(places, len(self) - 1)] if len(self) else np.empty(0, dtype=np.intp)
        return rows[self.columns.id[rows] == ids] if len(self) else rows

    @property
    def bytes(self) -> int:
        """What it weighs in memory."""
        columns = [getattr(self.columns, one.name) for one in fields(Corpus)]
        kept = [one for one in columns if isinstance(one, np.ndarray) and len(one) == len(self)]
        kept += [one for _, *both in self.columns.licences for one in both]
        kept.append(self.facts)
        kept += [
            self.bags.starts,
            self.bags.columns,
            self.bags.words,
            self.bags.skills,
            self.starts,
            self.by_id,
            self.trades,
        ]
        return sum(one.nbytes for one in kept) + sum(one.bytes for one in (self.postings, self.times, self.demands))


def segment_of(parts: Parts, *, rarity: NDArray[np.float32], communes: int) -> Segment:
    """The segment of some rows; `rarity` float32 (BUCKETS,) weighs their words."""
    group = _groups(parts.columns)
    order = np.argsort(group, kind="stable")
    ordered = parts.take(order)
    columns, bags = replace(ordered.columns, rarity=rarity), ordered.bags
    starts = np.searchsorted(group[order], np.arange(-1, communes + 1)).astype(np.int64)
    facts = _facts(columns)
    kinds = np.zeros(communes + 1, dtype=np.uint8)
    np.bitwise_or.at(kinds, group[order] + 1, np.uint8(1) << columns.kind.astype(np.uint8))
    return Segment(
        columns,
        bags,
        Postings.of(bags, rarity),
        facts,
        Alike.of(columns, TIMES),
        Alike.of(columns, DEMANDS),
        np.ascontiguousarray(facts["rome"]),
        kinds,
        starts,
        np.argsort(columns.id, kind="stable"),
    )


def _groups(columns: Corpus) -> NDArray[np.int32]:
    """The commune of each row, -1 where it has none or is not sure, shape (n,)."""
    return np.where(columns.blur_km == 0, columns.commune, np.int32(-1)).astype(np.int32)


def _facts(columns: Corpus) -> NDArray[np.void]:
    lat, lon = np.radians(columns.lat), np.radians(columns.lon)
    paid = np.isin(columns.kind, [KINDS.index(kind) for kind in PAID])
    said = np.zeros(len(columns), dtype=np.uint8)
    for bit, where in (
        (VEHICLE, columns.vehicle == 1),
        (NIGHTS, columns.nights == 1),
        (WEEKENDS, columns.weekends == 1),
        (DIPLOMA, columns.level_required == 1),
        (LIFT, columns.lift == 1),
        (HELP, (columns.lodging == 1) | (columns.remote == 1)),
        (REMOTE, columns.remote == 1),
        (IS_PAID, paid),
    ):
        said |= np.where(where, np.uint8(bit), np.uint8(0))
    facts = np.zeros(len(columns), dtype=FACT)
    for bit, (_, required, _) in enumerate(columns.licences[:MOST_LICENCES]):
        facts["licences"] |= required.astype(np.uint32) << np.uint32(bit)
    facts["x"], facts["y"], facts["z"] = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    for name in ("over", "created", "blur_km", "hours", "experience", "starts_at", "ends_at"):
        facts[name] = getattr(columns, name)
    for name in ("rome", "kind", "days", "strains"):
        facts[name] = getattr(columns, name)
    facts["level"] = np.where(np.isnan(columns.level), -1, columns.level)
    facts["experience_required"] = columns.experience_required == 1
    facts["said"], facts["filters"] = said, bits_of(columns)
    return facts
