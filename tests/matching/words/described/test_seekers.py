"""Whoever seeks for somebody else is asked: the words that say so are found, and a house's own names are not."""

import pytest

from matching.words.described.seekers import seeks_for


@pytest.mark.parametrize(
    ("text", "who"),
    (
        ("mon cousin garagiste à Felletin cherche un mécanicien", "mon cousin garagiste à Felletin cherche"),
        ("Mairie cherche agent d'entretien", "Mairie"),
        ("la coiffeuse d'à côté cherche une apprentie", "coiffeuse d'à côté"),
        ("un mécano pour le garage de mon cousin", "pour le garage de mon cousin"),
        ("ménage chez ma voisine, 2 h", "chez ma voisine"),
        ("la cantine cherche quelqu'un", "cantine"),
        ("le garage du Pont cherche un mécanicien", "garage du Pont"),
        ("la mairie du village cherche un agent", "mairie du village"),
        ("notre voisine cherche une aide", "notre voisine cherche"),
    ),
)
def test_somebody_else_s_need_is_told_in_its_words(text: str, who: str) -> None:
    assert seeks_for(text, employer="Boulangerie du Pont") == who


@pytest.mark.parametrize(
    "text",
    (
        "Boulangerie cherche vendeuse",
        "notre entreprise recrute un vendeur",
        "nous cherchons une vendeuse",
        "cherche vendeuse",
        "Bonjour, je cherche un apprenti",
        "vendeuse pour un remplacement",
    ),
)
def test_one_s_own_need_is_nobody_else_s(text: str) -> None:
    assert seeks_for(text, employer="Boulangerie du Pont") == ""


@pytest.mark.parametrize(
    ("text", "employer"),
    (
        ("boulangerie cherche vendeuse 20h", "Le Fournil de la Terrade"),
        ("notre boulangerie cherche une vendeuse 20h", "Le Fournil de la Terrade"),
        ("notre laboratoire cherche un pâtissier", "Le Fournil de la Terrade"),
        ("pâtisserie cherche vendeuse", "Le Fournil de la Terrade"),
        ("boulanger cherche apprenti", "Le Fournil de la Terrade"),
        ("boulangerie cherche vendeuse", "Aux Délices"),
        ("restaurant cherche serveur", "Auberge du Cerf"),
        ("garagiste cherche mécanicien", "Garage du Lac"),
        ("mairie cherche agent", "Mairie de Felletin"),
    ),
)
def test_a_house_of_one_s_own_trade_is_one_s_own_whatever_its_name(text: str, employer: str) -> None:
    assert seeks_for(text, employer=employer) == ""


@pytest.mark.parametrize("employer", ("Auberge du Cerf", "Mairie de Felletin", "Garage du Lac"))
def test_a_house_of_another_trade_is_asked_about(employer: str) -> None:
    assert seeks_for("boulangerie cherche vendeuse", employer=employer) == "boulangerie"


@pytest.mark.parametrize("employer", ("Mme Roux", "M. et Mme Faure", "Famille Petit"))
def test_whoever_has_an_account_under_their_own_name_seeks_for_their_mother(employer: str) -> None:
    assert not seeks_for("auxiliaire de vie pour ma mère, 2 h le matin", employer=employer)
    assert seeks_for("ménage chez ma voisine, 2 h", employer=employer) == "chez ma voisine"
