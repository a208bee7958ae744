"""The hours that a text tells by parts of the day: "le mardi matin", "tôt le matin et en fin d'après-midi".

What is read here is what to reckon a way with where nothing says the hours, and is told with the words that say it.
"""

import re
from dataclasses import dataclass

from matching.words.conditions import Passage

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NAMED = re.compile("|".join(_DAYS))
_DAY = rf"(?:{'|'.join(_DAYS)})s?"
_WHEN = rf"(?:(?:(?:les?|chaque|tous les) )?{_DAY}(?:(?:,| et)? (?:les? )?{_DAY})* )?"
_PART = re.compile(
    rf"\b{_WHEN}(?:(?:(?:tres )?(?P<early>tot)) le matin|en (?P<late>fin (?:de journee|d apres[ -]midi))|"
    r"(?:(?:le|les|l|du|en|chaque|tous les|une|deux|trois|quatre|cinq|\d) |(?<=dis )|(?<=di )|(?<=che )|(?<=ches ))"
    r"(?:(?P<morning>matin(?:s|ees?)?)|(?P<afternoon>apres[ -]midis?)|(?P<evening>soir(?:s|ees?)?)))\b"
)
_HOURS = {
    "early": (5 * 60, 8 * 60),
    "morning": (9 * 60, 12 * 60),
    "afternoon": (14 * 60, 17 * 60),
    "late": (17 * 60, 19 * 60),
    "evening": (18 * 60, 20 * 60),
}
"""What each part of the day is reckoned with, in minutes after midnight: when one must be there, when one may leave."""
_OTHERS = re.compile(
    r"\bagences?\b|\bouvert|\bferme|\bcontact|\bjoindre|\bappel|\btelephon|\brendez|\bcandidat|\bpermanence|du public|"
    r"\breunion|\bparfois|\boccasionnel|\bselon\b|\bpossib|\bpas (?:de|le)\b|\bsans\b"
)
"""What a sentence speaks of where its part of the day is an office's, or only now and then."""
_EITHER = re.compile(r"\b(?:matin(?:ees?)?|midi|soir(?:ees?)?|journee)s? ?(?:ou|/)")


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """When one works as a text tells it without its hours; `days` is empty where it names none."""

    days: frozenset[int]
    starts: int
    ends: int
    words: str


def part_of_day_in(text: str) -> PartOfDay | None:
    """The part of the day of a text, from the first that it names to the last.

    None where it names none, or where it leaves the choice between some ("matin ou soir").
    """
    passage = Passage(text)
    found = [
        one for one in _PART.finditer(passage.plain) if not _OTHERS.search(passage.sentence(one.start(), one.end()))
    ]
    if not found or _EITHER.search(passage.plain):
        return None
    spans = [_HOURS[one.lastgroup or ""] for one in found]
    days = {_DAYS.index(name) for one in found for name in _NAMED.findall(one[0])}
    words = dict.fromkeys(passage.words(*one.span()) for one in found)
    return PartOfDay(
        days=frozenset(days),
        starts=min(starts for starts, _ in spans),
        ends=max(ends for _, ends in spans),
        words=", ".join(words),
    )
