"""All that is known of an opportunity, in plain words: what it offers, and what it asks, required or wished."""

from dataclasses import dataclass, replace
from datetime import timedelta

from api.figures import day, days_said, when
from api.reasons import told
from api.words import LEVELS, LICENCES
from kit import number
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
        Fact("event", "Quand", _when(opportunity)),
        Fact("place", "Où", opportunity.place or ""),
        Fact("contract", "Contrat", conditions.contract or ""),
        Fact("clock", "Heures", _hours(conditions)),
        Fact("event", "Jours", days_said(conditions.days)),
        Fact("event", "Début", _begins(conditions)),
        Fact("check", "Salaire", _pay(conditions)),
        Fact("inclusion_job", "Places" if _is_dated(opportunity) else "Postes", _positions(opportunity)),
        Fact("car", "Transport", "L'employeur aide pour le trajet." if conditions.transport_offered else ""),
        Fact("place", "Logement", _lodging(conditions)),
        Fact("place", "Télétravail", "Possible." if conditions.remote else ""),
        Fact("clock", "Répondre", _answer_by(opportunity)),
        Fact("event", "Publiée", f"Le {day(opportunity.created)}" if opportunity.created else ""),
    )
    return [fact for fact in said if fact.said]


def _experience(conditions: Conditions) -> str:
    asked = experience_asked(conditions)
    return "" if asked is None else told(asked)


def asked(opportunity: Opportunity, *, regulated: bool) -> list[str]:
    """What it asks, a sentence each: "Permis B : demandé.", "Espagnol : souhaité."; first what the law asks."""
    conditions = opportunity.conditions
    return [
        said
        for said in (
            "Métier réglementé : il faut souvent un diplôme, une carte ou une autorisation." if regulated else "",
            _experience(conditions),
            _level(conditions),
            *(_licence(one) for one in conditions.licences),
            *(_wanted(one) for one in conditions.languages),
            *(_wanted(one) for one in conditions.skills),
            _quoted("Il faut pouvoir venir avec son véhicule", "vehicle_needed", conditions),
            _quoted("Des déplacements pendant le travail", "travel", conditions),
            _quoted("Il y a des charges à porter", "heavy", conditions),
            _quoted("Des horaires en équipes qui tournent", "shifts", conditions),
            _quoted("Du travail de nuit", "nights", conditions),
            _quoted("Du travail le week-end", "weekends", conditions),
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


def _begins(conditions: Conditions) -> str:
    """That it begins at once, with the words that say so."""
    words = conditions.words("soon")
    return f"Tout de suite : « {words} »" if conditions.soon and words else ""


def _when(opportunity: Opportunity) -> str:
    said = when(opportunity.starts, opportunity.ends) if opportunity.starts is not None else ""
    return said[:1].upper() + said[1:]


def _is_dated(opportunity: Opportunity) -> bool:
    return opportunity.starts is not None


def _answer_by(opportunity: Opportunity) -> str:
    """Until when one may answer: the last day of what has an end alone."""
    if opportunity.starts is not None or opportunity.ends is None:
        return ""
    return f"Jusqu'au {day(opportunity.ends - timedelta(minutes=1))}"


def _pay(conditions: Conditions) -> str:
    """The pay as the source says it; by month where only the text did, or where it is said by the hour."""
    least, most = conditions.salary_least, conditions.salary_most
    if least is None or "par mois" in (conditions.salary or ""):
        return conditions.salary or ""
    if most is None:
        by_month = f"à partir de {number(round(least))} € brut par mois"
    else:
        amounts = " à ".join(dict.fromkeys(number(round(one)) for one in (least, most)))
        by_month = f"{amounts} € brut par mois"
    return f"{conditions.salary}, soit environ {by_month}" if conditions.salary else f"Environ {by_month}"


def _lodging(conditions: Conditions) -> str:
    if conditions.accommodation_offered is None:
        return ""
    return "Un logement est proposé." if conditions.accommodation_offered else "Pas de logement sur place."


def _quoted(said: str, name: str, conditions: Conditions) -> str:
    """A condition that is asked, with the words of the announcement that say it."""
    if not getattr(conditions, name):
        return ""
    words = conditions.words(name)
    return f"{said} : « {words} »." if words else f"{said}."


def _positions(opportunity: Opportunity) -> str:
    count = opportunity.conditions.positions
    if not count or count < 2:
        return ""
    return f"{count} places" if _is_dated(opportunity) else f"{count} personnes recherchées"


def _level(conditions: Conditions) -> str:
    if conditions.level is None:
        return ""
    return f"{LEVELS[conditions.level]} : {'demandé' if conditions.level_required else 'souhaité'}."


def _licence(one: Asked) -> str:
    return _wanted(replace(one, label=str(LICENCES.get(one.code or "", one.label))))


def _wanted(one: Asked) -> str:
    return f"{one.label} : {'demandé' if one.required else 'souhaité'}."
