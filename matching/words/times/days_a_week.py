"""On how many days a week one works, as a text says it without naming them: "24 heures, réparties sur 4 jours"."""

import re
from functools import lru_cache
from typing import NamedTuple

from matching.words.conditions import Passage
from matching.words.numbers import between, number_of

_NUMBER = between(1, 7)
_DAYS = (
    rf"(?P<least>{_NUMBER})(?: (?:ou|a|et) (?P<most>{_NUMBER}))? "
    r"(?:jour(?:nee)?|matin(?:ee)?|apres[ -]midi|soir(?:ee)?)s?"
)
_TOLD = (
    re.compile(
        r"(?:\b(?:reparti\w*|heures?|hebdo\w*|semaine)|\d ?h(?:\d\d)?)\b[ ,:]*(?:reparti\w* )?(?:sur|en) "
        rf"{_DAYS}\b(?! (?:sur|par mois)\b)"
    ),
    re.compile(rf"\b{_DAYS} ?(?:par|/) ?sem(?:aine)?\b"),
)
_OTHERS = re.compile(r"\b(?:repos|teletravail|formation|conges?|fermee?)\b")
"""What is spoken of beside days that are not those of the work."""
_BEFORE, _BEHIND = 40, 25
"""How many letters away that may stand."""


class DaysAWeek(NamedTuple):
    """How many days a week one works, from the fewest to the most, and the words that say it."""

    least: int
    most: int
    words: str

    @property
    def is_open(self) -> bool:
        """Whether their number is still to be agreed upon."""
        return self.least < self.most


@lru_cache(maxsize=256)
def days_a_week_in(text: str) -> DaysAWeek | None:
    """The number of days of a week of work that `text` says; None where it says none, or several that disagree."""
    passage = Passage(text)
    told: dict[tuple[int, int], str] = {}
    for found in (found for pattern in _TOLD for found in pattern.finditer(passage.plain)):
        begins, ends = found.start("least"), found.end()
        least, most = number_of(found["least"]), number_of(found["most"] or found["least"])
        if not _OTHERS.search(passage.plain[max(0, begins - _BEFORE) : ends + _BEHIND]):
            told.setdefault((min(least, most), max(least, most)), passage.words(begins, ends))
    if len(told) != 1:
        return None
    (((least, most), words),) = told.items()
    return DaysAWeek(least, most, words)
