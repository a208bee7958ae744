"""What the site says for the values of the domain: one place, so that a kind or a stage has one name.

Tables are `lazy`: they become words in the language of who reads.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.wording import figures
from api.wording.languages import FRENCH, Lazy, language, lazy
from geo import Means, Mode
from kit import fold, marked, sentence
from matching import Frein, Kind, Level, Stage
from store.catalogue.reports import Fault
from store.mail.outbox import EmailKind

_ELIDES = re.compile(r"[aeiouh]|y(?![aeiou])")
"""What "de" is cut before: "d'Yves", but "de Yasmine"."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of opportunity as people call it: its name, what it is, its name in a word or two, and the next step."""

    name: Lazy
    meaning: Lazy
    short: Lazy
    next_step: Lazy


KINDS: dict[Kind, KindWords] = {
    Kind.JOB: KindWords(
        name=lazy("Emploi"),
        meaning=lazy("Un travail payé, avec un contrat."),
        short=lazy("Emploi"),
        next_step=lazy("Voir l'offre et postuler"),
    ),
    Kind.INCLUSION_JOB: KindWords(
        name=lazy("Emploi avec accompagnement"),
        meaning=lazy(
            "Un travail payé dans une structure qui vous aide à reprendre pied : logement, santé, papiers, projet."
        ),
        short=lazy("Emploi accompagné"),
        next_step=lazy("Voir l'offre"),
    ),
    Kind.IMMERSION: KindWords(
        name=lazy("Immersion : essayer un métier"),
        meaning=lazy(
            "Quelques jours dans une entreprise pour essayer un métier. Ce n'est pas payé, vous gardez vos droits."
        ),
        short=lazy("Immersion"),
        next_step=lazy("Voir l'entreprise"),
    ),
    Kind.VOLUNTEERING: KindWords(
        name=lazy("Bénévolat"),
        meaning=lazy(
            "Donner un peu de temps à une association ou à une commune, quand vous voulez. Ce n'est pas payé."
        ),
        short=lazy("Bénévolat"),
        next_step=lazy("Voir la mission"),
    ),
    Kind.CIVIC_SERVICE: KindWords(
        name=lazy("Service civique"),
        meaning=lazy("Une mission de 6 à 12 mois avec une indemnité, de 16 à 25 ans (30 ans avec un handicap)."),
        short=lazy("Service civique"),
        next_step=lazy("Voir la mission"),
    ),
    Kind.TRAINING: KindWords(
        name=lazy("Formation"),
        meaning=lazy("Apprendre un métier ou se remettre à niveau."),
        short=lazy("Formation"),
        next_step=lazy("Voir la formation"),
    ),
    Kind.WORKSHOP: KindWords(
        name=lazy("Atelier"),
        meaning=lazy("Quelques heures en petit groupe, pour avancer sur un sujet."),
        short=lazy("Atelier"),
        next_step=lazy("Voir l'atelier"),
    ),
    Kind.EVENT: KindWords(
        name=lazy("Événement"),
        meaning=lazy("Un rendez-vous pour rencontrer des employeurs."),
        short=lazy("Événement"),
        next_step=lazy("Voir l'événement"),
    ),
}


UNPAID = frozenset({Kind.IMMERSION, Kind.VOLUNTEERING})
"""The kinds that bring no money: said first on every card."""

MODES: dict[Mode, Lazy] = {
    Mode.CAR: lazy("Voiture"),
    Mode.MOPED: lazy("Scooter"),
    Mode.BIKE: lazy("Vélo"),
    Mode.EBIKE: lazy("Vélo électrique"),
    Mode.BUS: lazy("Bus ou train"),
    Mode.WALK: lazy("À pied"),
}
"""Means of transport, in the order in which people are asked."""


KINDS_AROUND = (
    Kind.JOB,
    Kind.INCLUSION_JOB,
    Kind.IMMERSION,
    Kind.VOLUNTEERING,
    Kind.CIVIC_SERVICE,
    Kind.TRAINING,
    Kind.WORKSHOP,
    Kind.EVENT,
)
"""The kinds that the sources bring, in the order in which a list is narrowed to one."""


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage of the *parcours*, and what it means in a sentence."""

    name: Lazy
    meaning: Lazy


STAGES: dict[Stage, StageWords] = {
    Stage.EMPLOI: StageWords(name=lazy("Vers l'emploi"), meaning=lazy("Peut travailler dès maintenant.")),
    Stage.SOCIO_PRO: StageWords(
        name=lazy("Projet à construire"), meaning=lazy("A un projet de travail et des obstacles à lever.")
    ),
    Stage.REMOBILISATION: StageWords(
        name=lazy("Reprendre pied"), meaning=lazy("La santé, le logement ou la confiance d'abord.")
    ),
}

LEVELS: dict[Level, Lazy] = {
    Level.NONE: lazy("Sans diplôme"),
    Level.CAP: lazy("CAP ou BEP"),
    Level.BAC: lazy("Bac"),
    Level.BAC2: lazy("Bac + 2"),
    Level.BAC3: lazy("Bac + 3 ou 4"),
    Level.BAC5: lazy("Bac + 5"),
}

LICENCES = {
    "A": lazy("Permis A (moto)"),
    "AM": lazy("Permis AM (scooter)"),
    "B": lazy("Permis B (voiture)"),
    "BE": lazy("Permis BE (voiture et remorque)"),
    "C1": lazy("Permis C1 (camion de 7,5 tonnes au plus)"),
    "C": lazy("Permis C (camion)"),
    "CE": lazy("Permis CE (semi-remorque)"),
    "D": lazy("Permis D (car ou bus)"),
}
"""Driving licences, by their code."""

FREINS = {
    Frein.MOBILITY: lazy("Se déplacer"),
    Frein.CHILDCARE: lazy("Faire garder ses enfants"),
    Frein.HOUSING: lazy("Se loger"),
    Frein.HEALTH: lazy("Se soigner"),
    Frein.LANGUAGE: lazy("Lire, écrire, parler français"),
    Frein.DIGITAL: lazy("Ordinateur et internet"),
    Frein.RIGHTS: lazy("Papiers et droits"),
    Frein.MONEY: lazy("Argent et dettes"),
    Frein.CONFIDENCE: lazy("Reprendre confiance"),
}
"""What holds people back, as what helps is asked for."""

FAULTS = {
    Fault.GONE: lazy("L'offre n'existe plus, ou personne ne répond."),
    Fault.FALSE: lazy("Ce qui est écrit est faux."),
    Fault.MONEY: lazy("On demande de l'argent ou des papiers d'abord."),
    Fault.UNFAIR: lazy("L'offre refuse des personnes pour leur origine, leur sexe, leur âge ou leur santé."),
    Fault.OTHER: lazy("Autre chose."),
}
"""What may be wrong, in the order in which people are asked."""

UNCHECKED = lazy("Employeur pas encore vérifié")
"""Said of what an employer publishes here before somebody has called and approved them."""

SOURCES = {
    "france-travail": "France Travail",
    "immersion-facilitee": "Immersion Facilitée",
    "api-engagement": "API Engagement",
    "les-emplois": "Les emplois de l'inclusion",
}
"""Partners, by the slug of their source.

An article belongs to the name ("Les emplois de l'inclusion", "La Bourse d'entraide"): pages say "de" before it (`of`).
"""


BANDS_SAID = {
    marked("Très bonne correspondance"): lazy("Tout ce que demande l'offre est dit par ces personnes."),
    marked("Bonne correspondance"): lazy("Un seul point reste à voir. Il est écrit sur chaque carte."),
    marked("Plusieurs points à voir"): lazy("Ils sont écrits sur chaque carte. Un échange suffit souvent."),
    marked("Ne peut pas venir pour le moment"): lazy(
        "Le trajet n'est pas possible aujourd'hui. Un conseiller peut aider."
    ),
    marked("Sans lien connu avec cette offre"): lazy(
        "Ces personnes pourraient le faire, mais rien ne dit qu'elles le cherchent. Voyez les autres d'abord."
    ),
}
"""Why people are in a band of a shortlist, by the name of the band."""


def one_form(label: str) -> str:
    """The first form of a trade named in two genders: "Agent / Agente d'entretien" is "Agent d'entretien"."""
    first, _, second = label.partition(" / ")
    shared = second.split()[len(first.split()) :]
    return " ".join([first, *shared])


def of(name: str) -> str:
    """A name after "de": "de Guéret", "d'Aubusson", "du Bourg-d'Hem", "des Mars"; alone in other languages."""
    if language() != FRENCH:
        return name
    if name.startswith("Le "):
        return "du " + name[3:]
    if name.startswith("Les "):
        return "des " + name[4:]
    return ("d'" if _ELIDES.match(fold(name)) else "de ") + name


def named(means: Iterable[Means]) -> list[tuple[str, str, int]]:
    """Each means as the map's script knows it, its name, and its minutes: ("car", "Voiture", 30)."""
    return [(one.mode.value, str(MODES[one.mode]), one.max_minutes) for one in means]


def capital(text: str) -> str:
    """`text` with a capital first letter; the others stay as they are."""
    return text[:1].upper() + text[1:]


def quoted(some: Iterable[str]) -> str:
    """Words as somebody typed them, one after the other: "« hernie », « mal au dos »"."""
    return ", ".join(f"« {' '.join(one.split())} »" for one in some)


FILTERS: dict[str, Any] = {
    "clock": figures.clock_time,
    "capital": capital,
    "day": figures.day,
    "days_ago": figures.days_ago,
    "duration": figures.duration,
    "moment": figures.moment,
    "near_day": figures.near_day,
    "number": figures.number,
    "of": of,
    "one_form": one_form,
    "quoted": quoted,
    "weekday": figures.weekday,
    "when": figures.when,
    "sentence": sentence,
    "spoken": figures.spoken,
}
"""Filters of the templates."""

EMAILS: dict[EmailKind, Lazy] = {
    EmailKind.ALERTS: lazy("les nouveautés autour de vous"),
    EmailKind.SUGGESTION: lazy("les propositions de votre conseiller"),
    EmailKind.MEETING: lazy("les demandes de rencontre"),
    EmailKind.ANSWER: lazy("les réponses à vos demandes de rencontre"),
    EmailKind.SHORTLIST: lazy("les nouvelles personnes pour vos offres"),
}
"""What each kind of e-mail that may be stopped is about, as its reader calls it."""

GLOBALS: dict[str, Any] = {
    "UNCHECKED": UNCHECKED,
    "BANDS_SAID": BANDS_SAID,
    "KINDS": KINDS,
    "UNPAID": UNPAID,
    "KINDS_AROUND": KINDS_AROUND,
    "EMAILS": EMAILS,
    "LICENCES": LICENCES,
    "MODES": MODES,
    "STAGES": STAGES,
    "named": named,
}
"""Words the templates look up."""
