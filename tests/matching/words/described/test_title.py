"""What an employer's sentence is called."""

from datetime import date

import pytest

from matching import Kind, Knowledge
from matching.words.described.named_work import named_work
from tests.matching.words.described.reading import read


@pytest.mark.parametrize(
    ("text", "title"),
    (
        ("bénévoles, 17h30, à Bourganeuf, tenir la buvette", "Tenir la buvette"),
        ("Bourganeuf : bénévole pour tenir le stand à Felletin", "Tenir le stand"),
        ("gratuit, bénévoles pour aider aux devoirs", "Aider aux devoirs"),
        ("un jeune en service civique pour animer les ateliers", "Animer les ateliers"),
        ("bénévole à l'aise avec l'ordinateur", "À l'aise avec l'ordinateur"),
        ("nous avons besoin d'un bénévole pour tenir la caisse", "Tenir la caisse"),
        ("bénévoles le samedi 17h30, gratuit, Felletin", ""),
        ("des bénévoles le samedi matin pour trier les jouets", "Trier les jouets"),
        ("une matinée bénévole le samedi 12 décembre pour ranger la boutique", "Ranger la boutique"),
    ),
)
def test_no_title_is_an_hour_a_place_or_a_price(text: str, title: str) -> None:
    assert named_work(text, places=("Bourganeuf", "Felletin")) == title


def test_a_mission_is_called_by_its_own_words(knowledge: Knowledge) -> None:
    found = read(knowledge, "On a besoin de bras pour allumer le four du village une fois par mois, bénévole")

    assert found.title == "Allumer le four du village"


@pytest.mark.parametrize(
    ("text", "title", "starts"),
    (
        (
            "Tenir la buvette de la fête du village samedi 12 décembre de 14h à 18h avec le comité des fêtes",
            "Tenir la buvette de la fête du village",
            date(2026, 12, 12),
        ),
        (
            "La brocante de l'école dimanche 13 décembre de 9h à 12h avec l'association des parents",
            "La brocante de l'école",
            date(2026, 12, 13),
        ),
    ),
)
def test_what_has_a_date_is_done_once(knowledge: Knowledge, text: str, title: str, starts: date) -> None:
    found = read(knowledge, text)

    assert (found.title, found.kind, found.starts, found.once) == (title, Kind.VOLUNTEERING, starts, True)
    assert (found.conditions.days, found.conditions.hours_per_week) == ((), None)


def test_a_title_of_ones_own_words_has_no_holes(knowledge: Knowledge) -> None:
    text = "Mission benevole : aider a distribuer les colis alimentaire le jeudi aprem avec notre asso"

    assert read(knowledge, text).title == "Aider a distribuer les colis alimentaire"


@pytest.mark.parametrize("text", ("du 15 au 24 décembre, trier des zzz", "Trier des zzz du 15 au 24 décembre"))
def test_days_of_a_month_are_no_title(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, f"Bénévoles, {text}").title == "Trier des zzz"
