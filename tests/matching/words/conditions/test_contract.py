"""The contract, its pay and its beginning, as people say them."""

from datetime import UTC, datetime

import pytest

from matching.words import conditions as said
from matching.words.conditions import Passage
from tests.matching.words.conditions.reading import read


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
    ("label", "hours", "pay"),
    [
        ("Horaire de 12.0 Euros sur 12.0 mois", 35.0, (1820.0, 1820.0)),
        ("Annuel de 26000.0 Euros à 39000.0 Euros sur 13.0 mois", None, (2000.0, 3000.0)),
        ("Mensuel de 2000.0 Euros sur 13.0 mois", None, (2000.0, 2000.0)),
        ("Horaire de 12.0 Euros", None, None),
        ("Annuel de 17,00 Euros à 27,00 Euros", None, None),
    ],
)
def test_pay_by_month(label: str, hours: float | None, pay: tuple[float, float] | None) -> None:
    found = said.monthly_pay(label, hours=hours, full_time=None)

    assert (found and (found.least, found.most)) == pay


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Rémunération : à partir de 2 600,00€ par mois", (2600.0, None)),
        ("Salaire fixe entre 36 000€ - 42 000€ brut an", (3000.0, 3500.0)),
        ("Salaire : 1700 € net par mois", None),
        ("Bon d'achat de 30€/mois", None),
    ],
)
def test_pay_in_a_text(text: str, pay: tuple[float, float | None] | None) -> None:
    found = said.pay_in(Passage(text), hours=None, full_time=None)

    assert (found and (found.value.least, found.value.most)) == pay


def test_the_minimum_wage_is_that_of_the_day() -> None:
    published = datetime(2024, 11, 15, tzinfo=UTC)

    whole = said.minimum_wage_in(Passage("Rémunération au SMIC"), published=published, hours=35, full_time=None)
    share = said.minimum_wage_in(Passage("55 % du SMIC"), published=published, hours=35, full_time=None)

    assert whole is not None
    assert whole.value.least == 1801.8
    assert share is None


@pytest.mark.parametrize(
    ("text", "soon"),
    [
        ("Poste à pourvoir immédiatement.", True),
        ("Poste à pourvoir tout de suite.", True),
        ("Prise de poste dès que possible, selon vos disponibilités.", True),
        ("Démarrage du contrat : au plus vite", True),
        ("Vous êtes disponible immédiatement ?", True),
        ("Poste à pourvoir le 3 mars.", None),
        ("Vous apprenez rapidement et commencez par une visite.", None),
        ("Prise de poste à 8 h. Réponse rapide assurée.", None),
    ],
)
def test_what_begins_at_once_is_read_and_a_date_is_not(text: str, soon: bool | None) -> None:  # noqa: FBT001 - the value
    assert read(said.soon_in, text) is soon
