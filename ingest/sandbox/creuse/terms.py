"""The conditions of an offer, drawn first: everything that its fields and its sentences say must agree with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from ingest.sandbox.creuse.phrasebook import Habits, Phrasebook, weighted

WEEKS_PER_MONTH = 52 / 12
FULL_TIME_HOURS = 35

_CONTRACTS = {"CDI": "CDI", "CDD": "CDD", "MIS": "Intérim", "SAI": "Saisonnier"}
_APPRENTICES = 0.02
_EXPERIENCES = (("3 mois", "3 Mois"), ("6 mois", "6 Mois"), ("d'un an", "1 An(s)"), ("de deux ans", "2 An(s)"))
_LONG_EXPERIENCE = ("de cinq ans", "5 An(s)")


@dataclass(frozen=True, slots=True)
class Terms:
    """What an offer proposes and asks. Hours are those of a week, pay is gross."""

    contract: str
    months: int
    apprentice: bool
    hours: int
    rhythm: str
    hourly_euros: float | None
    experience: str
    """As codes: D beginners, S wished, E required."""
    experience_words: str
    experience_label: str
    licence: tuple[str, str] | None
    """Its label, and E where it is required, S where it is wished."""
    travel: bool

    @property
    def is_part_time(self) -> bool:
        """Whether it is less than the legal week."""
        return self.hours < FULL_TIME_HOURS

    @property
    def contract_label(self) -> str:
        """The contract as offers write it: "CDD - 6 Mois"."""
        label = _CONTRACTS[self.contract]
        return label if self.contract == "CDI" else f"{label} - {self.months} Mois"

    def hours_label(self, rhythm_label: str) -> str:
        """The week as offers write it: "Temps partiel - 20H/semaine" and the rhythm on the next line."""
        begin = "Temps partiel - " if self.is_part_time and self.hours >= 10 else ""
        return f"{begin}{self.hours}H/semaine\n{rhythm_label}"

    def pay_label(self) -> str | None:
        """The pay as offers write it: by the hour for part time, by the month otherwise; None where unsaid."""
        if self.hourly_euros is None:
            return None
        if self.is_part_time:
            return f"Horaire de {self.hourly_euros:.2f} Euros"
        monthly = round(self.hourly_euros * self.hours * WEEKS_PER_MONTH)
        if monthly % 3 == 0:
            return f"Mensuel de {monthly}.0 Euros à {monthly + 150}.0 Euros sur 12.0 mois"
        return f"Mensuel de {monthly}.0 Euros sur 12.0 mois"


def draw_terms(rng: Random, rome: str, habits: Habits, book: Phrasebook, *, hours: int | None) -> Terms:
    """Conditions usual for the trade; `hours` fixes the week where a story needs it."""
    contract = weighted(rng, habits.contracts)
    apprentice = hours is None and rng.random() < _APPRENTICES
    if hours is None:
        part_time = contract != "MIS" and not apprentice and rng.random() < habits.part_time
        hours = rng.choice(habits.part_hours if part_time else habits.full_hours)
    diploma = book.diplomas.get(rome)
    experience, words, label = _experience(rng, habits, apprentice=apprentice)
    low, high = habits.hourly
    return Terms(
        contract="CDD" if apprentice else contract,
        months=12 if apprentice else rng.choice((1, 2, 3, 4, 6, 6, 9, 12)),
        apprentice=apprentice,
        hours=hours,
        rhythm=weighted(rng, habits.rhythms),
        hourly_euros=_pay(rng, low, high, regulated=bool(diploma and diploma["exigence"] == "E")),
        experience=experience,
        experience_words=words,
        experience_label=label,
        licence=_licence(rng, rome, habits.licence, book),
        travel=rng.random() < habits.travel,
    )


def _pay(rng: Random, low: float, high: float, *, regulated: bool) -> float | None:
    """An hour's pay, near the lowest more often than not; in a third of offers it is not said."""
    share = rng.random() ** 2
    if rng.random() < 0.33:
        return None
    return round(low + (high - low) * (0.5 + share / 2 if regulated else share), 2)


def _experience(rng: Random, habits: Habits, *, apprentice: bool) -> tuple[str, str, str]:
    if apprentice or rng.random() < habits.beginners:
        return "D", "", "Débutant accepté"
    words, label = rng.choice(_EXPERIENCES) if rng.random() < 0.93 else _LONG_EXPERIENCE
    if words[0].isdigit():
        words = f"de {words}"
    return rng.choices(("E", "S"), weights=(3, 1))[0], words, label


def _licence(rng: Random, rome: str, habit: Mapping[str, Any], book: Phrasebook) -> tuple[str, str] | None:
    if rome in book.licences:
        label, exigence = book.licences[rome]
        return label, exigence
    if rng.random() >= habit["share"]:
        return None
    return habit["label"], "E" if rng.random() < habit["required"] else "S"
