"""Each part of a score as one short, true French sentence, written from the same data as the score.

Written so that a person, or their counsellor, can read it: no "vous", no "il" or "elle".
"""

from datetime import datetime

from kit import day_in_france, number, sentence
from matching.corpus import Corpus
from matching.limits import NAMES, limits_of, strains_named
from matching.model import Conditions, Kind, Opportunity, Stage
from matching.profile import Profile
from matching.score import Scores
from matching.skills import skills_in_common

ANSWERS = {"wish": "Répond au souhait", "experience": "Déjà fait :", "skill": "Utilise la compétence"}
STAGE = {
    (Stage.SOCIO_PRO, Kind.IMMERSION): "Une immersion permet d'essayer le métier avant de s'engager.",
    (Stage.REMOBILISATION, Kind.IMMERSION): "Quelques jours pour essayer, sans engagement.",
    (Stage.REMOBILISATION, Kind.VOLUNTEERING): "Un premier pas utile, à son rythme.",
    (Stage.SOCIO_PRO, Kind.INCLUSION_JOB): "Un emploi d'insertion, avec un accompagnement.",
    (Stage.REMOBILISATION, Kind.INCLUSION_JOB): "Un emploi d'insertion, avec un accompagnement.",
}
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
        _wish(row, profile, corpus, value),
        travel or _unsure_place(opportunity),
        f"Sans voiture : {', '.join(helps)}" if helps else "",
        _stage(profile, opportunity, value),
        _hours(profile, opportunity),
        _schedule(profile, opportunity),
        _experience(opportunity, value),
        _level(value),
        _limits(profile, opportunity, value),
        _french(value),
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
        return f"Métier proche de « {ask.text} »"
    if value["words"] >= NEAR:
        return "Les mots du souhait sont dans l'annonce"
    return ""


def _stage(profile: Profile, opportunity: Opportunity, value: dict[str, float]) -> str:
    stage = profile.person.stage
    if stage is None or value["stage"] < 0.7:
        return ""
    return STAGE.get((stage, opportunity.kind), "")


def _hours(profile: Profile, opportunity: Opportunity) -> str:
    hours = opportunity.conditions.hours_per_week
    if hours is None or opportunity.kind is Kind.IMMERSION:
        return ""
    said = f"{number(hours)} h par semaine"
    least, most = profile.person.hours_min, profile.person.hours_max
    if most is not None and hours > most:
        return f"{said} : plus que les {number(most)} h souhaitées"
    if least is not None and hours < least:
        return f"{said} : moins que les {number(least)} h souhaitées"
    if least is not None and most is not None and least != most:
        return f"{said}, entre les {number(least)} et {number(most)} h souhaitées"
    return said if least is None and most is None else f"{said}, comme souhaité"


def _schedule(profile: Profile, opportunity: Opportunity) -> str:
    """Nights and weekends asked, each against its own answer."""
    conditions, schedule = opportunity.conditions, profile.person.schedule
    pairs = (("la nuit", conditions.nights, schedule.nights), ("le week-end", conditions.weekends, schedule.weekends))
    asked = [(when, possible) for when, on, possible in pairs if on]
    if not asked:
        return _window(profile, conditions)
    said = f"ravail {' et '.join(when for when, _ in asked)}"
    if all(possible for _, possible in asked):
        return f"T{said} : c'est possible"
    return f"Attention : t{said}"


def _window(profile: Profile, conditions: Conditions) -> str:
    """Days or hours of work outside those that are possible, in the words of the text."""
    wanted = profile.person.schedule
    early = wanted.start is not None and conditions.starts_at is not None and conditions.starts_at < wanted.start
    late = wanted.end is not None and conditions.ends_at is not None and conditions.ends_at > wanted.end
    if early or late:
        return f"Attention, horaires en dehors de ceux qui sont possibles : {conditions.words('window')}"
    if wanted.days is not None and set(conditions.days) - wanted.days:
        return f"Attention, certains jours ne sont pas possibles : {conditions.words('days')}"
    return ""


def _experience(opportunity: Opportunity, value: dict[str, float]) -> str:
    asked = experience_asked(opportunity.conditions)
    if value["experience"] >= 1 and (opportunity.conditions.experience_months or 0) > 0:
        return f"{asked} : elle est là"
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


def _french(value: dict[str, float]) -> str:
    return "Demande plus de français que le niveau indiqué" if value["french"] < 1 else ""


def _regulated(value: dict[str, float]) -> str:
    return "Métier réglementé : un diplôme ou une autorisation est demandé" if value["regulated"] < 1 else ""


def _licence(profile: Profile, opportunity: Opportunity, value: dict[str, float]) -> str:
    held = profile.person.licences
    asked = [one for one in opportunity.conditions.licences if one.code]
    if not asked and value["licence"] < 1:
        on_the_road = value["licence"] > 0
        return "De domicile en domicile : difficile sans voiture" if on_the_road else "Un métier qui demande un permis"
    if not asked or held is None:
        return ""
    missing = [one.code for one in asked if one.code not in held]
    if missing:
        return f"Permis {', '.join(str(code) for code in missing)} souhaité, pas encore obtenu"
    return f"Permis {', '.join(str(one.code) for one in asked)} : oui"


def _skills(profile: Profile, opportunity: Opportunity) -> str:
    met = skills_in_common(profile.person.skills, [one.label for one in opportunity.conditions.skills])
    return f"Savoir-faire demandé et acquis : {', '.join(met[:2])}" if met else ""


def _freshness(opportunity: Opportunity, as_of: datetime) -> str:
    if opportunity.created is None:
        return ""
    days = (day_in_france(as_of) - day_in_france(opportunity.created)).days
    if days > 7:
        return ""
    return {0: "Publiée aujourd'hui", 1: "Publiée hier"}.get(max(days, 0), f"Publiée il y a {days} jours")
