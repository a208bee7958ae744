"""People and the ways from their homes, as the compiled walk takes them: side by side those who start alike."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Mode
from matching.country.columns import People
from matching.country.formula import Floats, hours_ceiling, hours_unsaid, lacks
from matching.country.minutes import Minutes

Record = Any
"""A row of a structured array: compiled code reads its fields by their names."""

PERSON = np.dtype(
    [
        ("home_row", "i4"),
        ("lacks", "u4"),
        ("hours_ceiling", "f4"),
        ("hours_least", "f4"),
        ("hours_most", "f4"),
        ("hours_unsaid", "f4"),
        ("past_months", "f4", (2,)),
        ("past", "i2", (2,)),
        ("skills", "i2", (6,)),
        ("stage", "i1"),
        ("level", "i1"),
        ("nights", "i1"),
        ("weekends", "i1"),
        ("licences", "u1"),
        ("licences_said", "?"),
        ("no_loads", "?"),
    ]
)


class Walkers(NamedTuple):
    """n people, by home and by means. A tuple, as compiled code takes it.

    `person` (`PERSON`, (n,)), whose `home_row` is a row of `Minutes.homes`, -1 where no way is known; `limits` uint8
    (n, 6); `wishes` int16 and `worths` float32, (n, 3).
    """

    person: NDArray[np.void]
    limits: NDArray[np.uint8]
    wishes: NDArray[np.int16]
    worths: Floats


class Ways(NamedTuple):
    """`Minutes`, as compiled code takes them."""

    homes: int
    starts: NDArray[np.int64]
    commune: NDArray[np.uint16]
    minutes: NDArray[np.uint8]


def by_departure(people: People) -> NDArray[np.intp]:
    """The order of people by home, then means, then as they came: those who reach the same places follow each other."""
    return np.lexsort((*people.limits.T, people.home))


def walkers_of(people: People, minutes: Minutes) -> Walkers:
    """The walkers that people are, in the order of `by_departure`."""
    row = np.searchsorted(minutes.homes, people.home).astype(np.int32)
    known = row < len(minutes.homes)
    known[known] = minutes.homes[row[known]] == people.home[known]
    person = np.zeros(len(people), PERSON)
    person["home_row"] = np.where(known, row, -1)
    person["lacks"] = lacks(people, car=MODES.index(Mode.CAR))
    person["hours_ceiling"] = hours_ceiling(people)
    person["hours_unsaid"] = hours_unsaid(people)
    for name in (
        "hours_least",
        "hours_most",
        "past_months",
        "past",
        "skills",
        "stage",
        "level",
        "nights",
        "weekends",
        "licences",
        "licences_said",
        "no_loads",
    ):
        person[name] = getattr(people, name)
    return Walkers(person, people.limits, people.wishes, people.worths)


def ways_of(minutes: Minutes) -> Ways:
    """The ways of `Minutes`."""
    return Ways(len(minutes.homes), minutes.starts, minutes.commune, minutes.minutes)
