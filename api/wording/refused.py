"""What somebody refuses, in words: "le soir, samedi", "charges à porter", "bureau"."""

from collections.abc import Iterator, Sequence

from api.wording.figures import clock_time, weekday_name
from api.wording.languages import gettext, lazy
from matching.words.times.day_parts import DayPart
from matching.words.times.days import WEEKEND
from matching.words.wishes.limits import NAMES
from matching.words.wishes.limits_said import strains_refused
from matching.words.wishes.refusals import Refused, refused_in
from matching.words.wishes.wish import part_time_said

_PARTS = {
    DayPart.MORNING: lazy("le matin"),
    DayPart.AFTERNOON: lazy("l'après-midi"),
    DayPart.EVENING: lazy("le soir"),
}
_EVERY_DAY = frozenset(range(7))


def all_refused(text: str, *, work: Sequence[str]) -> str:
    """What some words refuse: times, what is said to be impossible, and `work` (`Matcher.refused`); "" without any."""
    full_time = gettext("temps plein") if part_time_said(text) else ""
    return gettext(", ").join(filter(None, (times_refused(text), full_time, *work)))


def times_refused(text: str) -> str:
    """The times that some words refuse, and what they say to be impossible; "" for nothing."""
    limits = [gettext(NAMES[strain]) for strain in strains_refused(text)]
    return gettext(", ").join(filter(None, (refused_said(refused_in(text)), *limits)))


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
    left = sorted(_EVERY_DAY - refused.days)
    if left and len(refused.days) > len(left):
        yield gettext("tous les jours sauf %(days)s", days=", ".join(weekday_name(day) for day in left))
        return
    whole = refused.days >= WEEKEND
    yield from (weekday_name(day) for day in sorted(refused.days - WEEKEND if whole else refused.days))
    if whole:
        yield gettext("le week-end")
