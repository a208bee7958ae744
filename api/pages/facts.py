"""All that is known of an opportunity, in plain words: what it offers, and what it asks, required or wished."""

from dataclasses import dataclass, replace

from api.words import LEVELS, LICENCES, day
from kit import number, sentence
from matching import Asked, Conditions, Opportunity, experience_asked


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: the icon of the sprite, its name, and what is said."""

    icon: str
    name: str
    said: str


def offered(opportunity: Opportunity) -> list[Fact]:
    """What it is: where, when, how long, for how much. Only what the source says."""
    conditions = opportunity.conditions
    said = (
        Fact("employer", "Chez qui", opportunity.employer or ""),
        Fact("place", "Où", opportunity.place or ""),
        Fact("contract", "Contrat", conditions.contract or ""),
        Fact("clock", "Heures", _hours(conditions)),
        Fact("check", "Salaire", conditions.salary or ""),
        Fact("inclusion_job", "Postes", _positions(conditions)),
        Fact("car", "Transport", "L'employeur aide pour le trajet." if conditions.transport_offered else ""),
        Fact("place", "Télétravail", "Possible." if conditions.remote else ""),
        Fact("event", "Publiée", f"Le {day(opportunity.created)}" if opportunity.created else ""),
    )
    return [fact for fact in said if fact.said]


def asked(opportunity: Opportunity) -> list[str]:
    """What it asks, a sentence each: "Permis B : demandé.", "Espagnol : souhaité."."""
    conditions = opportunity.conditions
    return [
        said
        for said in (
            sentence(experience_asked(conditions)),
            _level(conditions),
            *(_licence(one) for one in conditions.licences),
            *(_wanted(one) for one in conditions.languages),
            *(_wanted(one) for one in conditions.skills),
            "Il faut pouvoir venir avec son véhicule." if conditions.vehicle_needed else "",
            "Il y a des charges à porter." if conditions.heavy else "",
            "Du travail de nuit." if conditions.nights else "",
            "Du travail le week-end." if conditions.weekends else "",
        )
        if said
    ]


def _hours(conditions: Conditions) -> str:
    if conditions.schedule:
        return conditions.schedule
    if conditions.hours_per_week:
        return f"{number(conditions.hours_per_week)} h par semaine"
    if conditions.full_time is None:
        return ""
    return "Temps plein" if conditions.full_time else "Temps partiel"


def _positions(conditions: Conditions) -> str:
    return f"{conditions.positions} personnes recherchées" if conditions.positions and conditions.positions > 1 else ""


def _level(conditions: Conditions) -> str:
    if conditions.level is None:
        return ""
    return f"{LEVELS[conditions.level]} : {'demandé' if conditions.level_required else 'souhaité'}."


def _licence(one: Asked) -> str:
    return _wanted(replace(one, label=LICENCES.get(one.code or "", one.label)))


def _wanted(one: Asked) -> str:
    return f"{one.label} : {'demandé' if one.required else 'souhaité'}."
