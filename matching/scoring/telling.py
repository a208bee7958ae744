"""What is told of an opportunity to anybody: made once, before anybody stands before it."""

from dataclasses import dataclass
from datetime import date

from kit import day_in_france, number
from matching.model import Asked, Conditions, Kind, Opportunity
from matching.scoring.score import FULL_TIME_HOURS
from matching.words.themes import MISSIONS


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of an opportunity, made once for everybody."""

    opportunity: Opportunity
    near: str
    """What comes before a wish to which it is near."""
    without_way: str
    """What is told of its place where no way is."""
    hours: float | None
    """Hours a week, as they count before those wanted; None where there is nothing to compare."""
    hours_said: str
    late: tuple[str, str]
    """What it asks of nights, then of weekends, in words; "" where it asks nothing."""
    days: frozenset[int]
    window: str
    """The words of the text about the hours of the day."""
    experience: str
    experience_had: str
    """The same to whoever has it."""
    licences: tuple[Asked, ...]
    skills: tuple[str, ...]
    published: date | None


def told_of(opportunity: Opportunity) -> Telling:
    """What is told of one opportunity."""
    conditions = opportunity.conditions
    hours, full_time = conditions.hours_per_week, conditions.full_time is True
    compared = opportunity.kind is not Kind.IMMERSION and (hours is not None or full_time)
    return Telling(
        opportunity=opportunity,
        near="Proche de" if opportunity.kind in MISSIONS else "Métier proche de",
        without_way=_unsure_place(opportunity),
        hours=(FULL_TIME_HOURS if hours is None else hours) if compared else None,
        hours_said="Temps plein" if hours is None else f"{number(hours)} h par semaine",
        late=("la nuit" if conditions.nights else "", _weekends_of(conditions)),
        days=frozenset(conditions.days),
        window=conditions.words("window"),
        experience=(asked := experience_asked(conditions)),
        experience_had=f"{asked} : elle est là, dans ce métier ou un métier proche"
        if (conditions.experience_months or 0) > 0
        else asked,
        licences=tuple(one for one in conditions.licences if one.code),
        skills=tuple(one.label for one in conditions.skills),
        published=None if opportunity.created is None else day_in_france(opportunity.created),
    )


def experience_asked(conditions: Conditions) -> str:
    """The experience asked, in words: "Débutants acceptés", "Expérience demandée : 2 ans"; "" where nothing is said."""
    months = conditions.experience_months
    if months == 0:
        return "Débutants acceptés"
    if months is None:
        return "Expérience demandée" if conditions.experience_required else ""
    length = f"{months} mois" if months % 12 else f"{months // 12} an{'s' if months > 12 else ''}"
    return f"Expérience {'demandée' if conditions.experience_required else 'souhaitée'} : {length}"


def _weekends_of(conditions: Conditions) -> str:
    if not conditions.weekends:
        return ""
    return "parfois le week-end" if conditions.weekends_rarely else "le week-end"


def _unsure_place(opportunity: Opportunity) -> str:
    if opportunity.conditions.remote and opportunity.point is None:
        return "À faire de chez soi"
    return "Le lieu exact n'est pas dit : à demander"
