"""The part of a file that says when one can work: hours a week, days, times of day, nights, weekends."""

from __future__ import annotations

from typing import Self, override

from sqlalchemy.orm import Session

from api.profile.days import read_clock, read_hours, read_hours_of_week, says_hours_a_day
from api.profile.part import Faulty, Known, Part
from api.wording.languages import gettext
from store.people.profiles import Availability, change_availability

YES, NO = "oui", "non"
_LATEST_EVENING = 3 * 60
"""Until when an evening that began the day before lasts, in minutes after midnight."""


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
        """In the form in which it is known. Raises Faulty where a number is none, hours are of a day and no day is
        ticked, or the end comes before the start from somebody who did not say that they work at night."""
        faults: dict[str, str] = {}
        least = most = None
        try:
            days = len({*self.jour})
            least, most = (read_hours_of_week(one, days=days) for one in (self.au_moins, self.au_plus))
        except ValueError:
            faults["heures"] = gettext(
                "Écrivez des heures par semaine, de 1 à 48, ou « 2 h par jour ». Sinon, laissez vide."
            )
        if not self.jour and any(map(says_hours_a_day, (self.au_moins, self.au_plus))):
            faults["heures"] = gettext("Cochez aussi vos jours : nous allons compter les heures de la semaine.")
        if least and most and least > most:
            faults["heures"] = gettext("Le premier nombre doit être le plus petit.")
        start = end = None
        try:
            start, end = read_clock(self.de), read_clock(self.a)
        except ValueError:
            faults["horaires"] = gettext("Écrivez une heure comme 8:30, ou laissez vide.")
        if start is not None and start == end:
            faults["horaires"] = gettext("L'heure de fin doit être différente de l'heure de début.")
        if start is not None and end is not None and _is_night(start, end) and self.nuit != YES:
            faults["horaires"] = gettext(
                "Ces heures passent par la nuit. Corrigez-les, ou répondez « Oui » à la question sur la nuit."
            )
        if faults:
            raise Faulty(faults)
        return self.model_copy(
            update={
                "au_moins": _hours_typed(least),
                "au_plus": _hours_typed(most),
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
        told = Availability(
            hours_min=read_hours(self.au_moins),
            hours_max=read_hours(self.au_plus),
            days=[int(one) for one in self.jour] or None,
            day_start=read_clock(self.de),
            day_end=read_clock(self.a),
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
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def _is_night(start: int, end: int) -> bool:
    """Whether one works through the night between two times: an evening may end after midnight."""
    return end < start and end > _LATEST_EVENING


def _hours_typed(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"
