"""What people said in few words (a stage, a level, papers, hours), each distinct value kept once.

The ranking's own gates and parts are then asked once a value instead of once a person, and no rule is written twice.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from geo import Point
from matching.model import Person
from matching.scoring.fits import french_of
from matching.scoring.knowledge import Knowledge
from matching.scoring.profile import Profile, build_profile
from matching.scoring.weights import Weights
from matching.words.wishes.wish import names_hours, with_hours_left, with_hours_said


def _papers(person: Person) -> Hashable:
    """Licences, and by which means somebody goes: without a car, a round of homes is long."""
    return person.licences, frozenset([one.mode for one in person.means])


def _hours(person: Person) -> Hashable:
    """The hours given, else those that the wishes name or few days leave; whether wishes name some."""
    said = with_hours_left(with_hours_said(person))
    return said.hours_min, said.hours_max, names_hours(person.wishes)


def _window(person: Person) -> Hashable:
    """When somebody can work, with the part of the day that the wishes name where no hours of the day were given."""
    return with_hours_said(person).schedule


Codes = NDArray[np.int32]

SAID: dict[str, Callable[[Person], Hashable]] = {
    "stage": attrgetter("stage", "open_to"),
    "papers": _papers,
    "level": attrgetter("level"),
    "hours": _hours,
    "hours_given": attrgetter("hours_min", "hours_max"),
    "civic_service": attrgetter("civic_service"),
    "schedule": _window,
    "schedule_given": attrgetter("schedule"),
    "limits": attrgetter("limits"),
    "french": french_of,
}
"""What is told apart, by name. "hours" and "schedule" are those of the score, read in wishes where none were given;
gates go by those given."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What n people said of one thing: `codes` int32 (n,), the index of each one's value in `profiles`."""

    codes: Codes
    profiles: tuple[Profile, ...]
    """Somebody who said that, for each distinct value."""

    def take(self, rows: NDArray[np.intp]) -> "Said":
        """What some of them said."""
        kept, codes = np.unique(self.codes[rows], return_inverse=True)
        return Said(codes.astype(np.int32), tuple([self.profiles[code] for code in kept]))

    def joined(self, other: "Said") -> "Said":
        """What these people said, then others."""
        codes = np.concatenate([self.codes, other.codes + np.int32(len(self.profiles))])
        return Said(codes, self.profiles + other.profiles)


def blank_profile(knowledge: Knowledge, weights: Weights) -> Profile:
    """The profile of somebody who said nothing and never did anything."""
    nobody = build_profile(Person(key="", home=Point(0, 0)), knowledge, weights)
    return replace(nobody, experience_months=np.zeros_like(nobody.experience_months))


def said_by(people: Sequence[Person], *, blank: Profile, knowledge: Knowledge) -> dict[str, Said]:
    """What people said, by the names of `SAID`."""
    return {name: _said(people, name, blank=blank, knowledge=knowledge) for name in SAID}


def numbered[Value: Hashable](values: Iterable[Value], people: Sequence[Person]) -> tuple[Codes, list[Person]]:
    """The number of each one's value among the distinct ones, shape (n,), and the first person of each."""
    numbers: dict[Value, int] = {}
    first: list[Person] = []
    codes = np.empty(len(people), np.int32)
    for row, value in enumerate(values):
        code = numbers.get(value)
        if code is None:
            numbers[value] = code = len(first)
            first.append(people[row])
        codes[row] = code
    return codes, first


def _said(people: Sequence[Person], name: str, *, blank: Profile, knowledge: Knowledge) -> Said:
    codes, first = numbered(map(SAID[name], people), people)
    if name not in ("hours", "schedule"):
        return Said(codes, tuple([_standing_for(one, blank, knowledge) for one in first]))
    return Said(
        codes,
        tuple(
            [
                replace(blank, person=with_hours_left(with_hours_said(one)), hours_written=names_hours(one.wishes))
                for one in first
            ],
        ),
    )


def _standing_for(person: Person, blank: Profile, knowledge: Knowledge) -> Profile:
    """Somebody who said what the person did, in few words, and no more: how they stand before trades goes with it."""
    shown = np.zeros(len(knowledge.rome.trades), np.float32)
    return replace(blank, person=person, fits=knowledge.fitter.fits(person, shown=shown))
