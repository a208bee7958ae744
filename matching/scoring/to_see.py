"""What is left to see between somebody and an opening, as an employer may read it: each point in a sentence (R4, R6).

The score weighs what is usual where nothing is known. Here a point counts where the opening asks for something in so
many words, and the person did not say that they have it. Nothing tells of a commute, a limit or a stage.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from kit import day_in_france, marked
from matching.model import WEEKEND, Conditions, Kind, Level, Opportunity, Person, Schedule
from matching.reasons import Language
from matching.reasons.values import DAYS, days
from matching.scoring.shared_parts import FULL_TIME_HOURS
from matching.words.conditions import may_drive

FITS = 0.95
"""A part of so much leaves nothing to see."""
SATURDAY = 5
EARLY, LATE = 7 * 60, 20 * 60
"""Minutes after midnight: work that begins before or ends after is asked about, where nobody said when they can."""
_USUAL_DAYS = 5
"""Days of a full-time week: two days named without their hours hold no thirty."""
LEVELS = {
    Level.CAP: marked("CAP ou BEP"),
    Level.BAC: marked("Bac"),
    Level.BAC2: marked("Bac + 2"),
    Level.BAC3: marked("Bac + 3 ou 4"),
    Level.BAC5: marked("Bac + 5"),
}
"""The diplomas that may be asked, by their level."""


def counts_hours(opening: Opportunity) -> bool:
    """Whether hours a week mean anything for it: neither for a mission nor for what is done on one day."""
    return opening.kind is not Kind.VOLUNTEERING and opening.starts is None


def has_trade(opening: Opportunity) -> bool:
    """Whether it is the work of a trade: helping at a stall is not."""
    return opening.kind is not Kind.VOLUNTEERING and opening.rome is not None


def left_to_see(
    opening: Opportunity,
    person: Person,
    *,
    parts: Mapping[str, NDArray[np.float64]],
    wished: bool,
    met: bool,
    into: Language,
) -> tuple[str, ...]:
    """Each point left to see, told in a language. `parts`: of the score, each of shape (1,); `wished`: whether the
    opening is told to answer a wish of the person; `met`: whether they did this trade, or said that they can do
    something of what it takes."""
    return (
        *_trade(opening, parts, wished=wished, met=met, into=into),
        *_hours(opening, person, into),
        *_days(opening, person.schedule, into),
        *_papers(opening.conditions, person, into),
    )


def _trade(
    opening: Opportunity, parts: Mapping[str, NDArray[np.float64]], *, wished: bool, met: bool, into: Language
) -> Iterator[str]:
    asked = opening.conditions
    if has_trade(opening) and not wished:
        yield into.gettext(marked("À voir ensemble : si c'est bien le métier cherché."))
    if (asked.experience_months or asked.experience_required) and not parts["experience"][0] >= FITS:
        yield into.gettext(marked("À voir ensemble : l'expérience demandée."))
    elif opening.kind is Kind.IMMERSION:
        return  # some days to see a trade ask nothing of whoever comes
    elif not met and (asked.skills or (has_trade(opening) and asked.experience_months != 0)):
        yield into.gettext(marked("À voir ensemble : ce qu'il faut savoir faire."))


def _hours(opening: Opportunity, person: Person, into: Language) -> Iterator[str]:
    asked = opening.conditions
    hours = asked.hours_per_week or (FULL_TIME_HOURS if asked.full_time else None)
    if not counts_hours(opening):
        return
    if hours is None:
        if asked.days and len(asked.days) * _hours_a_day(asked) < (person.hours_min or 0.0):
            yield into.gettext(marked("À voir ensemble : le nombre d'heures."))
        return
    if person.hours_min is None and person.hours_max is None:
        yield into.gettext(marked("À voir ensemble : le nombre d'heures."))
    elif not (person.hours_min or 0.0) <= hours <= (person.hours_max or np.inf):
        told = {"hours": into.number(hours)}
        yield into.gettext(marked("Vous proposez %(hours)s h par semaine : à voir ensemble.")) % told


def _hours_a_day(asked: Conditions) -> float:
    """The hours between the begin and the end of its day where the opening tells both, else those that are usual."""
    if asked.starts_at is None or asked.ends_at is None or asked.ends_at <= asked.starts_at:
        return FULL_TIME_HOURS / _USUAL_DAYS
    return (asked.ends_at - asked.starts_at) / 60


def _days(opening: Opportunity, possible: Schedule, into: Language) -> Iterator[str]:
    asked = opening.conditions
    if opening.starts is not None:
        day = day_in_france(opening.starts).weekday()
        if not _can(day, possible):
            told = {"day": into.gettext(DAYS[day])}
            yield into.gettext(marked("À voir ensemble : si le %(day)s est possible.")) % told
    else:
        missing = possible.lacks(asked.days)
        if len(missing) == 1:
            yield into.gettext(marked("À voir ensemble : le %(day)s.")) % {"day": days(missing, into)}
        elif missing:
            yield into.gettext(marked("À voir ensemble, ces jours : %(days)s.")) % {"days": days(missing, into)}
        at_weekends = WEEKEND.intersection(asked.days) or ({SATURDAY} if asked.weekends else set())
        unsaid = not possible.weekends and not all(_can(day, possible) for day in at_weekends)
        if unsaid and not WEEKEND.intersection(missing):
            yield into.gettext(marked("À voir ensemble : le week-end."))
    if asked.nights and not possible.nights:
        yield into.gettext(marked("À voir ensemble : la nuit."))
    elif _is_outside(asked, possible):
        yield into.gettext(marked("À voir ensemble : les horaires."))


def _can(day: int, possible: Schedule) -> bool:
    """Whether the person said that they can work on this day of the week, 0 for Monday."""
    return day in possible.days if possible.days is not None else bool(possible.weekends and day in WEEKEND)


def _is_outside(asked: Conditions, possible: Schedule) -> bool:
    """Whether it begins or ends when nobody said to be free; whoever works by night said so of any hour."""
    begins, ends = asked.starts_at, asked.ends_at
    if possible.nights and possible.start is None and possible.end is None:
        return False
    too_early = begins is not None and begins < (EARLY if possible.start is None else possible.start)
    too_late = ends is not None and ends > (LATE if possible.end is None else possible.end)
    return too_early or too_late


def _papers(asked: Conditions, person: Person, into: Language) -> Iterator[str]:
    if asked.level in LEVELS and (person.level is None or person.level.rank < asked.level.rank):
        told = {"diploma": into.gettext(LEVELS[asked.level])}
        words = (
            marked("%(diploma)s demandé : pas déclaré.")
            if asked.level_required
            else marked("%(diploma)s souhaité : pas déclaré.")
        )
        yield into.gettext(words) % told
    held = may_drive(person.licences) or ()
    for one in asked.licences:
        if one.code is not None and one.code not in held:
            words = (
                marked("Permis %(codes)s exigé : à voir.")
                if one.required
                else marked("Permis %(codes)s souhaité : à voir.")
            )
            yield into.gettext(words) % {"codes": one.code}
