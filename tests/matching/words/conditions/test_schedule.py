"""The days of work, the weekends and the nights, and those that are refused."""

import pytest

from matching.words import conditions as said
from tests.matching.words.conditions.reading import read


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
    ("text", "days"),
    [
        ("Service du mardi au samedi", (1, 2, 3, 4, 5)),
        ("Les lundis, mardis et jeudis de 6h20 à 8h50", (0, 1, 3)),
        ("Du lundi au vendredi de 6h à 12h et le samedi de 8h à 11h", (0, 1, 2, 3, 4, 5)),
        ("Repos les mardi et mercredi", (0, 3, 4, 5, 6)),
        ("Notre agence vous accueille du lundi au vendredi", None),
        ("Travail le samedi et le dimanche", None),
    ],
)
def test_days_of_work(text: str, days: tuple[int, ...] | None) -> None:
    assert read(said.days_in, text) == days


@pytest.mark.parametrize(
    ("text", "weekends"),
    [
        ("Aucun travail le dimanche", False),
        ("Week-ends exclus", False),
        ("Samedis exclus", None),
        ("Un samedi sur deux", True),
    ],
)
def test_days_that_are_refused_are_no_weekend_work(text: str, *, weekends: bool | None) -> None:
    assert read(said.weekends_in, text) is weekends


def test_shifts_that_are_refused_are_no_shifts() -> None:
    assert read(said.shifts_in, "Pas de travail posté, aucun 2x8") is None


@pytest.mark.parametrize(
    ("text", "nights"),
    [
        ("Horaires de 21h45 à 05h15", True),
        ("Pas de travail de nuit", False),
        ("Aucun travail de nuit", False),
        ("Horaires de nuit exclus", False),
        ("Postes en équipe, hors nuits", False),
        ("Le travail de nuit n'est pas demandé", False),
        ("Horaires fixes, sans 3x8", None),
        ("Panier et prime de nuit", None),
        ("Nuit étoilée", None),
        ("Il s'agit de 2 heures par semaine, le mardi matin.", False),
        ("Contrat de 5 heures par semaine, en trois matinées, à caler ensemble.", False),
        ("Le mercredi après-midi", False),
        ("Le travail est du matin : l'après-midi est libre.", False),
        ("Vous travaillez en journée et rentrez le soir.", False),
        ("26 heures par semaine, en journée.", False),
        ("Vous conduisez les élèves le matin et le soir.", None),
        ("Travail en équipe, une semaine du matin, une semaine du soir.", None),
        ("L'équipe se réunit chaque lundi matin autour d'un café.", None),
        ("Il y a une coupure l'après-midi.", None),
    ],
)
def test_hours_at_night_are_night_work(text: str, *, nights: bool | None) -> None:
    assert read(said.nights_in, text) is nights


@pytest.mark.parametrize(
    ("text", "rarely"),
    [
        ("Travail un samedi par mois", True),
        ("Week-ends occasionnels", True),
        ("Quelques dimanches dans l'année", True),
        ("Travail le samedi", None),
        ("Un samedi sur deux", None),
    ],
)
def test_a_weekend_now_and_then_is_told_from_a_regular_one(text: str, *, rarely: bool | None) -> None:
    assert read(said.weekends_rarely_in, text) is rarely
