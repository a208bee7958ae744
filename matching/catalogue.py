"""The live opportunities, kept in memory ready to be scored, and brought up to date by what changed in the store.

PostGIS says which rows are live and near; the catalogue spares reading and preparing each of them for every search.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Point
from matching.codec import opportunity_from_row
from matching.corpus import BLUR_KM, Corpus, Features, build_corpus, features_of
from matching.model import Rung
from store import queries

_BATCH = 5_000
"""Rows read at once from the store."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The live opportunities at one version of the catalogue: a corpus, and the ids of its rows (int64, shape (n,))."""

    version: int
    corpus: Corpus
    ids: NDArray[np.int64]


class Catalogue:
    """The newest snapshot. May be asked from several threads: one refreshes it, the others go on with the last one."""

    def __init__(self, trades: dict[str, int]) -> None:
        self._trades = trades
        self._refreshing = Lock()
        self._features: dict[int, tuple[str, Features]] = {}
        self._snapshot = Snapshot(-1, build_corpus([], trades=trades), np.empty(0, dtype=np.int64))

    def current(self, session: Session) -> tuple[Corpus, int]:
        """The corpus of all that is live, and its version."""
        snapshot = self._newest(session)
        return snapshot.corpus, snapshot.version

    def near(self, session: Session, home: Point, *, radius_km: float) -> tuple[Corpus, int]:
        """The corpus of what is live and may lie within `radius_km` of `home`, or has no place; its version."""
        snapshot = self._newest(session)
        asked = {
            "home": home.ewkt(),
            "radius_m": radius_km * 1000,
            "postcode_m": BLUR_KM[Rung.POSTCODE] * 1000,
            "department_m": BLUR_KM[Rung.DEPARTMENT] * 1000,
        }
        found = np.asarray(session.execute(queries()["candidates"], asked).scalars().all(), dtype=np.int64)
        return snapshot.corpus.take(np.flatnonzero(np.isin(snapshot.ids, found))), snapshot.version

    def _newest(self, session: Session) -> Snapshot:
        version = session.execute(queries()["catalogue_version"]).scalar_one()
        if version != self._snapshot.version:
            with self.refreshing() as mine:
                if mine and version != self._snapshot.version:
                    self._snapshot = self._read(session, version)
        return self._snapshot

    @contextmanager
    def refreshing(self) -> Iterator[bool]:
        """True for the one that refreshes; others get False at once, but wait while there is nothing to show yet."""
        mine = self._refreshing.acquire(blocking=self._snapshot.version < 0)
        try:
            yield mine
        finally:
            if mine:
                self._refreshing.release()

    def _read(self, session: Session, version: int) -> Snapshot:
        marks = {row.id: row.content_hash for row in session.execute(queries()["live_marks"])}
        kept = {one: held for one, held in self._features.items() if marks.get(one) == held[0]}
        missing = [one for one in marks if one not in kept]
        for start in range(0, len(missing), _BATCH):
            asked = {"ids": missing[start : start + _BATCH]}
            for row in session.execute(queries()["opportunities_by_id"], asked).mappings():
                kept[row["id"]] = (row["content_hash"], features_of(opportunity_from_row(row)))
        self._features = {one: kept[one] for one in sorted(kept)}
        corpus = build_corpus([held[1] for held in self._features.values()], trades=self._trades)
        return Snapshot(version, corpus, np.fromiter(self._features, dtype=np.int64, count=len(self._features)))
