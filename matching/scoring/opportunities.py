"""The opportunities behind a corpus: at hand where they were just read, else brought from the store when told of.

A corpus of a country holds numbers; titles, texts and conditions are only needed of the few rows that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.model import Opportunity

Load = Callable[[list[int]], Iterable[Opportunity]]
"""The opportunities of some ids, in any order; those that are gone are left out."""


def _nothing(_: list[int]) -> Iterable[Opportunity]:
    return ()


class Opportunities:
    """n opportunities, by row. Those that are not at hand are loaded when asked for, several at once by `ready`."""

    def __init__(
        self, handles: NDArray[np.int64], *, known: dict[int, Opportunity] | None = None, load: Load = _nothing
    ) -> None:
        self._handles = handles
        self._known = {} if known is None else known
        self._load = load

    @classmethod
    def at_hand(cls, opportunities: Sequence[Opportunity]) -> Opportunities:
        """Opportunities that were read and stay in memory."""
        return cls(np.arange(len(opportunities)), known=dict(enumerate(opportunities)))

    def __len__(self) -> int:
        return len(self._handles)

    def __getitem__(self, row: int) -> Opportunity:
        handle = int(self._handles[row])
        known = self._known.get(handle)
        return self._brought([handle])[handle] if known is None else known

    def __iter__(self) -> Iterator[Opportunity]:
        self.ready(range(len(self)))
        return (self._known[int(handle)] for handle in self._handles)

    def ready(self, rows: Iterable[int]) -> None:
        """Brings some rows to hand, in one question to the store. Raises KeyError where one is no longer there."""
        missing = set(self._handles[np.fromiter(rows, np.intp)].tolist()).difference(self._known)
        if missing:
            self._brought(missing)

    def _brought(self, handles: Iterable[int]) -> dict[int, Opportunity]:
        """Some that are not at hand, from the store; kept at hand."""
        asked = sorted(handles)
        found = {one.id: one for one in self._load(asked) if one.id is not None}
        if gone := set(asked) - found.keys():
            raise KeyError(f"opportunities {sorted(gone)} are no longer in the store")
        self._known |= found
        return found

    def take(self, rows: NDArray[np.intp]) -> Opportunities:
        """Some of them, in that order; what one brings to hand, the other has."""
        return Opportunities(self._handles[rows], known=self._known, load=self._load)
