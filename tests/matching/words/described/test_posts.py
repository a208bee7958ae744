"""How many people are sought is summed where each has a number, and asked where nobody gives one."""

import pytest

from kit import fold
from matching import Knowledge
from matching.words.described.posts import posts_in, some_people
from tests.matching.words.described.reading import read


@pytest.mark.parametrize(
    ("text", "posts"),
    (
        ("On cherche un cuisinier et deux serveurs", 3),
        ("2 maçons et un manœuvre", 3),
        ("1 personne à l'accueil et 2 personnes pour le ménage", 3),
        ("Nous cherchons un couple de gardiens", 2),
        ("besoin de 4 cueilleurs", 4),
        ("village vacances : 1 cuisinier, 2 réceptionnistes et 3 animateurs enfants", 6),
        ("cherche une dizaine de bénévoles", 10),
        ("agent recenseur x3", 3),
        ("gîte 12 personnes cherche ménage", None),
        ("2 infirmiers, 3 patients", 2),
        ("serveur du 5 janvier au 6 février", None),
        ("une équipe de 5 personnes cherche un vendeur", None),
        ("un maçon et un permis B", None),
        ("cherche une personne pour garder 2 enfants et 1 chien", None),
    ),
)
def test_people_are_counted_and_nothing_else(text: str, posts: int | None) -> None:
    assert posts_in(fold(text)) == posts


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("cherche cuisinier(e) et serveur(se) pour l'été", "cuisinier(e) et serveur(se)"),
        ("recherche serveurs pour un mariage", "serveurs"),
        ("La bibliothèque cherche des bénévoles", "des bénévoles"),
        ("recherche 3 serveurs", ""),
        ("cherche vendeuse", ""),
        ("aide auprès des personnes âgées", ""),
        ("accompagner des personnes à mobilité réduite", ""),
        ("je cherche des personnes motivées", "des personnes"),
    ),
)
def test_several_without_a_number_are_asked_about(text: str, words: str) -> None:
    assert some_people(text) == words


@pytest.mark.parametrize(
    ("text", "count"),
    (
        ("2 extras du 20 au 24 décembre en pâtisserie", 2),
        ("il me faut deux extras pour noël", 2),
        ("3 vendeuses pour le marché", 3),
        ("deux saisonniers pour les fraises", 2),
        ("ménage de 4 chambres", None),
        ("2 nuits par semaine au fournil", None),
    ),
)
def test_how_many_are_sought_is_read_of_any_word_for_them(knowledge: Knowledge, text: str, count: int | None) -> None:
    assert read(knowledge, text).conditions.positions == count
