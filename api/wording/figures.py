"""Numbers, days, hours and durations, as each language writes them; an instant is told by the clocks of France."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

import kit
import matching
from api.wording.languages import FRENCH, gettext, language, ngettext
from kit import FRANCE, dated, day_in_france

_A_MONDAY = date(2026, 1, 5)
_HALF_A_YEAR_DAYS = 182
_A_DAY = 24 * 60
"""Minutes."""
"""So near, a day and its month are one day only."""


def number(value: float) -> str:
    """A number, two decimals at most: "1 240", "17,5"; "1,240", "17.5" in English.

    In Arabic as in French: it stands beside figures of the offer, whose comma is a decimal's.
    """
    if language() == FRENCH or language().code == "ar":
        return kit.number(value)
    return format_decimal(value, format="#,##0.##", locale=language().locale)


def duration(minutes: float) -> str:
    """Minutes as people say them: "22 min", "1 h 05"."""
    if language() == FRENCH:
        return matching.duration(minutes)
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return gettext("%(minutes)s min", minutes=rest)
    if not rest:
        return gettext("%(hours)s h", hours=hours)
    return gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=rest)


def clock_time(minutes: int) -> str:
    """Minutes after midnight: "8 h", "18 h 12"; "18:12" in other languages."""
    if language() == FRENCH:
        return matching.clock_time(minutes)
    hours, rest = divmod(minutes % _A_DAY, 60)
    return f"{hours}:{rest:02}"


def end_time(minutes: int) -> str:
    """When work ends, in the same way; "minuit" where it does with the day, which a day of work is kept to."""
    return gettext("minuit") if minutes in (_A_DAY - 1, _A_DAY) else clock_time(minutes)


def day(instant: datetime | date) -> str:
    """A day in full, in France: "3 août 2026", "1er mars 2026"."""
    there = _day_of(instant)
    return dated(there) if language() == FRENCH else format_date(there, "d MMMM y", locale=language().locale)


def moment(instant: datetime) -> str:
    """A day and an hour in France: "3 août 2026 à 7 h 05". The hour is never cut at the end of a line."""
    there = instant.astimezone(FRANCE)
    hour = f"{there.hour}\u00a0h\u00a0{there.minute:02}" if language() == FRENCH else _hour(there)
    return gettext("%(day)s à %(hour)s", day=day(there), hour=hour)


def spoken(instant: datetime, now: datetime) -> str:
    """An instant as people say it now: "ce matin à 3 h 10", "hier à 21 h 25", "le 3 août à 7 h 05"."""
    if language() == FRENCH:
        return kit.spoken(instant, now)
    there, today = instant.astimezone(FRANCE), day_in_france(now)
    near = {-1: gettext("hier"), 0: gettext("aujourd'hui"), 1: gettext("demain")}
    said = near.get((there.date() - today).days) or day(there)
    return gettext("%(day)s à %(hour)s", day=said, hour=_hour(there))


def when(starts: datetime, ends: datetime | None) -> str:
    """When something takes place, in France: "mardi 24 novembre, de 14 h à 16 h", "mardi 1er décembre à 9 h 30"."""
    begins, last = starts.astimezone(FRANCE), (ends or starts).astimezone(FRANCE)
    if ends is not None and last.time() == time(0):  # the whole of the day before
        last -= timedelta(minutes=1)
    days = _weekday(begins)
    if last.date() > begins.date():
        days = gettext("du %(first)s au %(last)s", first=days, last=_weekday(last))
    if begins.time() == time(0):
        return days
    if ends is None:
        return gettext("%(day)s à %(hour)s", day=days, hour=_hour(begins))
    if last.date() > begins.date():
        return gettext("%(days)s, à partir de %(hour)s", days=days, hour=_hour(begins))
    return gettext("%(day)s, de %(starts)s à %(ends)s", day=days, starts=_hour(begins), ends=_hour(last))


def near_day(instant: datetime | date, now: datetime | date) -> str:
    """A day as people at work say it now: "hier", "lundi" within a week, "le 12 novembre", "le 3 août 2027".

    Of days alike before and after, the sentence tells which: "Entretien jeudi", "Le contrat a fini jeudi".
    """
    there, today = _day_of(instant), _day_of(now)
    days = (there - today).days
    near = {-1: gettext("hier"), 0: gettext("aujourd'hui"), 1: gettext("demain")}
    if days in near:
        return near[days]
    is_french, with_year = language() == FRENCH, abs(days) > _HALF_A_YEAR_DAYS
    if is_french and abs(days) < 7:
        return weekday_name(there.weekday())
    if is_french:
        return gettext("le %(day)s", day=dated(there, with_year=with_year))
    return gettext("le %(day)s", day=format_date(there, "d MMMM y" if with_year else "d MMMM", language().locale))


def _day_of(instant: datetime | date) -> date:
    return day_in_france(instant) if isinstance(instant, datetime) else instant


def weekday(there: date) -> str:
    """A day of a year that is known: "mardi 24 novembre"."""
    locale = language().locale
    if language() != FRENCH:
        return format_date(there, "EEEE d MMMM", locale=locale)
    return f"{format_date(there, 'EEEE', locale=locale)} {dated(there, with_year=False)}"


def _weekday(there: datetime) -> str:
    return weekday(there.date())


def _hour(there: datetime) -> str:
    if language() != FRENCH:
        return f"{there.hour}:{there.minute:02}"
    return f"{there.hour}\u00a0h\u00a0{there.minute:02}" if there.minute else f"{there.hour}\u00a0h"


def ranges_told(ranges: Sequence[tuple[int, int]]) -> str:
    """The parts of a day that is worked in some, minutes after midnight: "de 7 h à 12 h 30 et de 15 h 30 à 19 h"."""
    told = [gettext("de %(start)s à %(end)s", start=clock_time(first), end=end_time(last)) for first, last in ranges]
    return format_list(told, locale=language().locale)


def weekday_name(weekday: int) -> str:
    """A day of the week, 0 for Monday: "lundi"."""
    return format_date(_A_MONDAY + timedelta(days=weekday), "EEEE", locale=language().locale)


def days_said(days: Sequence[int]) -> str:
    """Days of the week: "Du lundi au vendredi", "Lundi, jeudi"; "" for none."""
    if not days:
        return ""
    names = [weekday_name(one) for one in days]
    if len(days) > 2 and tuple(days) == tuple(range(days[0], days[-1] + 1)):
        return gettext("Du %(first)s au %(last)s", first=names[0], last=names[-1])
    said = ", ".join(names) if language() == FRENCH else format_list(names, style="unit", locale=language().locale)
    return said[:1].upper() + said[1:]


def days_ago(instant: datetime, now: datetime) -> str:
    """How long ago, in days: "aujourd'hui", "hier", "il y a 12 jours", then the day itself."""
    days = (day_in_france(now) - day_in_france(instant)).days
    if days <= 0:
        return gettext("aujourd'hui")
    if days == 1:
        return gettext("hier")
    if days > 30:  # a month: a date says more
        return gettext("le %(day)s", day=day(instant))
    return ngettext("il y a %(days)s jour", "il y a %(days)s jours", days, days=days)
