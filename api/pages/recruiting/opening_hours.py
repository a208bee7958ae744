"""The hours of an opening: told with how they were counted, held against the law, and against what the text says."""

import re
from itertools import pairwise

from api.employers.filled import ONCE, Filled
from api.pages.recruiting.told_unlawful import quoted
from api.profile import read_clock, read_hours
from api.wording.figures import duration
from api.wording.languages import gettext, ngettext
from kit import number
from matching import Kind
from matching.words.described.week_hours import (
    A_DAY,
    MOST_A_WEEK,
    WeekHours,
    Written,
    hours_counted,
    hours_of_the_day,
    hours_written,
    ranges_said,
    ranges_shown,
)
from matching.words.times.timetable import Count

_A_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_NEAR_ENOUGH = 0.5
"""Hours by which people round."""
_LONGEST_MEAL = 2 * 60
"""Minutes off in the middle of a day; more is a split day."""
NOON = 12 * 60
"""Minutes."""
_DAYS = frozenset("0123456")


def days_ticked(filled: Filled) -> tuple[int, ...]:
    """The days of work that are ticked, 0 for Monday."""
    return tuple(sorted({int(one) for one in filled.days if one in _DAYS}))


def hours_typed(filled: Filled) -> float | None:
    """The hours a week; None where nothing was typed, or no hours of a week."""
    try:
        return read_hours(filled.hours)
    except ValueError:
        return None


def hours_of_a_day(filled: Filled) -> float | None:
    """The hours worked on a day: those that the text says of it, else those of the week by its days, else those that
    the text or the times of day make.

    The longest day where they differ; None where nobody said.
    """
    if said := hours_of_the_day(filled.text):
        return said
    week = hours_typed(filled) if filled.start != ONCE else None
    days = days_ticked(filled)
    if week is not None and days:
        return round(week / len(days), 2)
    found = hours_counted(filled.text, days=days)
    if found.counts or found.a_day:
        return found.a_day or round(max(one.minutes for one in found.counts) / 60, 2)
    window = _window(filled)
    return round((window[1] - window[0]) % A_DAY / 60, 2) if window else None


def hours_told(filled: Filled) -> list[str]:
    """The hours as they were understood, a sentence each: how many, how they were counted, what is to be settled."""
    found = _counted(filled)
    typed = _number_typed(filled)
    counted = " + ".join(_count_told(one) for one in found.counts)
    if found.a_day is not None and typed is None:
        told = [gettext("Heures : %(time)s par jour. Donnez les jours.", time=duration(round(60 * found.a_day)))]
    elif found.counted is None or typed is None:
        told = [gettext("Heures : %(hours)s.", hours=_hours(filled) or gettext("à dire"))]
    elif asked := hours_asked(filled):
        told = [gettext("Heures : %(hours)s.", hours=_hours(filled)), asked]
    else:
        told = [gettext("Heures : %(hours)s (%(counted)s).", hours=_hours(filled), counted=counted)]
    if typed is None and not found.counts and found.a_day is None and (words := ranges_said(filled.text)):
        told = [gettext("Heures : vous écrivez %(words)s. Donnez les heures d'une semaine.", words=quoted((words,)))]
    if found.counted is not None and typed is None:
        told.append(
            gettext("Vos horaires font %(hours)s h (%(counted)s).", hours=number(found.counted), counted=counted)
            + " "
            + gettext("Y a-t-il une pause ?")
        )
    return [*told, _over_the_law()] if _is_above(filled) else told


def hours_asked(filled: Filled) -> str:
    """What to ask where days and times make other hours than those typed; "" where they agree, or tell none.

    Work of one day has no hours of a week.
    """
    if filled.start == ONCE:
        return ""
    found, typed = _counted(filled), _number_typed(filled)
    if found.counted is None or typed is None or abs(typed - found.counted) <= _NEAR_ENOUGH:
        return ""
    return gettext(
        "Vos horaires font %(hours)s h (%(counted)s), pas %(written)s h. Quel nombre est juste ?",
        hours=number(found.counted),
        counted=" + ".join(_count_told(one) for one in found.counts),
        written=filled.hours,
    )


def wrong_hours(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say, by field, of hours that are unread, above what the law allows, or other than those of the text.

    Empty where they may be shown. The law's hours are those of work with a contract.
    """
    faults = {}
    if filled.hours and hours_typed(filled) is None:
        least_and_most = gettext("Donnez un nombre d'heures entre 1 et 48. Par exemple : 20.")
        faults["hours"] = f"{_over_the_law()} {least_and_most}" if _is_above(filled) else least_and_most
    if kind is Kind.VOLUNTEERING:
        return faults
    written = hours_written(filled.text)
    if above := tuple(one.words for one in written if one.least > MOST_A_WEEK):
        return faults | {"text": f"{_over_the_law()} {gettext('Corrigez : %(words)s.', words=quoted(above))}"}
    if told := _other_than(written, filled) or _counted_above(filled):
        faults["hours"] = told
    return faults


def is_split(filled: Filled) -> bool:
    """Whether the text has a day worked in two parts, longer apart than a meal takes, at the times of the boxes."""
    window = _window(filled)
    ranges = ranges_shown(filled.text, *window) if window else ()
    return any(then - end > _LONGEST_MEAL for (_start, end), (then, _end) in pairwise(ranges))


def _counted(filled: Filled) -> WeekHours:
    """The hours that the text makes with the days and the times of the boxes."""
    return hours_counted(filled.text, days=days_ticked(filled), window=_window(filled))


def _window(filled: Filled) -> tuple[int, int] | None:
    """When a day begins and ends as the boxes say it, minutes after midnight; None where they do not."""
    try:
        begins, ends = read_clock(filled.from_hour), read_clock(filled.to_hour)
    except ValueError:
        return None
    return None if begins is None or ends is None else (begins, ends)


def _counted_above(filled: Filled) -> str:
    """That days and times make more than the law allows, where no hours a week are typed; "" where they do not."""
    found = _counted(filled)
    if filled.hours or found.counted is None or found.counted <= MOST_A_WEEK:
        return ""
    counted = " + ".join(_count_told(one) for one in found.counts)
    made = gettext("Vos horaires font %(hours)s h (%(counted)s).", hours=number(found.counted), counted=counted)
    return f"{made} {_over_the_law()} {gettext('Y a-t-il une pause ?')}"


def _other_than(written: tuple[Written, ...], filled: Filled) -> str:
    """That the text says other hours than the field; "" where it says none, or some that fit."""
    typed = hours_typed(filled)
    if typed is None or not written:
        return ""
    least, most = min(one.least for one in written), max(one.most for one in written)
    counted = hours_counted(filled.text, days=days_ticked(filled)).counted
    if least - _NEAR_ENOUGH <= typed <= most + _NEAR_ENOUGH or typed == counted:
        return ""
    words = quoted(tuple(one.words for one in written))
    return gettext(
        "Le texte dit %(words)s, cette case dit %(hours)s h. Écrivez la même durée.", words=words, hours=filled.hours
    )


def _number_typed(filled: Filled) -> float | None:
    """The number in the field, however high; None where there is none."""
    plain = filled.hours.lower().removesuffix("h").strip().replace(",", ".")
    return float(plain) if _A_NUMBER.fullmatch(plain) else None


def _is_above(filled: Filled) -> bool:
    return (_number_typed(filled) or 0) > MOST_A_WEEK and filled.kind != Kind.VOLUNTEERING.value


def _hours(filled: Filled) -> str:
    return gettext("%(hours)s h par semaine", hours=filled.hours) if filled.hours else ""


def _count_told(one: Count) -> str:
    """Days and hours of each: "5 jours × 5 h", "2 jours × 5 h 30, 1 semaine sur 2"."""
    told = ngettext(
        "%(days)s jour × %(time)s", "%(days)s jours × %(time)s", one.days, days=one.days, time=duration(one.minutes)
    )
    if one.weeks == one.of:
        return told
    weeks = ngettext(
        "%(weeks)s semaine sur %(of)s", "%(weeks)s semaines sur %(of)s", one.weeks, weeks=one.weeks, of=one.of
    )
    return f"{told}, {weeks}"


def _over_the_law() -> str:
    return gettext("La loi limite la semaine de travail à 48 heures.")
