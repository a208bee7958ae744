"""What is live, ready to be scored: prepared once and kept, up to a bound, and never shown otherwise than it is now.

PostGIS says, for each search, which rows are live and near, and the mark of their content; the catalogue reads and
prepares those whose mark it does not hold. So a change is seen by the first search after its commit, and a country
costs no more than the places that people ask about.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Communes, Point
from matching.codec import opportunity_from_row
from matching.corpus import BLUR_KM, Corpus, features_of, joined, laid_out, rarity_in, weighted
from matching.model import Rung
from matching.opportunities import Opportunities
from store import queries

_BATCH = 5_000
"""Rows read at once from the store."""
MOST_NEAR = 10_000
"""The nearest that a search looks at: more than a department has, and all of the nearest in a large town."""
SAMPLE = 5_000
"""The rarity of a word is that in so many live opportunities, the oldest; in all of them where there are fewer."""
MOST_HELD = 30_000
"""Beyond, what the last question did not ask for is forgotten."""

Marks = Mapping[int, str]
"""Id → mark of its content."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is prepared: the marks and rows of opportunities by id, and their corpus, counted and weighted.

    `version` is that of the catalogue for which the rarity of words was taken.
    """

    version: int
    marks: dict[int, str]
    rows: dict[int, int]
    counted: Corpus
    corpus: Corpus

    def take(self, marks: Marks) -> Corpus:
        """The corpus of those of `marks` that are held as they are now, by id."""
        rows = sorted(self.rows[one] for one, mark in marks.items() if self.marks.get(one) == mark)
        return self.corpus.take(np.array(rows, dtype=np.intp))

    def lacks(self, marks: Marks) -> list[int]:
        """The ids of `marks` that are not held, or with another content."""
        return [one for one, mark in marks.items() if self.marks.get(one) != mark]


class Catalogue:
    """What is prepared of what is live. May be asked from several threads: one prepares what is new."""

    def __init__(self, trades: dict[str, int], communes: Communes) -> None:
        self._trades = trades
        self._communes = communes
        self._refreshing = Lock()
        nothing = laid_out([], trades=trades, communes=communes)
        self._held = Held(-1, {}, {}, nothing, nothing)
        self._whole: tuple[int, Corpus] | None = None

    def current(self, session: Session) -> tuple[Corpus, int]:
        """The corpus of all that is live, and its version. It is held whole: for a batch, in a process of its own."""
        version = _version(session)
        if self._whole is not None and self._whole[0] == version:
            return self._whole[1], version
        marks = _marks(session, "live_marks", most=None)
        corpus, version = self._ready(session, marks)
        if len(corpus) == len(marks):
            self._whole = (version, corpus)
        return corpus, version

    def near(self, session: Session, home: Point, *, radius_km: float) -> tuple[Corpus, int]:
        """The corpus of what is live and may lie within `radius_km` of `home`, or has no place; its version."""
        marks = _marks(
            session,
            "candidates",
            home=home.ewkt(),
            radius_m=radius_km * 1000,
            postcode_m=BLUR_KM[Rung.POSTCODE] * 1000,
            department_m=BLUR_KM[Rung.DEPARTMENT] * 1000,
            most=MOST_NEAR,
        )
        return self._ready(session, marks)

    def of(self, session: Session, ids: list[int]) -> tuple[Corpus, int]:
        """The corpus of those of some opportunities that are live, and its version."""
        return self._ready(session, _marks(session, "marks_of", ids=ids))

    @contextmanager
    def refreshing(self, *, wait: bool = False) -> Iterator[bool]:
        """True for the one that prepares what is new; others get False at once, unless they have to `wait`."""
        mine = self._refreshing.acquire(blocking=wait)
        try:
            yield mine
        finally:
            if mine:
                self._refreshing.release()

    def _ready(self, session: Session, marks: Marks) -> tuple[Corpus, int]:
        """The corpus of some live opportunities. While another thread prepares, most of them are enough to go on."""
        version, held = _version(session), self._held
        missing = held.lacks(marks)
        if held.version != version or missing:
            with self.refreshing(wait=held.version < 0 or 2 * len(missing) > len(marks)) as mine:
                if mine:
                    self._held = held = self._refreshed(session, self._held, version, marks)
        return held.take(marks), version

    def _refreshed(self, session: Session, held: Held, version: int, marks: Marks) -> Held:
        sample = _marks(session, "live_marks", most=SAMPLE) if held.version != version else {}
        wanted = {**sample, **marks}
        missing = held.lacks(wanted)
        ids = set(missing)
        kept = [one for one in held.rows if one not in ids and (one in wanted or not _is_too_much(held, sample, ids))]
        parts = [held.counted.take(_positions(held.rows, kept)), self._read(session, missing)]
        everything = [one for part in parts for one in part.opportunities]
        counted = joined(parts, Opportunities.at_hand(everything))
        found = [one.id for one in counted.opportunities if one.id is not None]
        order = np.argsort(np.array(found, dtype=np.int64), kind="stable")
        counted = counted.take(order)
        rows = {found[place]: row for row, place in enumerate(order)}
        rarity = held.corpus.rarity
        if sample or held.version < 0:
            rarity = rarity_in(counted.take(_positions(rows, [one for one in sample if one in rows])))
        known = {one: held.marks[one] for one in kept} | {one: wanted[one] for one in missing if one in rows}
        return Held(version, known, rows, counted, weighted(counted, rarity))

    def _read(self, session: Session, ids: list[int]) -> Corpus:
        features = []
        for start in range(0, len(ids), _BATCH):
            asked = {"ids": ids[start : start + _BATCH]}
            for row in session.execute(queries()["opportunities_by_id"], asked).mappings():
                features.append(features_of(opportunity_from_row(row)))
        return laid_out(features, trades=self._trades, communes=self._communes)


def _is_too_much(held: Held, sample: Marks, missing: set[int]) -> bool:
    """Whether what is not asked for is to be forgotten: all that is live was asked for, or there is no room."""
    return 0 < len(sample) < SAMPLE or len(held.rows) + len(missing) > MOST_HELD


def _positions(rows: Mapping[int, int], ids: list[int]) -> NDArray[np.intp]:
    return np.array([rows[one] for one in ids], dtype=np.intp)


def _version(session: Session) -> int:
    return int(session.execute(queries()["catalogue_version"]).scalar_one())


def _marks(session: Session, query: str, **asked: object) -> dict[int, str]:
    return {row.id: row.content_hash for row in session.execute(queries()[query], asked)}
