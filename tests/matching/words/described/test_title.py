"""What an employer's sentence is called."""

from datetime import date

import pytest

from matching import Kind, Knowledge
from matching.words.described.named_work import named_work
from matching.words.described.short_title import short_title
from matching.words.times.one_day import LONGEST_TITLE
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
        ("bénévole à compter du 1/12 pour trier les jouets", "Trier les jouets"),
        ("bénévole pour la bibliothèque", "Bibliothèque"),
        ("coup de main au vêlage fevrier a avril", "Vêlage"),
        ("coup de main pour les foins en juin", "Foins"),
        ("une matinée bénévole le samedi 12 décembre pour ranger la boutique", "Ranger la boutique"),
        ("extra pour servir 24, 25 et 31 décembre", "Extra pour servir"),
        ("tenir le stand les 14 et 15 août", "Tenir le stand"),
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


@pytest.mark.parametrize(
    ("label", "title"),
    (
        ("Boulanger / Boulangère", "Boulanger / Boulangère"),
        (
            "Agent territorial spécialisé / Agente territoriale spécialisée des écoles maternelles (ATSEM)",
            "ATSEM",
        ),
        (
            "Agent / Agente d'intervention et d'assainissement en milieu radioactif bactériologique et chimique",
            "Agent d'intervention et d'assainissement en milieu radioactif (H/F)",
        ),
    ),
)
def test_an_official_title_is_short_enough_for_the_form(label: str, title: str) -> None:
    assert short_title(label) == title


def test_no_title_of_a_trade_is_longer_than_the_form_takes(knowledge: Knowledge) -> None:
    assert max(len(short_title(one.label)) for one in knowledge.rome.titles) <= LONGEST_TITLE


def test_a_date_to_begin_on_is_no_trade(knowledge: Knowledge) -> None:
    found = read(knowledge, "pour 3 semaines à compter du 14/12/2026 boulanger de nuit 22h-5h")

    assert (found.title, found.starts) == ("Boulanger / Boulangère", date(2026, 12, 14))
