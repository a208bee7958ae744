"""Whoever seeks for somebody else is asked: the words that say so are found, and a house's own names are not."""

import pytest

from matching.words.seekers import seeks_for


@pytest.mark.parametrize(
    ("text", "who"),
    (
        ("mon cousin garagiste à Felletin cherche un mécanicien", "mon cousin garagiste à Felletin cherche"),
        ("Mairie cherche agent d'entretien", "Mairie"),
        ("la coiffeuse d'à côté cherche une apprentie", "coiffeuse d'à côté"),
        ("un mécano pour le garage de mon cousin", "pour le garage de mon cousin"),
        ("ménage chez ma voisine, 2 h", "chez ma voisine"),
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
