"""The parts of a day that people name, and when work may begin and end in each."""

import re
from enum import StrEnum

from matching.model import Schedule


class DayPart(StrEnum):
    """A part of the day that people name."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


WINDOWS = {
    DayPart.MORNING: Schedule(end=13 * 60),
    DayPart.AFTERNOON: Schedule(start=12 * 60, end=19 * 60),
    DayPart.EVENING: Schedule(start=17 * 60),
}
"""When work may begin and end in each: minutes after midnight."""
_NAMES = (
    (re.compile(r"(?<!du )\b(?:matin(?:s|ees?)?)\b"), DayPart.MORNING),
    (re.compile(r"\bapres[- ]midis?\b"), DayPart.AFTERNOON),
    (re.compile(r"(?<!du )\bsoir(?:s|ees?)?\b"), DayPart.EVENING),
)


def parts_named(folded: str) -> list[DayPart]:
    """The parts of the day that a folded French text names, each once, in the order of the day."""
    return [part for words, part in _NAMES if words.search(folded)]
