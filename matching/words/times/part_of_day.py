"""The hours that a text tells by parts of the day: "le mardi matin", "tôt le matin et en fin d'après-midi", "après
l'école".

What is read here is what to reckon a way with where nothing says the hours, and is told with the words that say it.
A part of the day that is said to be free ("l'après-midi est libre", "jamais le soir") is none of work, nor is one at
which one does or sees something ("rentrez le soir", "racontez la journée le soir").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from matching.words.conditions import WHEN, Passage, is_by_day, is_of_work, label_passage, without_free_parts
from matching.words.numbers import between
from matching.words.times.days import NAMED, day_number

_NAMED = re.compile(NAMED)
_PART = re.compile(
    rf"\b{WHEN}(?:(?:(?:tres )?(?P<early>tot)) le matin|en (?P<late>fin (?:de journee|d apres[ -]midi))|"
    rf"(?:(?:le|les|l|du|en|chaque|tous les|{between(1, 9)}) |(?<=dis )|(?<=di )|(?<=che )|(?<=ches ))"
    r"(?:(?P<morning>matin(?:s|ees?)?)|(?P<afternoon>apres[ -]midis?)|(?P<evening>soir(?:s|ees?)?))|"
    r"(?P<before_school>avant (?:l |la )?(?:ecole|classe))|"
    r"(?P<after_school>(?:apres (?:l |la )?|sorties? d(?:e l|es?|e la)? )(?:ecoles?|classe)))\b"
)
_HOURS = {
    "early": (5 * 60, 8 * 60),
    "before_school": (7 * 60 + 30, 8 * 60 + 30),
    "morning": (9 * 60, 12 * 60),
    "afternoon": (14 * 60, 17 * 60),
    "after_school": (16 * 60 + 30, 18 * 60 + 30),
    "late": (17 * 60, 19 * 60),
    "evening": (18 * 60, 20 * 60),
}
"""What each part of the day is reckoned with, in minutes after midnight: when one must be there, when one may leave."""
_NOT_BY_DAY = frozenset({"early", "late", "evening"})
"""The parts that work said to be by day leaves out."""
_OTHERS = re.compile(
    r"\bagences?\b|\bouvert|\bferme|\bcontact|\bjoindre|\bappel|\btelephon|\brendez|\bcandidat|\bpermanence|du public|"
    r"\breunion|\bparfois|\boccasionnel|\bselon\b|\bpossib|\bpas (?:de|le)\b|\bsans\b"
)
"""What a sentence speaks of where its part of the day is an office's, or only now and then."""
_BREAK = re.compile(r"(?<!\ben )\bcoupures?(?: de| en| dans| pendant)? $")
"""What stands before a part of the day that is a break of the work: "une coupure l'après-midi", not "en coupure"."""
_EITHER = re.compile(r"\b(?:matin(?:ees?)?|midi|soir(?:ees?)?|journee)s? ?(?:ou|/)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the day that a text names, with the words that do; minutes after midnight."""

    starts: int
    ends: int
    words: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """When one works as a text tells it without its hours; `days` is empty where it names none."""

    days: frozenset[int]
    parts: tuple[Part, ...]
    """In the order of the text, each of its words once."""

    @property
    def starts(self) -> int:
        """When the first begins."""
        return min(one.starts for one in self.parts)

    @property
    def ends(self) -> int:
        """When the last ends."""
        return max(one.ends for one in self.parts)

    @property
    def words(self) -> str:
        """The words of all."""
        return ", ".join(one.words for one in self.parts)


@lru_cache(maxsize=256)  # a week that does not fit reads its rows again for each change of it
def part_of_day_in(text: str, schedule: str | None = None, title: str = "") -> PartOfDay | None:
    """The part of the day of a text, from the first that it names to the last; else of the label of its hours,
    `schedule`, else of its title: these two speak of when it is, whatever their sentence.

    None where nothing names any, or where the text leaves the choice between some ("matin ou soir"). Where the text or
    the label says that work is by day, neither the early morning nor the evening is read.
    """
    passage, label = Passage(without_free_parts(text)), label_passage(without_free_parts(schedule or ""))
    if _EITHER.search(passage.plain):
        return None
    left_out = _NOT_BY_DAY if is_by_day(passage) or is_by_day(label) else frozenset()
    for said, is_told in (
        (passage, _is_when),
        (label, _is_regular),
        (label_passage(without_free_parts(title)), _is_regular),
    ):
        found = [one for one in _PART.finditer(said.plain) if one.lastgroup not in left_out and is_told(said, one)]
        if found and not _EITHER.search(said.plain):
            return _part_of_day(said, found)
    return None


def _part_of_day(passage: Passage, found: list[re.Match[str]]) -> PartOfDay:
    days = {day_number(name) for one in found for name in _NAMED.findall(one[0])}
    parts = (Part(*_HOURS[one.lastgroup or ""], passage.words(*one.span())) for one in found)
    return PartOfDay(days=frozenset(days), parts=tuple({one.words: one for one in parts}.values()))


def _is_when(passage: Passage, part: re.Match[str]) -> bool:
    """Whether a part of the day is one of the work: it names a day, or its sentence speaks of hours."""
    first, last = part.span()
    if not _is_regular(passage, part):
        return False
    return bool(_NAMED.search(part[0])) or is_of_work(passage, first, last)


def _is_regular(passage: Passage, part: re.Match[str]) -> bool:
    """Whether its sentence speaks neither of an office's hours nor of now and then, and it is no break of the work."""
    if _BREAK.search(passage.plain[: part.start()]):
        return False
    return not _OTHERS.search(passage.sentence(*part.span()))
