"""What the site says in French for the values of the domain: one place, so that a kind or a stage has one name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from geo import Means, Mode
from kit import dated, fold, number, sentence, spoken
from matching import Kind, Level, Stage, duration

FRANCE = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of opportunity as people call it: its name, what it is, its name in a word or two, and the next step."""

    name: str
    meaning: str
    short: str
    next_step: str


KINDS: dict[Kind, KindWords] = {
    Kind.JOB: KindWords(
        name="Emploi",
        meaning="Un travail payé, avec un contrat.",
        short="Emploi",
        next_step="Voir l'offre et postuler",
    ),
    Kind.INCLUSION_JOB: KindWords(
        name="Emploi avec accompagnement",
        meaning="Un travail payé dans une structure qui vous aide à reprendre pied : logement, santé, papiers, projet.",
        short="Emploi accompagné",
        next_step="Voir l'offre",
    ),
    Kind.IMMERSION: KindWords(
        name="Immersion : essayer un métier",
        meaning="Quelques jours dans une entreprise pour essayer un métier. Ce n'est pas payé, vous gardez vos droits.",
        short="Immersion",
        next_step="Voir l'entreprise",
    ),
    Kind.VOLUNTEERING: KindWords(
        name="Bénévolat",
        meaning="Donner un peu de temps à une association ou à une commune, quand vous voulez. Ce n'est pas payé.",
        short="Bénévolat",
        next_step="Voir la mission",
    ),
    Kind.CIVIC_SERVICE: KindWords(
        name="Service civique",
        meaning="Une mission de 6 à 12 mois avec une indemnité, de 16 à 25 ans (30 ans avec un handicap).",
        short="Service civique",
        next_step="Voir la mission",
    ),
    Kind.TRAINING: KindWords(
        name="Formation",
        meaning="Apprendre un métier ou se remettre à niveau.",
        short="Formation",
        next_step="Voir la formation",
    ),
    Kind.WORKSHOP: KindWords(
        name="Atelier",
        meaning="Quelques heures en petit groupe, pour avancer sur un sujet.",
        short="Atelier",
        next_step="Voir l'atelier",
    ),
    Kind.EVENT: KindWords(
        name="Événement",
        meaning="Un rendez-vous pour rencontrer des employeurs.",
        short="Événement",
        next_step="Voir l'événement",
    ),
}


MODES: dict[Mode, str] = {
    Mode.CAR: "Voiture",
    Mode.MOPED: "Scooter",
    Mode.BIKE: "Vélo",
    Mode.EBIKE: "Vélo électrique",
    Mode.BUS: "Bus ou train",
    Mode.WALK: "À pied",
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

    name: str
    meaning: str


STAGES: dict[Stage, StageWords] = {
    Stage.EMPLOI: StageWords(name="Vers l'emploi", meaning="Peut travailler dès maintenant."),
    Stage.SOCIO_PRO: StageWords(name="Projet à construire", meaning="A un projet de travail et des obstacles à lever."),
    Stage.REMOBILISATION: StageWords(name="Reprendre pied", meaning="La santé, le logement ou la confiance d'abord."),
}

LEVELS: dict[Level, str] = {
    Level.NONE: "Sans diplôme",
    Level.CAP: "CAP ou BEP",
    Level.BAC: "Bac",
    Level.BAC2: "Bac + 2",
    Level.BAC3: "Bac + 3 ou 4",
    Level.BAC5: "Bac + 5",
}

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

LICENCES = {
    "A": "Permis A (moto)",
    "AM": "Permis AM (scooter)",
    "B": "Permis B (voiture)",
    "BE": "Permis BE (voiture et remorque)",
    "C": "Permis C (camion)",
    "CE": "Permis CE (semi-remorque)",
    "D": "Permis D (car ou bus)",
}
"""Driving licences, by their code."""

SOURCES = {
    "france-travail": "France Travail",
    "immersion-facilitee": "Immersion Facilitée",
    "api-engagement": "API Engagement",
    "les-emplois": "Les emplois de l'inclusion",
}
"""Partners, by the slug of their source."""


BANDS_SAID = {
    "Très bonne correspondance": "Presque tout va : le métier cherché ou déjà fait, les compétences, les heures.",
    "Bonne correspondance": "L'essentiel va. Un point reste à voir : l'expérience, une compétence ou les heures.",
}
"""Why people are in a band of a shortlist, by the name of the band."""


def day(instant: datetime | date) -> str:
    """A day in full, in France: "3 août 2026", "1er mars 2026"."""
    there = instant.astimezone(FRANCE).date() if isinstance(instant, datetime) else instant
    return dated(there)


def moment(instant: datetime) -> str:
    """A day and an hour in France: "3 août 2026 à 7 h 05". The hour is never cut at the end of a line."""
    there = instant.astimezone(FRANCE)
    return f"{day(there)} à {there.hour}\u00a0h\u00a0{there.minute:02}"


def when(starts: datetime, ends: datetime | None) -> str:
    """When something takes place, in France: "mardi 24 novembre, de 14 h à 16 h", "mardi 1er décembre à 9 h 30"."""
    begins, last = starts.astimezone(FRANCE), (ends or starts).astimezone(FRANCE)
    if ends is not None and last.time() == time(0):  # the whole of the day before
        last -= timedelta(minutes=1)
    days = _weekday(begins)
    if last.date() > begins.date():
        days = f"du {days} au {_weekday(last)}"
    if begins.time() == time(0):
        return days
    if ends is None or last.date() > begins.date():
        return f"{days} à {_hour(begins)}" if ends is None else f"{days}, à partir de {_hour(begins)}"
    return f"{days}, de {_hour(begins)} à {_hour(last)}"


def _weekday(there: datetime) -> str:
    number_of_day = "1er" if there.day == 1 else str(there.day)
    return f"{format_date(there, 'EEEE', locale='fr')} {number_of_day} {format_date(there, 'MMMM', locale='fr')}"


def _hour(there: datetime) -> str:
    return f"{there.hour}\u00a0h\u00a0{there.minute:02}" if there.minute else f"{there.hour}\u00a0h"


def days_said(days: Sequence[int]) -> str:
    """Days of the week: "Du lundi au vendredi", "Lundi, jeudi"; "" for none."""
    if not days:
        return ""
    if len(days) > 2 and tuple(days) == tuple(range(days[0], days[-1] + 1)):
        return f"Du {DAYS[days[0]]} au {DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days).capitalize()


def days_ago(instant: datetime, now: datetime) -> str:
    """How long ago, in days: "aujourd'hui", "hier", "il y a 12 jours", then the day itself."""
    days = (now.astimezone(FRANCE).date() - instant.astimezone(FRANCE).date()).days
    if days <= 0:
        return "aujourd'hui"
    if days == 1:
        return "hier"
    return f"il y a {days} jours" if days <= 30 else f"le {day(instant)}"  # a month: a date says more


def count(value: int, word: str, many: str | None = None) -> str:
    """A number and its word, in the plural from two on: "1 personne", "3 personnes"."""
    return f"{number(value)} {word if value < 2 else many or word + 's'}"  # French plurals begin at two


def one_form(label: str) -> str:
    """The first form of a trade named in two genders: "Agent / Agente d'entretien" is "Agent d'entretien"."""
    first, _, second = label.partition(" / ")
    shared = second.split()[len(first.split()) :]
    return " ".join([first, *shared])


def of(name: str) -> str:
    """A name after "de": "de Guéret", "d'Aubusson", "du Bourg-d'Hem", "des Mars", "de La Souterraine"."""
    if name.startswith("Le "):
        return "du " + name[3:]
    if name.startswith("Les "):
        return "des " + name[4:]
    return ("d'" if fold(name)[:1] in "aeiouyh" else "de ") + name


def named(means: Iterable[Means]) -> list[tuple[str, str, int]]:
    """Each means as the map's script knows it, its name, and its minutes: ("car", "Voiture", 30)."""
    return [(one.mode.value, MODES[one.mode], one.max_minutes) for one in means]


FILTERS: dict[str, Any] = {
    "count": count,
    "day": day,
    "days_ago": days_ago,
    "duration": duration,
    "moment": moment,
    "number": number,
    "of": of,
    "one_form": one_form,
    "when": when,
    "sentence": sentence,
    "spoken": spoken,
}
"""Filters of the templates."""

GLOBALS: dict[str, Any] = {
    "BANDS_SAID": BANDS_SAID,
    "KINDS": KINDS,
    "KINDS_AROUND": KINDS_AROUND,
    "MODES": MODES,
    "STAGES": STAGES,
    "named": named,
}
"""Words the templates look up."""
