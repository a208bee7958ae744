"""The prices of exposure that the last night left in the store, at hand for every list of a person.

A price is the same for everybody and changes with the night: one small question tells whether those here are current.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matching.lists.exposure.exposure import Prices
from matching.scoring.corpus import Corpus
from store import queries


@dataclass(frozen=True, slots=True, eq=False)
class _Night:
    """The prices of one night: of the opportunities `ids`, int64 (m,), in order; the last corpus asked for, priced."""

    version: int
    ids: NDArray[np.int64]
    prices: Prices
    priced: tuple[Corpus, Prices] | None = None


class PriceBook:
    """Keeps the prices current. One a process; may be asked from several threads."""

    def __init__(self) -> None:
        self._night: _Night | None = None

    @property
    def version(self) -> int | None:
        """Counts the nights that made prices, as last looked at; None before the first."""
        return None if self._night is None else self._night.version

    def of(self, session: Session, corpus: Corpus) -> Prices | None:
        """The price of each opportunity of a corpus, float32 (n,), 0 where the night knew nothing of it; None before
        the first night."""
        return self.after(session.execute(queries()["prices_version"]).scalar_one_or_none(), session, corpus)

    def after(self, nights: int | None, session: Session, corpus: Corpus) -> Prices | None:
        """As `of`, where it is known how many nights made prices."""
        if nights is None:
            return None
        night = self._night
        if night is None or night.version != nights:
            rows = session.execute(queries()["exposure_prices"]).all()
            ids = np.array([row.opportunity_id for row in rows], dtype=np.int64)
            night = _Night(nights, ids, np.array([row.price for row in rows], dtype=np.float32))
        if night.priced is None or night.priced[0] is not corpus:
            night = _Night(night.version, night.ids, night.prices, (corpus, _priced(night, corpus.id)))
        self._night = night
        assert night.priced is not None
        return night.priced[1]


def _priced(night: _Night, ids: NDArray[np.int64]) -> Prices:
    if not len(night.ids):
        return np.zeros(len(ids), dtype=np.float32)
    place = np.minimum(np.searchsorted(night.ids, ids), len(night.ids) - 1)
    return np.where(night.ids[place] == ids, night.prices[place], np.float32(0))
