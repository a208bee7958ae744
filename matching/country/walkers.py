"""People and the ways from their homes, as the compiled walk takes them: side by side those who start alike."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Mode
from matching.country.columns import ANY_DAY, MOST_PAST, MOST_SKILLS, People
from matching.country.formula import Floats, hours_ceiling, lacks, picky
from matching.country.gains import hours_said, schedule_code
from matching.country.minutes import Minutes

Record = Any
"""A row of a structured array: compiled code reads its fields by their names."""

PERSON = np.dtype(
    [
        ("home_row", "i4"),
        ("lacks", "u4"),
        ("hours_ceiling", "i4"),
        ("hours", "i4"),
        ("past_months", "f4", (MOST_PAST,)),
        ("past_sure", "f4", (MOST_PAST,)),
        ("past", "i2", (MOST_PAST,)),
        ("skills", "i2", (MOST_SKILLS,)),
        ("starts", "i2"),
        ("ends", "i2"),
        ("strains", "u2"),
        ("refused", "u2"),
        ("licences", "u2"),
        ("stage", "i1"),
        ("level", "u1"),
        ("french", "u1"),
        ("schedule", "u1"),
        ("days", "u1"),
        ("named", "u1"),
        ("licences_said", "?"),
        ("on_foot", "?"),
        ("able", "?"),
        ("clock", "?"),
        ("picky", "?"),
    ]
)
_AS_THEY_ARE = (
    *("past_months", "past_sure", "past", "skills", "starts", "ends", "strains", "refused", "stage", "days"),
    *("licences", "named", "licences_said"),
)


class Walkers(NamedTuple):
    """n people, by home and by means. A tuple, as compiled code takes it.

    `person` (`PERSON`, (n,)), whose `home_row` is a row of `Minutes.homes`, -1 where no way is known, `hours_ceiling`
    how many of `Index.gate_hours` are not beyond it, `hours` and `schedule` the codes of `Gains`, `level` and `french`
    ranks + 1, `on_foot` whoever has means and no car, `clock` whoever says days or hours of the day; `limits` uint8
    (n, len(MODES)); `wishes` int16 and `worths` float32, (n, 3).
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
    """The order of people by home, means and first wish: those who meet the same opportunities follow each other."""
    return np.lexsort((people.wishes[:, 0], *people.limits.T, people.home))


def walkers_of(people: People, minutes: Minutes, *, gate_hours: Floats) -> Walkers:
    """The walkers that people are, in the order of `by_departure`; `gate_hours` of the `Index` where they walk."""
    row = np.searchsorted(minutes.homes, people.home).astype(np.int32)
    known = row < len(minutes.homes)
    known[known] = minutes.homes[row[known]] == people.home[known]
    person = np.zeros(len(people), PERSON)
    person["home_row"] = np.where(known, row, -1)
    person["lacks"] = lacks(people, car=MODES.index(Mode.CAR))
    person["hours_ceiling"] = np.searchsorted(gate_hours, hours_ceiling(people), side="right")
    person["hours"] = hours_said(people)[1]
    person["schedule"] = schedule_code(people.nights, people.weekends)
    person["level"], person["french"] = people.level + 1, people.french + 1
    person["on_foot"] = people.limits.any(axis=1) & (people.limits[:, MODES.index(Mode.CAR)] == 0)
    person["able"] = (people.skills >= 0).any(axis=1)
    person["clock"] = (people.days != ANY_DAY) | (people.starts >= 0) | (people.ends >= 0)
    person["picky"] = picky(people)
    for name in _AS_THEY_ARE:
        person[name] = getattr(people, name)
    return Walkers(person, people.limits, people.wishes, people.worths)


def ways_of(minutes: Minutes) -> Ways:
    """The ways of `Minutes`."""
    return Ways(len(minutes.homes), minutes.starts, minutes.commune, minutes.minutes)
