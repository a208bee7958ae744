"""All that is known of an opportunity, in plain words: what it offers, and what it asks, required or wished."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from api.wording.figures import clock_time, day, days_said, end_time, number, ranges_told, when
from api.wording.languages import FRENCH, gettext, language, ngettext
from api.wording.reasons import PAGE, told
from api.wording.words import LEVELS, LICENCES, quoted
from api.wording.written import beside, contract_told, pay_told, written
from kit import fold, stems
from matching import Asked, Conditions, Opportunity, experience_asked
from matching.model import Strain
from matching.reasons.values import strains
from matching.words.conditions import Passage, is_by_day, label_passage
from matching.words.described.week_hours import ranges_shown
from matching.words.times.some_weeks import beside_each_week

_A_DAY = 24 * 60
"""Minutes."""
_A_MINUTE = 1 / 60
"""Of an hour."""
_DAY_BEGINS = 7 * 60
"""From when on nobody calls it early, in minutes after midnight."""
_A_FEW_WORDS = 40
"""Letters up to which the words for a diploma are its name: "brevet pro coiffure"."""
_HOURS_FIRST = re.compile(
    r"\s*(\d{1,2}(?:[.,]\d+)?) ?h(?: ?(\d\d))?(?: ?/ ?semaine| par semaine)?\b[\s,:;-]*", re.IGNORECASE
)
"""How sources begin to tell a schedule: "24H/semaine Horaires décalés"."""
_AT_DAWN = "tot le matin"
_BODILY = (Strain.STANDING, Strain.POSTURE, Strain.NOISE, Strain.COLD, Strain.PRODUCTS)
"""What wears the body; the others are the work itself, which its trade tells."""


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
        Fact("employer", gettext("Chez qui"), written(opportunity.employer or "")),
        Fact("event", gettext("Quand"), _when(opportunity)),
        Fact("place", gettext("Où"), _where(opportunity)),
        Fact("contract", gettext("Contrat"), contract_told(conditions.contract or "")),
        *hours_and_days(opportunity),
        Fact("check", gettext("Salaire"), _pay(conditions)),
        Fact(
            "inclusion_job", gettext("Places") if _is_dated(opportunity) else gettext("Postes"), _positions(opportunity)
        ),
        Fact(
            "car",
            gettext("Transport"),
            gettext("L'employeur aide pour le trajet.") if conditions.transport_offered else "",
        ),
        Fact("place", gettext("Logement"), _lodging(conditions)),
        Fact("place", gettext("Télétravail"), gettext("Possible.") if conditions.remote else ""),
        Fact("clock", gettext("Répondre"), _answer_by(opportunity)),
        Fact(
            "event",
            gettext("Publiée"),
            gettext("Le %(day)s", day=day(opportunity.created)) if opportunity.created else "",
        ),
    )
    return [fact for fact in said if fact.said]


def hours_and_days(opportunity: Opportunity) -> list[Fact]:
    """When one works: how many hours, between which, on which days, from when. Only what the source says."""
    conditions = opportunity.conditions
    said = (
        Fact("clock", gettext("Heures"), _hours(conditions)),
        Fact("clock", gettext("Dans la journée"), _window(opportunity)),
        Fact("event", gettext("Jours"), _days(opportunity)),
        Fact("event", gettext("Début"), _begins(conditions)),
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
            gettext("Métier réglementé : la loi demande souvent un diplôme, une carte ou une autorisation.")
            if regulated
            else "",
            _experience(conditions),
            _level(conditions),
            *(_licence(one) for one in conditions.licences),
            *(_wanted(one) for one in conditions.languages),
            *(_wanted(one) for one in conditions.skills if not _is_contradicted(one, opportunity)),
            _quoted(gettext("Il faut pouvoir venir avec son véhicule"), "vehicle_needed", conditions),
            _quoted(gettext("Des déplacements pendant le travail"), "travel", conditions),
            _quoted(gettext("Il y a des charges à porter"), "heavy", conditions),
            _of_the_body(conditions),
            _quoted(gettext("Des horaires en équipes qui tournent"), "shifts", conditions),
            _quoted(gettext("Du travail de nuit"), "nights", conditions),
            _quoted(gettext("Du travail le week-end"), "weekends", conditions),
        )
        if said
    ]


def _is_contradicted(skill: Asked, opportunity: Opportunity) -> bool:
    """Whether a demand of the trade's usual list speaks of hours that the announcement says otherwise: at dawn, of work
    said to be by day or to begin later."""
    if _AT_DAWN not in fold(skill.label):
        return False
    starts = opportunity.conditions.starts_at
    if starts is not None:
        return starts >= _DAY_BEGINS
    schedule = label_passage(opportunity.conditions.schedule or "")
    return is_by_day(schedule) or is_by_day(Passage(opportunity.text))


def _of_the_body(conditions: Conditions) -> str:
    """What wears the body and that the text names, loads apart: they are told with their words."""
    named = "+".join(one for one in conditions.strains if one in _BODILY)
    return gettext("Dans ce travail : %(strains)s.", strains=strains(named, PAGE)) if named else ""


def _hours(conditions: Conditions) -> str:
    """What we know, then the words of the source without the hours that they begin with: "2H/semaine Travail le soir"
    is read by nobody who learns French."""
    known = ""
    if conditions.hours_per_week:
        known = gettext("%(number)s h par semaine", number=number(conditions.hours_per_week))
    elif conditions.full_time is not None:
        known = gettext("Temps plein") if conditions.full_time else gettext("Temps partiel")
    if not conditions.schedule:
        return known
    rest = _behind_hours(conditions.schedule, conditions.hours_per_week)
    if not known or (language() == FRENCH and rest == conditions.schedule):
        return written(conditions.schedule)
    if language() == FRENCH:
        return f"{known}, {rest[:1].lower()}{rest[1:]}" if rest else known
    return beside(known, written(rest)) if rest else known


def _behind_hours(schedule: str, hours_per_week: float | None) -> str:
    """The words of a schedule behind the hours that it begins with, where these are those of the week; else all of
    them."""
    found = _HOURS_FIRST.match(schedule)
    if found is None or hours_per_week is None:
        return schedule
    told = float(found[1].replace(",", ".")) + int(found[2] or 0) / 60
    return schedule[found.end() :].strip() if abs(told - hours_per_week) < _A_MINUTE else schedule


def _days(opportunity: Opportunity) -> str:
    """The days of each week, with the words of the text for those of some weeks: "Samedi, « un dimanche sur deux »"."""
    said = days_said(opportunity.conditions.days), quoted(written(one) for one in beside_each_week(opportunity.text))
    return ", ".join(one for one in said if one)


def _window(opportunity: Opportunity) -> str:
    """Between which hours, where the employer gave them as such: not where words of the announcement already do."""
    conditions = opportunity.conditions
    begins, ends = conditions.starts_at, conditions.ends_at
    if conditions.schedule or conditions.words("window") or (begins is None and ends is None):
        return ""
    if begins is None or ends is None:
        early = gettext("Pas avant %(hour)s", hour=clock_time(begins)) if begins is not None else ""
        return early or gettext("Pas après %(hour)s", hour=end_time(ends or 0))
    if ranges := ranges_shown(opportunity.text, begins, ends):
        said = ranges_told(ranges)
        return said[:1].upper() + said[1:]
    hours = {"begins": clock_time(begins), "ends": end_time(ends)}
    if ends > _A_DAY:
        return gettext("De %(begins)s à %(ends)s (le lendemain)", **hours)
    return gettext("Entre %(begins)s et %(ends)s", **hours)


def _begins(conditions: Conditions) -> str:
    """On which day it begins, with its last where that is known, or that it does at once, as its words say."""
    if conditions.starts_on is not None and conditions.ends_on is not None:
        days = {"first": day(conditions.starts_on), "last": day(conditions.ends_on)}
        return gettext("Le %(first)s, jusqu'au %(last)s", **days)
    if conditions.ends_on is not None:
        return gettext("Jusqu'au %(day)s", day=day(conditions.ends_on))
    if conditions.starts_on is not None:
        return gettext("Le %(day)s", day=day(conditions.starts_on))
    words = conditions.words("soon")
    return gettext("Tout de suite : « %(words)s »", words=words) if conditions.soon and words else ""


def _where(opportunity: Opportunity) -> str:
    """The place, with the words of the announcement where they alone tell it, or tell more than its source."""
    place, words = written(opportunity.place or ""), opportunity.place_words
    return gettext("%(place)s. L'annonce dit : « %(words)s ».", place=place, words=words) if words else place


def _when(opportunity: Opportunity) -> str:
    said = when(opportunity.starts, opportunity.ends) if opportunity.starts is not None else ""
    return said[:1].upper() + said[1:]


def _is_dated(opportunity: Opportunity) -> bool:
    return opportunity.starts is not None


def _answer_by(opportunity: Opportunity) -> str:
    """Until when one may answer: the last day of what has an end alone, and no last day of work."""
    if opportunity.starts is not None or opportunity.ends is None or opportunity.conditions.ends_on is not None:
        return ""
    return gettext("Jusqu'au %(day)s", day=day(opportunity.ends - timedelta(minutes=1)))


def _pay(conditions: Conditions) -> str:
    """The pay as the source says it; by month where only the text did, or where it is said by the hour."""
    least, most = conditions.salary_least, conditions.salary_most
    if least is None or "par mois" in (conditions.salary or ""):
        return pay_told(conditions.salary or "")
    if most is None:
        by_month = gettext("à partir de %(least)s € brut par mois", least=number(round(least)))
    elif round(least) == round(most):
        by_month = gettext("%(amount)s € brut par mois", amount=number(round(least)))
    else:
        amounts = {"least": number(round(least)), "most": number(round(most))}
        by_month = gettext("%(least)s à %(most)s € brut par mois", **amounts)
    if conditions.salary and language() == FRENCH:
        return gettext("%(said)s, soit environ %(by_month)s", said=conditions.salary, by_month=by_month)
    known = gettext("Environ %(by_month)s", by_month=by_month)
    return beside(known, pay_told(conditions.salary)) if conditions.salary else known


def _lodging(conditions: Conditions) -> str:
    if conditions.accommodation_offered is None:
        return ""
    if conditions.accommodation_offered:
        return gettext("Un logement est proposé.")
    return gettext("Pas de logement sur place.")


def _quoted(said: str, name: str, conditions: Conditions) -> str:
    """A condition that is asked, with the words of the announcement that say it."""
    if not getattr(conditions, name):
        return ""
    words = conditions.words(name)
    return gettext("%(said)s : « %(words)s ».", said=said, words=words) if words else f"{said}."


def _positions(opportunity: Opportunity) -> str:
    count = opportunity.conditions.positions
    if not count or count < 2:
        return ""
    if _is_dated(opportunity):
        return ngettext("%(count)s place", "%(count)s places", count, count=count)
    return ngettext("%(count)s personne recherchée", "%(count)s personnes recherchées", count, count=count)


def _level(conditions: Conditions) -> str:
    """The diploma by its level; in the words of the announcement where they name one that the level does not."""
    if conditions.level is None:
        return ""
    level, words = str(LEVELS[conditions.level]), conditions.words("level")
    is_another = 0 < len(words) <= _A_FEW_WORDS and set(stems(words)).isdisjoint(stems(level))
    return _required(quoted([words]) if is_another else level, required=bool(conditions.level_required))


def _licence(one: Asked) -> str:
    return _wanted(replace(one, label=str(LICENCES.get(one.code or "", one.label))))


def _wanted(one: Asked) -> str:
    return _required(one.label, required=one.required)


def _required(what: str, *, required: bool) -> str:
    return gettext("%(what)s : demandé.", what=what) if required else gettext("%(what)s : souhaité.", what=what)
