"""What telling a reason takes of a language; French is the one that the sentences are written in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kit import dated, number


@dataclass(frozen=True, slots=True)
class Language:
    """How a language tells a French text, one of two that goes with a count, and figures."""

    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    number: Callable[[float], str]
    dated: Callable[[date], str]
    duration: Callable[[float], str]
    clock_time: Callable[[int], str]


def duration(minutes: float) -> str:
    """Minutes as people say them: "22 min", "1 h", "1 h 05"."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def clock_time(minutes: int) -> str:
    """Minutes after midnight as people say them: "8 h", "18 h 12"; the next day's small hours too: "0 h 20"."""
    hours, rest = divmod(minutes % (24 * 60), 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def _as_written(text: str) -> str:
    return text


def _counted(one: str, many: str, count: int) -> str:
    return one if count < 2 else many


FRENCH = Language(_as_written, _counted, number, dated, duration, clock_time)
