"""What the words of an offer say of its conditions, and nothing that they do not say."""

import pytest

from ingest import conditions as said
from ingest.shapes import AskedFor
from matching import Level


@pytest.mark.parametrize(
    ("label", "hours"),
    [
        ("35H/semaine\nTravail en journée", 35.0),
        ("Temps partiel - 26H15/semaine", 26.25),
        ("37H50\nTravail en journée", 37 + 50 / 60),
        ("2H/semaine", 2.0),
        ("De 24h à 30h", 30.0),
        ("2 heures par semaine", 2.0),
        ("151H par mois", None),
        ("7H par jour", None),
        ("Temps plein", None),
        (None, None),
    ],
)
def test_hours_a_week(label: str | None, hours: float | None) -> None:
    assert said.hours_per_week(label) == hours


@pytest.mark.parametrize(
    ("text", "nights"),
    [("Travail de nuit", True), ("Équipes en 3x8", True), ("Travail en journée", False), ("Une nuit étoilée", None)],
)
def test_nights(text: str, *, nights: bool | None) -> None:
    assert said.nights(text) is nights


@pytest.mark.parametrize(
    ("text", "weekends"),
    [
        ("Travail le week-end", True),
        ("Travail dimanche et jours fériés", True),
        ("Du lundi au vendredi", False),
        ("Pas de travail le dimanche", False),
        ("35H", None),
    ],
)
def test_weekends(text: str, *, weekends: bool | None) -> None:
    assert said.weekends(text) is weekends


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        ("D", "Débutant accepté", (0, False)),
        ("E", "Expérience exigée de 3 An(s)", (36, True)),
        ("E", "6 Mois", (6, True)),
        ("S", "Expérience souhaitée de 2 An(s)", (24, False)),
        (None, None, (None, None)),
    ],
)
def test_experience(code: str | None, label: str | None, expected: tuple[int | None, bool | None]) -> None:
    assert said.experience_months(code, label) == expected


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("CAP, BEP et équivalents", Level.CAP),
        ("Bac ou équivalent", Level.BAC),
        ("Bac+2 ou équivalents", Level.BAC2),
        ("Bac+3, Bac+4 ou équivalents", Level.BAC3),
        ("Bac+5 et plus ou équivalents", Level.BAC5),
        ("Aucune formation scolaire", Level.NONE),
        ("Autre", None),
    ],
)
def test_the_level_of_a_diploma(label: str, level: Level | None) -> None:
    assert said.level_of(label) is level


def test_the_lowest_diploma_opens_the_door() -> None:
    diplomas = [AskedFor(niveau="Bac ou équivalent", exigence="E"), AskedFor(niveau="CAP, BEP et équivalents")]

    assert said.diploma_asked(diplomas) == (Level.CAP, False)


@pytest.mark.parametrize(
    ("label", "code"),
    [("B - Véhicule léger", "B"), ("EC - Poids lourd + remorque", "CE"), ("AM - Cyclomoteur", "AM"), ("CACES", None)],
)
def test_the_code_of_a_licence(label: str, code: str | None) -> None:
    assert said.licence_code(label) == code


@pytest.mark.parametrize(
    ("label", "pay"),
    [
        ("Horaire de 11,88 Euros à 11,88 Euros", "11,88 € de l'heure"),
        ("Horaire de 12.0 Euros à 13.5 Euros sur 12.0 mois", "12 à 13,50 € de l'heure"),
        ("Annuel de 25000.0 Euros à 30000.0 Euros", "25\u202f000 à 30\u202f000 € par an"),
        ("Annuel de 17,00 Euros à 27,00 Euros", None),
        ("Annuel de", None),
        ("SMIC + 5 %", "SMIC + 5 %"),
        (None, None),
    ],
)
def test_pay_as_people_say_it(label: str | None, pay: str | None) -> None:
    assert said.salary(label) == pay


@pytest.mark.parametrize(
    ("label", "contract"),
    [
        ("Contrat à durée indéterminée", "CDI"),
        ("Mission intérimaire - 15 Jour(s)", "Intérim - 15 jours"),
        ("Contrat travail saisonnier - 7 Mois", "Saisonnier - 7 mois"),
        ("Profession libérale", "Profession libérale"),
        ("", None),
    ],
)
def test_contracts_as_people_say_them(label: str, contract: str | None) -> None:
    assert said.contract(label) == contract


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Véhicule personnel indispensable", True),
        ("Site non desservi par les transports", True),
        ("Véhicule de service fourni", None),
        ("Permis B souhaité", None),
    ],
)
def test_a_vehicle_of_ones_own(text: str, *, needed: bool | None) -> None:
    assert said.vehicle_needed(text) is needed


def test_loads_and_shared_transport() -> None:
    assert said.heavy("Port de charges lourdes") is True
    assert said.heavy("Pas de port de charges") is False
    assert said.transport_offered("Covoiturage possible depuis Guéret") is True
    assert (said.heavy("Accueil"), said.transport_offered("Accueil")) == (None, None)
