"""The days on which something takes place, as its label of hours, its title or its text names them.

"Le mercredi de 14 h à 17 h" is each Wednesday, "le premier mercredi du mois" one of a month, "un samedi par mois" a
Saturday of which nobody says which. Fewer days than its text counts ("sur 2 jours. Le samedi est travaillé") are not
all of them, and so none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kit import flat
from matching.words.times.days import NAMED, day_number
from matching.words.times.days_a_week import days_a_week_in
from matching.words.times.week import days_named

_WHICH = {
    "premier": 1,
    "1er": 1,
    "deuxieme": 2,
    "2e": 2,
    "troisieme": 3,
    "3e": 3,
    "quatrieme": 4,
    "4e": 4,
    "dernier": 5,
}
"""Which of its weekday in a month; 5 is the last one, be it the fourth."""
_OF_A_MONTH = re.compile(
    rf"\b({'|'.join(_WHICH)}) ({NAMED})s? (?:du|de chaque|de tous les|par|des) mois\b|"
    rf"\bun ({NAMED}) par mois\b"
)
_EACH = re.compile(rf"\b(?:le|les|chaque|tous les) {NAMED}")
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days of the week, 0 for Monday; none where nothing names any."""

    days: frozenset[int] = frozenset()
    which: int | None = None
    """Which of that weekday in a month, the last one for 5; None for each."""
    is_known: bool = True
    """Whether a day can be told: not of "un samedi par mois"."""

    def falls_on(self, day: date) -> bool:
        """Whether it takes place on a day; never where nobody says which of a month."""
        if not self.is_known or (self.days and day.weekday() not in self.days):
            return False
        if self.which is None:
            return True
        is_last = (day + timedelta(days=_DAYS_A_WEEK)).month != day.month
        return is_last if self.which == max(_WHICH.values()) else (day.day - 1) // _DAYS_A_WEEK + 1 == self.which

    def first_from(self, day: date) -> date | None:
        """The first of its days from this one on, found weeks away at most; None where none is told."""
        return next((one for one in _following(day) if self.falls_on(one)), None)


NO_DAYS = OwnDays()
"""Of what names none: it can be on any."""


@lru_cache(maxsize=256)  # a week that does not fit reads its rows again for each change of it
def own_days_in(*, label: str | None, title: str, text: str) -> OwnDays:
    """The days that a label of hours names, else a title, and the one of a month wherever it is told."""
    for said in (label or "", title, text):
        if found := _OF_A_MONTH.search(flat(said)):
            which, weekday = _WHICH.get(found[1] or ""), day_number(found[2] or found[3])
            return OwnDays(frozenset({weekday}), which, is_known=which is not None)
    for said in (label or "", title):
        plain = flat(said)
        if _EACH.search(plain):
            days, counted = frozenset(days_named(plain)), days_a_week_in(text)
            return NO_DAYS if counted is not None and len(days) < counted.least else OwnDays(days)
    return NO_DAYS


def _following(day: date) -> Iterator[date]:
    """A day and those of the ten weeks after it: a month has each of its days once in them."""
    yield from (day + timedelta(days=later) for later in range(10 * _DAYS_A_WEEK))
