"""The work that a wish refuses is known by its own words, without those that refuse it."""

import pytest

from matching.words.wishes.refused_work import refused_work, without_refused_work


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("pas de bureau", ("bureau",)),
        ("je deteste les bureaux", ("bureaux",)),
        ("tout sauf le bureau", ("bureau",)),
        ("je ne veux plus faire de camion", ("camion",)),
        ("La sécurité non, j'ai donné", ("sécurité",)),
        ("marre de l'usine, plus de ménage", ("usine", "ménage")),
        ("j'étais coiffeuse, maintenant autre chose", ("coiffeuse",)),
        ("rien dans le bâtiment, pas le soir", ("bâtiment",)),
        ("autre chose que la vente", ("vente",)),
        ("plus faire les bureaux", ("faire les bureaux",)),
        ("ménage mais j'ai peur des chiens", ("chiens",)),
        ("cuisine, je suis allergique à la farine", ("farine",)),
        ("je n'ai pas peur des chiens", ()),
    ],
)
def test_what_is_refused_is_named(wish: str, work: tuple[str, ...]) -> None:
    assert refused_work(wish) == work


@pytest.mark.parametrize("wish", ["ménage", "pas le soir", "pas avant 9h", "sans porter lourd", "sans voiture", ""])
def test_times_limits_and_ways_are_no_work(wish: str) -> None:
    assert refused_work(wish) == ()


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        ("pas de bureau", ""),
        ("je ne veux plus faire de camion", ""),
        ("vente mais pas de bureau, pas le soir", "vente, pas le soir"),
        ("2h le matin, je deteste les bureaux", "2h le matin"),
        ("jardin sans porter lourd, plus de ménage", "jardin, Pas de charges lourdes"),
    ],
)
def test_the_rest_of_the_wish_stays(wish: str, left: str) -> None:
    assert without_refused_work(wish) == left
