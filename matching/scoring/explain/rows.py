"""What the reasons of some rows are made of: those of one person, or of a block of people one after the other."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from matching.reasons import Reason
from matching.scoring.commute import Away
from matching.scoring.corpus import Corpus
from matching.scoring.profile import Profile
from matching.scoring.telling import Alike, Telling

Said = Mapping[int, Reason]
"""What is said of rows, by their place among them; nothing of those that are not there."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """m rows of a corpus before p people: what their reasons are made of, each of length m."""

    profiles: Sequence[Profile]
    """Those of the people, p of them."""
    starts: Sequence[int]
    """Where the rows of each begin among the m, and m at the end."""
    corpus: Corpus
    rows: Sequence[int]
    """Their places in the corpus."""
    trades: Sequence[int]
    """The trade of each, as `Knowledge.trades` counts them; -1 where none is known."""
    told: Sequence[Telling]
    alike: Alike
    """What was told of them to whoever said the same."""
    values: Mapping[str, NDArray[np.float64]]
    """Of each part, NaN where unknown."""
    as_of: datetime
    travel: Sequence[Reason | None] = ()
    """What `commute` says of each, None where no way and no distance is known; empty where nobody asks for it."""
    helps: Sequence[tuple[Reason, ...]] = ()
    """What makes up for a car; likewise."""
    away: Sequence[Away | None] = ()
    """How long one is away by the best way, where a timetable tells it at the hours of the work; likewise."""

    @property
    def people(self) -> Iterator[tuple[Profile, range]]:
        """Each of the people, with the places of their rows."""
        return zip(self.profiles, map(range, self.starts, self.starts[1:]), strict=True)

    def each(
        self,
        tell: Callable[..., Reason | None],
        said: Callable[[Profile], tuple[Hashable, ...] | None],
    ) -> Said:
        """What `tell(telling, *said)` says of each row, told once to all who said the same; nothing to those of whom
        `said` is None."""
        found: dict[int, Reason] = {}
        for profile, places in self.people:
            if (key := said(profile)) is not None:
                told = self.alike.told(tell, *key)
                answers = map(told.__getitem__, self.told[places.start : places.stop])
                for place, reason in zip(places, answers, strict=True):
                    if reason is not None:
                        found[place] = reason
        return found


def where(mask: NDArray[np.bool_]) -> list[int]:
    """The places of the rows that a mask (m,) takes."""
    places: list[int] = np.flatnonzero(mask).tolist()
    return places
