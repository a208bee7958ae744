"""Several trades sought in one breath are several openings, each with what is said of it and of all."""

import pytest

from matching import Knowledge
from matching.words.described.several import MOST_AT_ONCE, each_sought


def apart(knowledge: Knowledge, text: str) -> tuple[str, ...]:
    return each_sought(text, titles=knowledge.titles, rome=knowledge.rome)


@pytest.mark.parametrize(
    ("text", "each"),
    (
        (
            "Je cherche 1 cuisinier, 2 serveurs et 1 plongeur pour la saison, 35 h",
            (
                "Je cherche 1 cuisinier pour la saison, 35 h",
                "Je cherche 2 serveurs pour la saison, 35 h",
                "Je cherche 1 plongeur pour la saison, 35 h",
            ),
        ),
        (
            "Besoin d'1 cuisinier et 2 serveurs.\nLogés.",
            ("Besoin d'1 cuisinier.\nLogés.", "Besoin de 2 serveurs.\nLogés."),
        ),
        (
            "Nous recrutons :\n- 2 maçons\n- 1 secrétaire à mi-temps",
            ("Nous recrutons :\n- 2 maçons", "Nous recrutons :\n- 1 secrétaire à mi-temps"),
        ),
        (
            "2 maçons et 1 manœuvre démarrage lundi prochain CDD 3 mois",
            ("2 maçons démarrage lundi prochain CDD 3 mois", "1 manœuvre démarrage lundi prochain CDD 3 mois"),
        ),
        (
            "1 personne à l'accueil et 2 personnes pour le ménage des chambres",
            ("1 personne à l'accueil", "2 personnes pour le ménage des chambres"),
        ),
    ),
)
def test_each_keeps_what_is_said_before_and_behind_the_row(
    knowledge: Knowledge, text: str, each: tuple[str, ...]
) -> None:
    assert apart(knowledge, text) == each


@pytest.mark.parametrize(
    ("text", "each"),
    (
        (
            "Recherche un serveur 35h et un plongeur 20h. Restaurant à Royère",
            ("Recherche un serveur 35h. Restaurant à Royère", "Recherche un plongeur 20h. Restaurant à Royère"),
        ),
        (
            "une vendeuse le week-end et un boulanger la nuit, CDI",
            ("une vendeuse le week-end, CDI", "un boulanger la nuit, CDI"),
        ),
        (
            "Je cherche une serveuse et une cuisinière sachant faire la pâtisserie",
            ("Je cherche une serveuse", "Je cherche une cuisinière sachant faire la pâtisserie"),
        ),
    ),
)
def test_what_is_said_of_one_is_not_said_of_the_other(knowledge: Knowledge, text: str, each: tuple[str, ...]) -> None:
    assert apart(knowledge, text) == each


@pytest.mark.parametrize(
    "text",
    (
        "cherche un vendeur ou une vendeuse",
        "on cherche deux serveuses et un serveur",
        "cherche un apprenti boulanger et pâtissier",
        "cherche un couple : un cuisinier et une serveuse",
        "un maçon et un permis B",
        "je cherche un mécanicien et un camion",
        "cherche une personne pour garder 2 enfants et 1 chien",
        "cherche un serveur, une équipe de 3 cuisiniers vous attend",
        "serveur ou serveuse, 2 postes",
    ),
)
def test_one_opening_stays_one(knowledge: Knowledge, text: str) -> None:
    assert apart(knowledge, text) == ()


def test_a_long_row_makes_so_many_openings_and_no_more(knowledge: Knowledge) -> None:
    row = "1 maçon, 1 plombier, 1 boulanger, 1 serveur, 1 cuisinier, 1 secrétaire, 1 comptable, 1 coiffeur"

    assert len(apart(knowledge, f"Je cherche {row}")) == MOST_AT_ONCE
