"""Each part of a score as one short, true French sentence, written from the same data as the score.

Written so that a person, or their counsellor, can read it: no "vous", no "il" or "elle".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import isnan

from kit import day_in_france, number, sentence
from matching.commute import clock_time
from matching.corpus import Corpus, bag_of
from matching.fits import french_of
from matching.limits import NAMES, limits_of, strains_named
from matching.model import Asked, Conditions, Kind, Opportunity, Person, Schedule, Stage
from matching.profile import Profile
from matching.score import FULL_TIME_HOURS
from matching.skills import skills_in_common
from matching.themes import MISSIONS
from matching.titles import clauses

ANSWERS = {"wish": "Répond au souhait", "experience": "Déjà fait :", "skill": "Utilise la compétence"}
STAGE = {
    (Stage.SOCIO_PRO, Kind.IMMERSION): "Une immersion permet d'essayer le métier avant de s'engager.",
    (Stage.REMOBILISATION, Kind.IMMERSION): "Quelques jours pour essayer, sans engagement.",
    (Stage.REMOBILISATION, Kind.VOLUNTEERING): "Un premier pas utile, à son rythme.",
    (Stage.SOCIO_PRO, Kind.INCLUSION_JOB): "Un emploi d'insertion, avec un accompagnement.",
    (Stage.REMOBILISATION, Kind.INCLUSION_JOB): "Un emploi d'insertion, avec un accompagnement.",
}
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WORD = re.compile(r"\w+(?:-\w+)*")
SURE, NEAR = 0.9, 0.5
"""From which wish value an opportunity is "the trade wished for", and from which "a trade near to it"."""


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
    weekends: str
    days: frozenset[int]
    window: str
    """The words of the text about the hours of the day."""
    experience: str
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
        weekends="parfois le week-end" if conditions.weekends_rarely else "le week-end",
        days=frozenset(conditions.days),
        window=conditions.words("window"),
        experience=experience_asked(conditions),
        licences=tuple(one for one in conditions.licences if one.code),
        skills=tuple(one.label for one in conditions.skills),
        published=None if opportunity.created is None else day_in_france(opportunity.created),
    )


def reasons(
    row: int,
    profile: Profile,
    corpus: Corpus,
    told: Telling,
    value: Mapping[str, float],
    *,
    as_of: datetime,
    travel: str,
    helps: tuple[str, ...],
) -> tuple[str, ...]:
    """The sentences for one row of the corpus, the most telling first: `told` of everybody, `value` of each part,
    `travel` what `commute` says of the row, `helps` what makes up for a car."""
    person, opportunity = profile.person, told.opportunity
    said = (
        _wish(row, profile, corpus, told, value) or _words(row, profile, corpus, value),
        travel or told.without_way,
        f"Sans voiture : {', '.join(helps)}" if helps else "",
        _stage(person, opportunity, value),
        _hours(person, told),
        _nights_and_weekends(person.schedule, told),
        _clock(person.schedule, told),
        _days(person.schedule, told),
        _experience(told, value),
        "Demande un diplôme plus élevé" if value["level"] < 1 else "",
        _limits(person, opportunity, value),
        _french(row, profile, corpus, value),
        _regulated(value),
        _licence(person, told, value),
        _skills(person, told),
        _freshness(told, as_of),
        "Employeur qui répond souvent." if value["responsiveness"] >= 0.7 else "",
    )
    return tuple([_sentence(one) for one in said if one])


_sentence = lru_cache(maxsize=50_000)(sentence)
"""The same few sentences are told to many."""
_today = lru_cache(maxsize=64)(day_in_france)


def _unsure_place(opportunity: Opportunity) -> str:
    if opportunity.conditions.remote and opportunity.point is None:
        return "À faire de chez soi"
    return "Le lieu exact n'est pas dit : à demander"


def _wish(row: int, profile: Profile, corpus: Corpus, told: Telling, value: Mapping[str, float]) -> str:
    trade = corpus.rome[row]
    best = profile.best_ask[trade] if trade >= 0 else -1
    if best < 0:
        return ""
    ask = profile.asks[best]
    if value["wish"] >= SURE * ask.worth:
        return f"{ANSWERS[ask.origin]} « {ask.text} »"
    return f"{told.near} « {ask.text} »" if value["wish"] >= NEAR * ask.worth else ""


def _words(row: int, profile: Profile, corpus: Corpus, value: Mapping[str, float]) -> str:
    """The words of the wishes that stand in the opportunity."""
    if not value["words"] >= NEAR:
        return ""
    here = set(corpus.words.indices[corpus.words.indptr[row] : corpus.words.indptr[row + 1]].tolist())
    met = [word for word, columns in _wished_words(profile.person.wishes) if not here.isdisjoint(columns)]
    return f"L'annonce parle de « {', '.join(met[:2])} »" if met else ""


@lru_cache(maxsize=10_000)
def _wished_words(wishes: tuple[str, ...]) -> tuple[tuple[str, frozenset[int]], ...]:
    """The words of some wishes as they were written, each with its columns in `Corpus.words`; refusals left out."""
    written = (word for wish in wishes for clause in clauses(wish)[0] for word in _WORD.findall(clause))
    return tuple((word, frozenset(bag_of((word, 1.0)))) for word in dict.fromkeys(written))


def _stage(person: Person, opportunity: Opportunity, value: Mapping[str, float]) -> str:
    if person.stage is None or value["stage"] < 0.7:
        return ""
    return STAGE.get((person.stage, opportunity.kind), "")


def _hours(person: Person, told: Telling) -> str:
    hours, said, least, most = told.hours, told.hours_said, person.hours_min, person.hours_max
    if hours is None:
        return ""
    if most is not None and hours > most:
        return f"{said} : plus que les {number(most)} h souhaitées"
    if least is not None and hours < least:
        return f"{said} : moins que les {number(least)} h souhaitées"
    if least is not None and most is not None and least != most:
        return f"{said}, entre les {number(least)} et {number(most)} h souhaitées"
    return said if least is None and most is None else f"{said}, comme souhaité"


def _nights_and_weekends(schedule: Schedule, told: Telling) -> str:
    """Nights and weekends asked, each against its own answer."""
    conditions = told.opportunity.conditions
    if not conditions.nights and not conditions.weekends:
        return ""
    pairs = (("la nuit", conditions.nights, schedule.nights), (told.weekends, conditions.weekends, schedule.weekends))
    asked = [(when, possible) for when, on, possible in pairs if on]
    said = f"ravail {' et '.join(when for when, _ in asked)}"
    if all(possible for _, possible in asked):
        return f"T{said} : c'est possible"
    return f"Attention : t{said}"


def _clock(wanted: Schedule, told: Telling) -> str:
    """Hours of work outside those that are possible, in the words of the text where there are some."""
    starts, ends = told.opportunity.conditions.starts_at, told.opportunity.conditions.ends_at
    early = wanted.start is not None and starts is not None and starts < wanted.start
    late = wanted.end is not None and ends is not None and ends > wanted.end
    if not early and not late:
        return ""
    hours = [f"dès {clock_time(starts)}"] if early and starts is not None else []
    hours += [f"jusqu'à {clock_time(ends)}"] if late and ends is not None else []
    said = told.window or " et ".join(hours)
    return f"Attention, horaires en dehors de ceux qui sont possibles : {said}"


def _days(wanted: Schedule, told: Telling) -> str:
    """The days of work that are not possible."""
    if wanted.days is None or told.days <= wanted.days:
        return ""
    missing = sorted(told.days - wanted.days)
    return f"Attention, jours qui ne sont pas possibles : {', '.join(DAYS[day] for day in missing)}"


def _experience(told: Telling, value: Mapping[str, float]) -> str:
    if value["experience"] >= 1 and (told.opportunity.conditions.experience_months or 0) > 0:
        return f"{told.experience} : elle est là, dans ce métier ou un métier proche"
    return told.experience


def experience_asked(conditions: Conditions) -> str:
    """The experience asked, in words: "Débutants acceptés", "Expérience demandée : 2 ans"; "" where nothing is said."""
    months = conditions.experience_months
    if months == 0:
        return "Débutants acceptés"
    if months is None:
        return "Expérience demandée" if conditions.experience_required else ""
    length = f"{months} mois" if months % 12 else f"{months // 12} an{'s' if months > 12 else ''}"
    return f"Expérience {'demandée' if conditions.experience_required else 'souhaitée'} : {length}"


def _limits(person: Person, opportunity: Opportunity, value: Mapping[str, float]) -> str:
    """What the text names against a limit, or what the trade usually has: then it is to be asked."""
    if value["limits"] == 0:
        met = limits_of(person) & strains_named(opportunity.conditions)
        return f"Attention, l'annonce parle de : {', '.join(sorted(NAMES[one] for one in met))}"
    return "Ce métier comporte souvent ce qui est à éviter : à demander" if value["limits"] < 1 else ""


def _french(row: int, profile: Profile, corpus: Corpus, value: Mapping[str, float]) -> str:
    """French that is missing: asked by the opportunity, or usual in the trade and then to be asked."""
    if not value["french"] < 1:
        return ""
    had = french_of(profile.person)
    if had is not None and corpus.french[row] > had:
        return "L'annonce demande plus de français que ce qui est indiqué"
    return "Un métier qui demande souvent plus de français que ce qui est indiqué : à demander"


def _regulated(value: Mapping[str, float]) -> str:
    """By ROME's own field, whatever is known of the person (R15)."""
    return "" if isnan(value["regulated"]) else "Métier réglementé : un diplôme ou une autorisation est demandé"


def _licence(person: Person, told: Telling, value: Mapping[str, float]) -> str:
    held, asked = person.licences, told.licences
    if not asked:
        if not value["licence"] < 1:
            return ""
        on_the_road = value["licence"] > 0
        return "De domicile en domicile : difficile sans voiture" if on_the_road else "Un métier qui demande un permis"
    missing = [one for one in asked if held is None or one.code not in held]
    if not missing:
        return f"Permis {_codes(asked)} : oui"
    required = "exigé" if any(one.required for one in missing) else "souhaité"
    return f"Permis {_codes(missing)} {required}" + ("" if held is None else ", pas encore obtenu")


def _codes(asked: Sequence[Asked]) -> str:
    return ", ".join(dict.fromkeys(str(one.code) for one in asked))


def _skills(person: Person, told: Telling) -> str:
    met = skills_in_common(person.skills, told.skills)
    return f"Savoir-faire demandé et acquis : {', '.join(met[:2])}" if met else ""


def _freshness(told: Telling, as_of: datetime) -> str:
    if told.published is None:
        return ""
    days = (_today(as_of) - told.published).days
    if not 0 <= days <= 7:
        return ""
    return {0: "Publiée aujourd'hui", 1: "Publiée hier"}.get(days, f"Publiée il y a {days} jours")
