"""Rows that tell the same of some things, in groups: what follows from those alone is made once, and looked up by row.

Four thousand offers tell of days and hours in five hundred ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.scoring.corpus import Corpus

TIMES = ("kind", "hours", "full_time", "nights", "weekends", "days", "starts_at", "ends_at")
"""The columns that the parts `hours` and `schedule` of the score read."""
DEMANDS = ("rome", "level", "strains", "heavy", "french")
"""Those that `level`, `limits` and `french` read."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Alike:
    """n rows in k groups: `group` int32 (n,), that of each row; `one_of` int32 (k,), a row of each group."""

    group: NDArray[np.int32]
    one_of: NDArray[np.int32]

    @classmethod
    def of(cls, columns: Corpus, names: Sequence[str]) -> Alike:
        """The rows of a corpus, those together that hold the same in the columns of these names."""
        group = np.zeros(len(columns), dtype=np.int64)
        for name in names:
            values, value = np.unique(getattr(columns, name), return_inverse=True)
            _, group = np.unique(group * len(values) + value, return_inverse=True)
        _, one_of = np.unique(group, return_index=True)
        return cls(group.astype(np.int32), one_of.astype(np.int32))

    @property
    def bytes(self) -> int:
        """What they weigh."""
        return self.group.nbytes + self.one_of.nbytes
