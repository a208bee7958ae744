"""The times that somebody refuses, in words: "le soir, samedi"."""

from collections.abc import Iterator

from api.wording.figures import clock_time, weekday_name
from api.wording.languages import gettext, lazy
from matching.words.times.day_parts import DayPart
from matching.words.times.days import WEEKEND
from matching.words.wishes.refusals import Refused

_PARTS = {
    DayPart.MORNING: lazy("le matin"),
    DayPart.AFTERNOON: lazy("l'après-midi"),
    DayPart.EVENING: lazy("le soir"),
}


def refused_said(refused: Refused) -> str:
    """All that is refused, from parts of the day to days; "" for nothing."""
    return ", ".join(_each(refused))


def _each(refused: Refused) -> Iterator[str]:
    yield from (str(_PARTS[part]) for part in DayPart if part in refused.parts)
    if refused.before is not None:
        yield gettext("avant %(time)s", time=clock_time(refused.before))
    if refused.after is not None:
        yield gettext("après %(time)s", time=clock_time(refused.after))
    if refused.nights:
        yield gettext("la nuit")
    whole = refused.days >= WEEKEND
    yield from (weekday_name(day) for day in sorted(refused.days - WEEKEND if whole else refused.days))
    if whole:
        yield gettext("le week-end")
