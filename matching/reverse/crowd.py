"""People laid out in columns, so that one opportunity is compared with all of them at once: the corpus's other side.

What many have alike is kept once, with everybody's number: where one starts and by which means (`Starts`), what one
wants (`Wants`), what one said in few words (`Said`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import Travel
from matching.people import Followed
from matching.reverse.said import SAID, Said, blank_profile, numbered, said_by
from matching.reverse.starts import Starts, start_of, starts_of
from matching.reverse.wants import Wants, texts_of, wants_of
from matching.scoring.knowledge import Knowledge
from matching.scoring.profile import Profile
from matching.scoring.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """n people in columns of shape (n,): `id` int64, their rows in the store; `start`, `want` int32, the index of each
    one's in `starts` and in `wants`; `said` by the names of `SAID`. `blank`: somebody who said nothing."""

    id: NDArray[np.int64]
    start: NDArray[np.int32]
    want: NDArray[np.int32]
    starts: Starts
    wants: Wants
    said: dict[str, Said]
    blank: Profile

    def __len__(self) -> int:
        return len(self.id)

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        codes = sum(one.codes.nbytes for one in self.said.values())
        numbers = self.id.nbytes + self.start.nbytes + self.want.nbytes
        return numbers + codes + self.starts.bytes + self.wants.bytes

    def take(self, rows: NDArray[np.intp]) -> "Crowd":
        """The crowd of some people only, in that order, and of what is theirs."""
        starts, start = np.unique(self.start[rows], return_inverse=True)
        wants, want = np.unique(self.want[rows], return_inverse=True)
        return Crowd(
            id=self.id[rows],
            start=start.astype(np.int32),
            want=want.astype(np.int32),
            starts=self.starts.take(starts.astype(np.intp)),
            wants=self.wants.take(wants.astype(np.intp)),
            said={name: one.take(rows) for name, one in self.said.items()},
            blank=self.blank,
        )


def crowd_of(people: Sequence[Followed], *, knowledge: Knowledge, travel: Travel, weights: Weights) -> Crowd:
    """The crowd of those of some people who want to be ranked (R10), in their order."""
    ranked = [one for one in people if one.ranked]
    persons = [one.person for one in ranked]
    start, those_who_start = numbered(map(start_of, persons), persons)
    want, those_who_want = numbered(map(texts_of, persons), persons)
    blank = blank_profile(knowledge, weights)
    return Crowd(
        id=np.array([one.id for one in ranked], dtype=np.int64),
        start=start,
        want=want,
        starts=starts_of(those_who_start, travel),
        wants=wants_of(those_who_want, knowledge=knowledge, weights=weights),
        said=said_by(persons, blank=blank, knowledge=knowledge),
        blank=blank,
    )


def joined(one: Crowd, other: Crowd) -> Crowd:
    """The people of one crowd, then those of another."""
    return Crowd(
        id=np.concatenate([one.id, other.id]),
        start=np.concatenate([one.start, other.start + np.int32(len(one.starts))]),
        want=np.concatenate([one.want, other.want + np.int32(len(one.wants))]),
        starts=one.starts.joined(other.starts),
        wants=one.wants.joined(other.wants),
        said={name: one.said[name].joined(other.said[name]) for name in SAID},
        blank=one.blank,
    )
