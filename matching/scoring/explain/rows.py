"""What the reasons of some rows are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matching.model import Person
from matching.reasons import Reason
from matching.scoring.corpus import Corpus
from matching.scoring.profile import Profile
from matching.scoring.telling import Telling

Said = Sequence[Reason | None] | None
"""What is said of each row; None where it is nothing of any."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """m rows of a corpus before one person: what their reasons are made of, each of length m."""

    profile: Profile
    corpus: Corpus
    rows: Sequence[int]
    """Their places in the corpus."""
    told: Sequence[Telling]
    values: Mapping[str, Sequence[float]]
    """Of each part, NaN where unknown."""
    as_of: datetime
    travel: Sequence[Reason | None] = ()
    """What `commute` says of each, None where no way and no distance is known; empty where nobody asks for it."""
    helps: Sequence[tuple[Reason, ...]] = ()
    """What makes up for a car; likewise."""

    @property
    def person(self) -> Person:
        """Whom they stand before."""
        return self.profile.person
