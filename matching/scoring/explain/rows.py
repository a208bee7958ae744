"""What the reasons of some rows are made of."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matching.model import Person
from matching.reasons import Reason
from matching.scoring.commute import Away
from matching.scoring.corpus import Corpus
from matching.scoring.profile import Profile
from matching.scoring.telling import Alike, Telling

Said = Sequence[Reason | None] | None
"""What is said of each row; None where it is nothing of any."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """m rows of a corpus before one person: what their reasons are made of, each of length m."""

    profile: Profile
    corpus: Corpus
    rows: Sequence[int]
    """Their places in the corpus."""
    trades: Sequence[int]
    """The trade of each, as `Knowledge.trades` counts them; -1 where none is known."""
    told: Sequence[Telling]
    alike: Alike
    """What was told of them to whoever said the same."""
    values: Mapping[str, Sequence[float]]
    """Of each part, NaN where unknown."""
    as_of: datetime
    travel: Sequence[Reason | None] = ()
    """What `commute` says of each, None where no way and no distance is known; empty where nobody asks for it."""
    helps: Sequence[tuple[Reason, ...]] = ()
    """What makes up for a car; likewise."""
    away: Sequence[Away | None] = ()
    """How long one is away by the best way, where a timetable tells it at the hours of the work; likewise."""

    @property
    def person(self) -> Person:
        """Whom they stand before."""
        return self.profile.person

    def each(self, tell: Callable[..., Reason | None], *said: Hashable) -> list[Reason | None]:
        """What `tell(telling, *said)` says of each, told once to all who said the same."""
        return [*map(self.alike.told(tell, *said).__getitem__, self.told)]
