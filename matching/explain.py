"""Each part of a score as one short, true French sentence, written from the same data as the score.

Written so that a person, or their counsellor, can read it: no "vous", no "il" or "elle".
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from math import isnan

from kit import day_in_france, number, sentence
from matching.commute import clock_time
from matching.corpus import Corpus, bag_of
from matching.fits import french_of
from matching.limits import NAMES, limits_of, strains_named
from matching.model import Asked, Conditions, Kind, Opportunity, Stage
from matching.profile import Profile
from matching.score import FULL_TIME_HOURS, Scores
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


def reasons(
    row: int, profile: Profile, corpus: Corpus, scores: Scores, *, as_of: datetime, travel: str, helps: tuple[str, ...]
) -> tuple[str, ...]:
    """The sentences for one row of the corpus, the most telling first; `travel` is what `commute` says of the row,
    `helps` what makes up for a car."""
    opportunity = corpus.opportunities[row]
    value = {name: float(column[row]) for name, column in scores.parts.items()}
    said = [
        _wish(row, profile, corpus, value) or _words(row, profile, corpus, value),
        travel or _unsure_place(opportunity),
        f"Sans voiture : {', '.join(helps)}" if helps else "",
        _stage(profile, opportunity, value),
        _hours(profile, opportunity),
        _nights_and_weekends(profile, opportunity.conditions),
        _clock(profile, opportunity.conditions),
        _days(profile, opportunity.conditions),
        _experience(opportunity, value),
        _level(value),
        _limits(profile, opportunity, value),
        _french(row, profile, corpus, value),
        _regulated(value),
        _licence(profile, opportunity, value),
        _skills(profile, opportunity),
        _freshness(opportunity, as_of),
        "Employeur qui répond souvent." if value["responsiveness"] >= 0.7 else "",
    ]
    return tuple(sentence(one) for one in said if one)


def _unsure_place(opportunity: Opportunity) -> str:
    if opportunity.conditions.remote and opportunity.point is None:
        return "À faire de chez soi"
    return "Le lieu exact n'est pas dit : à demander"


def _wish(row: int, profile: Profile, corpus: Corpus, value: dict[str, float]) -> str:
    trade = corpus.rome[row]
    ask = profile.asks[profile.best_ask[trade]] if trade >= 0 and profile.best_ask[trade] >= 0 else None
    if ask is not None and value["wish"] >= SURE * ask.worth:
        return f"{ANSWERS[ask.origin]} « {ask.text} »"
    if ask is not None and value["wish"] >= NEAR * ask.worth:
        near = "Proche de" if corpus.opportunities[row].kind in MISSIONS else "Métier proche de"
        return f"{near} « {ask.text} »"
    return ""


def _words(row: int, profile: Profile, corpus: Corpus, value: dict[str, float]) -> str:
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


def _stage(profile: Profile, opportunity: Opportunity, value: dict[str, float]) -> str:
    stage = profile.person.stage
    if stage is None or value["stage"] < 0.7:
        return ""
    return STAGE.get((stage, opportunity.kind), "")


def _hours(profile: Profile, opportunity: Opportunity) -> str:
    hours, full_time = opportunity.conditions.hours_per_week, opportunity.conditions.full_time is True
    if opportunity.kind is Kind.IMMERSION or (hours is None and not full_time):
        return ""
    said = "Temps plein" if hours is None else f"{number(hours)} h par semaine"
    hours = FULL_TIME_HOURS if hours is None else hours
    least, most = profile.person.hours_min, profile.person.hours_max
    if most is not None and hours > most:
        return f"{said} : plus que les {number(most)} h souhaitées"
    if least is not None and hours < least:
        return f"{said} : moins que les {number(least)} h souhaitées"
    if least is not None and most is not None and least != most:
        return f"{said}, entre les {number(least)} et {number(most)} h souhaitées"
    return said if least is None and most is None else f"{said}, comme souhaité"


def _nights_and_weekends(profile: Profile, conditions: Conditions) -> str:
    """Nights and weekends asked, each against its own answer."""
    schedule = profile.person.schedule
    weekends = "parfois le week-end" if conditions.weekends_rarely else "le week-end"
    pairs = (("la nuit", conditions.nights, schedule.nights), (weekends, conditions.weekends, schedule.weekends))
    asked = [(when, possible) for when, on, possible in pairs if on]
    if not asked:
        return ""
    said = f"ravail {' et '.join(when for when, _ in asked)}"
    if all(possible for _, possible in asked):
        return f"T{said} : c'est possible"
    return f"Attention : t{said}"


def _clock(profile: Profile, conditions: Conditions) -> str:
    """Hours of work outside those that are possible, in the words of the text where there are some."""
    wanted, starts, ends = profile.person.schedule, conditions.starts_at, conditions.ends_at
    early = wanted.start is not None and starts is not None and starts < wanted.start
    late = wanted.end is not None and ends is not None and ends > wanted.end
    if not early and not late:
        return ""
    hours = [f"dès {clock_time(starts)}"] if early and starts is not None else []
    hours += [f"jusqu'à {clock_time(ends)}"] if late and ends is not None else []
    said = conditions.words("window") or " et ".join(hours)
    return f"Attention, horaires en dehors de ceux qui sont possibles : {said}"


def _days(profile: Profile, conditions: Conditions) -> str:
    """The days of work that are not possible."""
    possible = profile.person.schedule.days
    missing = [] if possible is None else sorted(set(conditions.days) - possible)
    return f"Attention, jours qui ne sont pas possibles : {', '.join(DAYS[day] for day in missing)}" if missing else ""


def _experience(opportunity: Opportunity, value: dict[str, float]) -> str:
    asked = experience_asked(opportunity.conditions)
    if value["experience"] >= 1 and (opportunity.conditions.experience_months or 0) > 0:
        return f"{asked} : elle est là, dans ce métier ou un métier proche"
    return asked


def experience_asked(conditions: Conditions) -> str:
    """The experience asked, in words: "Débutants acceptés", "Expérience demandée : 2 ans"; "" where nothing is said."""
    months = conditions.experience_months
    if months == 0:
        return "Débutants acceptés"
    if months is None:
        return "Expérience demandée" if conditions.experience_required else ""
    length = f"{months} mois" if months % 12 else f"{months // 12} an{'s' if months > 12 else ''}"
    return f"Expérience {'demandée' if conditions.experience_required else 'souhaitée'} : {length}"


def _level(value: dict[str, float]) -> str:
    return "Demande un diplôme plus élevé" if value["level"] < 1 else ""


def _limits(profile: Profile, opportunity: Opportunity, value: dict[str, float]) -> str:
    """What the text names against a limit, or what the trade usually has: then it is to be asked."""
    if value["limits"] == 0:
        met = limits_of(profile.person) & strains_named(opportunity.conditions)
        return f"Attention, l'annonce parle de : {', '.join(sorted(NAMES[one] for one in met))}"
    return "Un métier où ce qui est à éviter est fréquent : à demander" if value["limits"] < 1 else ""


def _french(row: int, profile: Profile, corpus: Corpus, value: dict[str, float]) -> str:
    """French that is missing: asked by the opportunity, or usual in the trade and then to be asked."""
    if not value["french"] < 1:
        return ""
    had = french_of(profile.person)
    if had is not None and corpus.french[row] > had:
        return "L'annonce demande plus de français que ce qui est indiqué"
    return "Un métier qui demande souvent plus de français que ce qui est indiqué : à demander"


def _regulated(value: dict[str, float]) -> str:
    """By ROME's own field, whatever is known of the person (R15)."""
    return "" if isnan(value["regulated"]) else "Métier réglementé : un diplôme ou une autorisation est demandé"


def _licence(profile: Profile, opportunity: Opportunity, value: dict[str, float]) -> str:
    held = profile.person.licences
    asked = [one for one in opportunity.conditions.licences if one.code]
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


def _skills(profile: Profile, opportunity: Opportunity) -> str:
    met = skills_in_common(profile.person.skills, [one.label for one in opportunity.conditions.skills])
    return f"Savoir-faire demandé et acquis : {', '.join(met[:2])}" if met else ""


def _freshness(opportunity: Opportunity, as_of: datetime) -> str:
    if opportunity.created is None:
        return ""
    days = (day_in_france(as_of) - day_in_france(opportunity.created)).days
    if not 0 <= days <= 7:
        return ""
    return {0: "Publiée aujourd'hui", 1: "Publiée hier"}.get(days, f"Publiée il y a {days} jours")
