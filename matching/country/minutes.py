"""Minutes from the homes of a country to what they reach: the rows of `geo.Travel`, cut where nobody goes farther.

They depend on the map alone: computed once for a map, read by every night.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Mode

MinutesRow = Callable[[Mode, int], NDArray[np.uint8]]
"""Minutes by a means from the commune at a position to all, as in `geo.Row.minutes`."""


@dataclass(frozen=True, slots=True, eq=False)
class Minutes:
    """Ways from h homes, by each of the six means.

    `homes` int32 (h,), sorted positions of communes; the ways by the means m from home r stand in
    `commune` uint16 and `minutes` uint8 from `starts[m * h + r]` to `starts[m * h + r + 1]`, int64 (6 h + 1,).
    """

    homes: NDArray[np.int32]
    starts: NDArray[np.int64]
    commune: NDArray[np.uint16]
    minutes: NDArray[np.uint8]
    version: str

    @property
    def bytes(self) -> int:
        """What the ways weigh."""
        return self.homes.nbytes + self.starts.nbytes + self.commune.nbytes + self.minutes.nbytes

    def of(self, homes: NDArray[np.int32]) -> Self:
        """The ways from some of the homes, sorted."""
        rows = np.searchsorted(self.homes, homes)
        lists = (np.arange(len(MODES))[:, None] * len(self.homes) + rows).ravel()
        lengths = self.starts[lists + 1] - self.starts[lists]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        taken = np.repeat(self.starts[lists] - starts[:-1], lengths) + np.arange(starts[-1])
        return type(self)(homes, starts, self.commune[taken], self.minutes[taken], self.version)

    def reached(self, communes: int) -> NDArray[np.bool_]:
        """Which of so many communes any way leads to, shape (communes,)."""
        found = np.zeros(communes, np.bool_)
        found[self.commune] = True
        return found


def minutes_from(homes: NDArray[np.int32], *, row: MinutesRow, most_minutes: Sequence[int], version: str) -> Minutes:
    """The ways from sorted homes; by each means (in the order of `geo.MODES`), none longer than `most_minutes`."""
    communes, minutes, lengths = [], [], []
    for mode, most in zip(MODES, most_minutes, strict=True):
        for home in homes:
            found = row(mode, int(home)) if most else np.empty(0, np.uint8)
            near = np.flatnonzero(found <= most)
            communes.append(near.astype(np.uint16))
            minutes.append(found[near])
            lengths.append(len(near))
    return Minutes(
        homes=homes,
        starts=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        commune=np.concatenate(communes) if communes else np.empty(0, np.uint16),
        minutes=np.concatenate(minutes) if minutes else np.empty(0, np.uint8),
        version=version,
    )


def joined(parts: Sequence[Minutes]) -> Minutes:
    """The ways of several sets of homes, each set after the one before."""
    homes = np.concatenate([one.homes for one in parts])
    communes, minutes, lengths = [], [], []
    for mode in range(len(MODES)):
        for one in parts:
            first, last = mode * len(one.homes), (mode + 1) * len(one.homes)
            span = slice(one.starts[first], one.starts[last])
            communes.append(one.commune[span])
            minutes.append(one.minutes[span])
            lengths.append(np.diff(one.starts[first : last + 1]))
    starts = np.concatenate(([0], np.cumsum(np.concatenate(lengths)))).astype(np.int64)
    return Minutes(homes, starts, np.concatenate(communes), np.concatenate(minutes), parts[0].version)
