"""The prices of exposure that the last night left in the store, at hand for every list of a person.

A price is the same for everybody and changes with the night: who asks says how many nights there were.
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

    def after(self, nights: int | None, session: Session, corpus: Corpus) -> tuple[int | None, Prices | None]:
        """The prices of a corpus after so many nights, and their night: a later one where it ended meanwhile.

        Float32 (n,), 0 where the night knew nothing of an opportunity; None before the first night.
        """
        if nights is None:
            return None, None
        night = self._night
        if night is None or night.version != nights:
            night = _read(session)
        if night.priced is None or night.priced[0] is not corpus:
            night = _Night(night.version, night.ids, night.prices, (corpus, _priced(night, corpus.id)))
        self._night = night
        assert night.priced is not None
        return night.version, night.priced[1]


def _read(session: Session) -> _Night:
    """The prices of the last night, in one question: another night may end at any time."""
    rows = session.execute(queries()["exposure_prices"]).all()
    priced = [row for row in rows if row.opportunity_id is not None]
    ids = np.array([row.opportunity_id for row in priced], dtype=np.int64)
    return _Night(rows[0].prices_version, ids, np.array([row.price for row in priced], dtype=np.float32))


def _priced(night: _Night, ids: NDArray[np.int64]) -> Prices:
    if not len(night.ids):
        return np.zeros(len(ids), dtype=np.float32)
    place = np.minimum(np.searchsorted(night.ids, ids), len(night.ids) - 1)
    return np.where(night.ids[place] == ids, night.prices[place], np.float32(0))
