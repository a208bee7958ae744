"""How often and how long one comes, where a label of hours says it: "1 heure 30, deux fois par semaine"."""

import re
from typing import NamedTuple

from kit import flat
from matching.words.numbers import NUMBER, number_of

HALF_A_DAY_MINUTES = 3 * 60
LONGEST_TOLD_MINUTES = 10 * 60
"""Of one session: more hours are those of a whole week, and are shared over its days elsewhere."""
_HOURS = (
    rf"(?:{NUMBER} ?(?:h(?:eures?)? ?)?(?:a|ou|-) ?)?"
    rf"(?P<hours>{NUMBER}) ?h(?:eures?)?(?: ?(?P<minutes>[0-5]\d))?"
)
"""Of a range, the most: who has the room for it has room for less."""
_PER = r"(?:par|/|la|chaque) ?(?:semaine|sem\b|mois)"
_OFTEN = rf"(?P<times>{NUMBER}) fois {_PER}"
_TOLD = re.compile(rf"(?<![\d,.])\b{_HOURS},? ?(?:{_OFTEN}|{_PER}\b)")
_HALF_DAYS = re.compile(rf"\b(?P<times>{NUMBER}) demi[ -]journees? {_PER}")
_DAYS = re.compile(rf"\b(?P<times>{NUMBER}) jours?,? (?:de )?{_HOURS} (?:par|/) ?jour")


class Sessions(NamedTuple):
    """How many times a week one comes, once where it is of a month, and the minutes of each."""

    times: int
    minutes: int


def sessions_in(label: str | None) -> Sessions | None:
    """What a label of hours says; None where it says no length, or one that is longer than a day."""
    plain = flat(label or "")
    if found := _HALF_DAYS.search(plain):
        return Sessions(number_of(found["times"]), HALF_A_DAY_MINUTES)
    found = _DAYS.search(plain) or _TOLD.search(plain)
    if found is None:
        return None
    minutes = 60 * number_of(found["hours"]) + int(found["minutes"] or 0)
    times = number_of(found["times"] or "1")
    return Sessions(times, minutes) if times and 0 < minutes <= LONGEST_TOLD_MINUTES else None
