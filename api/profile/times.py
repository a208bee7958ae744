"""The part of a file that says when one can work: hours a week, days, times of day, nights, weekends."""

from __future__ import annotations

import re
from typing import Self, override

from sqlalchemy.orm import Session

from api.profile.part import Faulty, Known, Part
from api.wording.languages import gettext
from store.profiles import Availability, change_availability

MOST_HOURS = 48.0
"""The most that the law allows in a week."""
YES, NO = "oui", "non"
_CLOCK = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")


class Times(Part):
    """My hours and days. Days are "0" for Monday to "6"; what is empty is not said."""

    au_moins: str = ""
    au_plus: str = ""
    jour: tuple[str, ...] = ()
    de: str = ""
    a: str = ""
    nuit: str = ""
    week_end: str = ""

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The hours and days that are known."""
        person, schedule = known.person, known.person.schedule
        return cls(
            au_moins=_hours_typed(person.hours_min),
            au_plus=_hours_typed(person.hours_max),
            jour=tuple(str(day) for day in sorted(schedule.days or ())),
            de=clock_typed(schedule.start),
            a=clock_typed(schedule.end),
            nuit=typed(answer=schedule.nights),
            week_end=typed(answer=schedule.weekends),
        )

    @override
    def checked(self, known: Known) -> Self:
        """In the form in which it is known. Raises Faulty where a number is none, or the end comes before the start."""
        faults: dict[str, str] = {}
        least, most = _hours(self.au_moins), _hours(self.au_plus)
        if least is None or most is None:
            faults["heures"] = gettext("Écrivez un nombre d'heures par semaine, de 1 à 48, ou laissez vide.")
        elif least and most and least > most:
            faults["heures"] = gettext("Le premier nombre doit être le plus petit.")
        start, end = _clock(self.de), _clock(self.a)
        if start is None or end is None:
            faults["horaires"] = gettext("Écrivez une heure comme 8:30, ou laissez vide.")
        elif start >= 0 and end >= 0 and start == end:
            faults["horaires"] = gettext("L'heure de fin doit être différente de l'heure de début.")
        if faults:
            raise Faulty(faults)
        return self.model_copy(
            update={
                "au_moins": _hours_typed(least or None),
                "au_plus": _hours_typed(most or None),
                "jour": tuple(sorted({one for one in self.jour if len(one) == 1 and one in "0123456"})),
                "de": clock_typed(start),
                "a": clock_typed(end),
                "nuit": self.nuit if self.nuit in (YES, NO) else "",
                "week_end": self.week_end if self.week_end in (YES, NO) else "",
            }
        )

    @override
    def write(self, session: Session, known: Known) -> None:
        """These hours and days, and nothing else is known."""
        start, end = _clock(self.de), _clock(self.a)
        told = Availability(
            hours_min=_hours(self.au_moins) or None,
            hours_max=_hours(self.au_plus) or None,
            days=[int(one) for one in self.jour] or None,
            day_start=start if start is not None and start >= 0 else None,
            day_end=end if end is not None and end >= 0 else None,
            nights=answered(self.nuit),
            weekends=answered(self.week_end),
        )
        change_availability(session, known.card.id, told)


def typed(*, answer: bool | None) -> str:
    """An answer as a form sends it: "oui", "non", "" where nothing was said."""
    return "" if answer is None else YES if answer else NO


def answered(text: str) -> bool | None:
    """What a form sent, understood."""
    return {YES: True, NO: False}.get(text)


def clock_typed(minutes: int | None) -> str:
    """Minutes after midnight as a field of time holds them: "08:30"; "" for none."""
    return "" if minutes is None or minutes < 0 else f"{minutes // 60:02}:{minutes % 60:02}"


def _hours_typed(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"


def _hours(text: str) -> float | None:
    """The hours typed; 0 for nothing, None where it is no number of hours."""
    text = text.strip().lower().removesuffix("h").strip().replace(",", ".")
    if not text:
        return 0.0
    try:
        hours = float(text)
    except ValueError:
        return None
    return hours if 1 <= hours <= MOST_HOURS else None


def _clock(text: str) -> int | None:
    """The time typed, in minutes after midnight; -1 for nothing, None where it is no time of day."""
    if not text.strip():
        return -1
    read = _CLOCK.fullmatch(text.strip())
    if read is None:
        return None
    hours, minutes = int(read[1]), int(read[2] or 0)
    return hours * 60 + minutes if hours <= 23 and minutes <= 59 else None
