"""The live opportunities, kept in memory ready to be scored, and brought up to date by what changed in the store.

PostGIS says which rows are live and near; the catalogue spares reading and preparing each of them for every search.
"""

from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Point
from matching.codec import opportunity_from_row
from matching.corpus import Corpus, Features, build_corpus, features_of
from store import queries

_BATCH = 5_000
"""Rows read at once from the store."""


class Catalogue:
    """A corpus of all live opportunities. May be asked from several threads."""

    def __init__(self, trades: dict[str, int]) -> None:
        self._trades = trades
        self._lock = Lock()
        self._features: dict[int, tuple[str, Features]] = {}
        self._corpus = build_corpus([], trades=trades)
        self._ids: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._version = ""

    def current(self, session: Session) -> tuple[Corpus, str]:
        """The corpus of all that is live, and the version of the data it shows."""
        corpus, _, version = self._up_to_date(session)
        return corpus, version

    def near(self, session: Session, home: Point, *, radius_km: float) -> tuple[Corpus, str]:
        """The corpus of what is live within `radius_km` of `home` or has no sure place; the version of its data."""
        corpus, ids, version = self._up_to_date(session)
        asked = {"home": home.ewkt(), "radius_m": radius_km * 1000}
        found = np.asarray(session.execute(queries()["candidates"], asked).scalars().all(), dtype=np.int64)
        return corpus.take(np.flatnonzero(np.isin(ids, found))), version

    def _up_to_date(self, session: Session) -> tuple[Corpus, NDArray[np.int64], str]:
        with self._lock:
            version = str(session.execute(queries()["data_version"]).scalar_one())
            if version != self._version:
                self._refresh(session)
                self._version = version
            return self._corpus, self._ids, self._version

    def _refresh(self, session: Session) -> None:
        marks = {row.id: row.content_hash for row in session.execute(queries()["live_marks"])}
        kept = {one: held for one, held in self._features.items() if marks.get(one) == held[0]}
        missing = [one for one in marks if one not in kept]
        for start in range(0, len(missing), _BATCH):
            asked = {"ids": missing[start : start + _BATCH]}
            for row in session.execute(queries()["opportunities_by_id"], asked).mappings():
                kept[row["id"]] = (row["content_hash"], features_of(opportunity_from_row(row)))
        self._features = {one: kept[one] for one in sorted(kept)}
        self._corpus = build_corpus([held[1] for held in self._features.values()], trades=self._trades)
        self._ids = np.fromiter(self._features, dtype=np.int64, count=len(self._features))
