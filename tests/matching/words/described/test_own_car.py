"""The car to come with names no trade; the cars of the work do."""

import pytest

from matching.words.described.own_car import without_own_car


@pytest.mark.parametrize(
    ("text", "left"),
    (
        ("agent recenseur, voiture perso", "agent recenseur,"),
        ("livreur avec sa voiture personnelle", "livreur"),
        ("auto indispensable, secteur Guéret", ", secteur Guéret"),
        ("ménage, il faut une voiture", "ménage,"),
        ("aide à domicile, permis B + voiture", "aide à domicile,"),
        ("aide à domicile, véhiculée", "aide à domicile,"),
        ("ménage, motorisé", "ménage,"),
    ),
)
def test_a_car_to_come_with_leaves_the_work(text: str, left: str) -> None:
    assert without_own_car(text).strip() == left


@pytest.mark.parametrize(
    "text",
    (
        "mécanicien auto exigé",
        "moniteur auto-école obligatoire",
        "vendeur de voitures",
        "laver les véhicules de société",
        "il faut une voiture à réparer",
        "outils motorisés, portail motorisé",
    ),
)
def test_cars_that_are_the_work_stay(text: str) -> None:
    assert without_own_car(text) == text
